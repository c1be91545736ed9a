// @ts-check
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { Refusal } from './refusal.mjs';

const DAY_MS = 86_400_000;

/**
 * Turns the times of one calendar into instants. A time in a zone means what the file's own VTIMEZONE says; where it
 * has none, the zone of that name that everybody knows. Times without a zone, and days, are where the calendar is
 * (X-WR-TIMEZONE, which Google and Apple write), or else where the person is.
 * @param {ICAL.Component} calendar
 * @param {string} personZone
 */
export function whenOf(calendar, personZone) {
  const own = String(calendar.getFirstPropertyValue('x-wr-timezone') ?? '');
  const home = isZone(own) ? own : personZone;

  /**
   * @param {ICAL.Time} time
   * @param {string | null} zone the TZID that stands with the time
   * @returns {number} ms since 1970
   */
  function instant(time, zone) {
    if (time.isDate) return inZone(time, home);
    if (time.zone === ICAL.Timezone.utcTimezone) return time.toUnixTime() * 1000;
    if (time.zone?.component) return time.toUnixTime() * 1000;
    if (zone === null) return inZone(time, home);
    if (!isZone(zone)) throw new Refusal('unknown_zone');
    return inZone(time, zone);
  }

  /** @param {ICAL.Property} property */
  function valuesOf(property) {
    return property.getValues().map((value) => {
      const time = value instanceof ICAL.Period ? value.start : value;
      if (!(time instanceof ICAL.Time)) throw new Refusal('not_a_calendar');
      return instant(time, zoneOf(property));
    });
  }

  return {
    instant,

    /**
     * Start of an event, and how its end follows from a start. Whole days stay whole over a change of the clock;
     * everything else keeps its length.
     * @param {ICAL.Component} event
     */
    span(event) {
      const property = event.getFirstProperty('dtstart');
      const time = property?.getFirstValue();
      if (!property || !(time instanceof ICAL.Time)) throw new Refusal('not_a_calendar');
      const zone = zoneOf(property);
      const start = instant(time, zone);
      const length = lengthOf(event, start, instant);
      const days = Math.round(length / DAY_MS);
      /** @param {number} from */
      const end = (from) => (time.isDate ? addDays(from, days, home) : from + length);
      return { time, zone, start, end };
    },

    /** @param {ICAL.Component} event */
    recurrenceId(event) {
      const property = event.getFirstProperty('recurrence-id');
      const [found] = property ? valuesOf(property) : [];
      if (found === undefined) throw new Refusal('not_a_calendar');
      return found;
    },

    /** @param {ICAL.Component} event @returns {number[]} starts that are left out */
    exceptions(event) {
      return event.getAllProperties('exdate').flatMap(valuesOf);
    },
  };
}

/** @param {ICAL.Component} event @param {number} start @param {(time: ICAL.Time, zone: string | null) => number} instant */
function lengthOf(event, start, instant) {
  const property = event.getFirstProperty('dtend');
  const end = property?.getFirstValue();
  if (property && end instanceof ICAL.Time) return instant(end, zoneOf(property)) - start;
  const duration = event.getFirstPropertyValue('duration');
  if (duration instanceof ICAL.Duration) return duration.toSeconds() * 1000;
  const first = event.getFirstPropertyValue('dtstart');
  return first instanceof ICAL.Time && first.isDate ? DAY_MS : 0; // RFC 5545, 3.6.1
}

/** @param {ICAL.Property} property */
function zoneOf(property) {
  const zone = property.getFirstParameter('tzid');
  return typeof zone === 'string' && zone !== '' ? zone : null;
}

/** @param {ICAL.Time} time @param {string} zone */
function inZone({ year, month, day, hour, minute, second }, zone) {
  if (![year, month, day, hour, minute, second].every(Number.isFinite)) throw new Refusal('not_a_calendar');
  const local = { year, month, day, hour, minute, second: Math.min(second, 59) };
  return Temporal.PlainDateTime.from(local, { overflow: 'reject' }).toZonedDateTime(zone).epochMilliseconds;
}

/** @param {number} from @param {number} days @param {string} zone */
function addDays(from, days, zone) {
  return Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).add({ days })
    .epochMilliseconds;
}

/** @param {string} name */
function isZone(name) {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return name !== '';
  } catch {
    return false;
  }
}
