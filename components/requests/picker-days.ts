import { Temporal } from 'temporal-polyfill';
import type { SlotOutlook } from '@/lib/availability/queries';
import type { Policy } from '@/lib/domain/policy';
import {
  type Interval,
  instantOfMinute,
  intersect,
  minuteAtOrBefore,
  type Normal,
  normalise,
  subtract,
} from '@/lib/domain/slots';
import { formatDateTime, formatDay, formatList } from '@/lib/format';
import { type WallClock, wallClock } from './wall-clock';

/** A half hour to choose, in both clocks: the reader's own first. Times of day as `15:30`. */
export type PickerSlot = {
  /** RFC 3339, what the form sends. */
  readonly startAt: string;
  readonly own: string;
  readonly ownEnd: string;
  /** Null where both clocks show the same. */
  readonly other: {
    readonly start: string;
    readonly end: string;
    /** Where the date over there is another one: the day, and in which direction. */
    readonly day: string | null;
    readonly shift: -1 | 0 | 1;
  } | null;
  /** Until when it would stand, once chosen. */
  readonly until: string;
};

export type PickerDay = {
  readonly key: string;
  readonly day: string;
  /** When both are free: `19:00-20:30`. Empty without slots. */
  readonly ranges: readonly string[];
  readonly slots: readonly PickerSlot[];
  /** Why there is nothing to choose on this day. */
  readonly why: string | null;
};

/** Seven days of the picker, and the first days of the weeks before and after as `2026-11-30`. */
export type PickerWeek = {
  readonly days: readonly PickerDay[];
  readonly earlier: string | null;
  readonly later: string | null;
  /** Only full and half hours are shown, since there are so many. */
  readonly thinned: boolean;
  /** The other side's clock shows another time on some of these days. */
  readonly differs: boolean;
};

export type PickerReading = {
  readonly outlook: SlotOutlook;
  readonly zone: string;
  readonly otherZone: string;
  /** The other side at the beginning of a sentence. */
  readonly other: string;
  readonly policy: Policy;
  /** Until when a time would stand that is chosen now, before the other side does its part. */
  readonly standsUntil: (startAt: Temporal.Instant, now: Temporal.Instant) => Temporal.Instant;
};

const WEEK = 7;
/** From so many slots in a week on, full and half hours are enough to begin with. */
const MANY = 70;
const HALF_HOUR = 30;

/**
 * The week of the picker that an address asks for, in the reader's zone; without one, the week of the first slot.
 * @param from `2026-11-30`; anything that is not a day of the next weeks counts as not given
 * @param all every start is shown, however many there are
 */
export function pickerWeek(
  reading: PickerReading,
  { from: asked, all = false }: { from?: string | undefined; all?: boolean } = {},
): PickerWeek {
  const { outlook, zone, policy } = reading;
  const today = dateOf(outlook.readAt, zone);
  const last = dateOf(outlook.readAt.add({ hours: 24 * policy.maxAheadDays }), zone);
  const [first] = outlook.starts;
  const wanted = readDate(asked) ?? (first === undefined ? today : dateOf(instantOfMinute(first), zone));
  const ahead = Math.min(Math.max(today.until(wanted).days, 0), today.until(last).days);
  const from = today.add({ days: ahead - (ahead % WEEK) });
  const dates = Array.from({ length: WEEK }, (_, index) => from.add({ days: index })).filter(
    (date) => Temporal.PlainDate.compare(date, last) <= 0,
  );
  const days = dates.map((date) => openDay(date, reading));
  const inAll = days.reduce((sum, { starts }) => sum + starts.length, 0);
  const thinned = !all && inAll > MANY;
  const untilWords = standsWords(reading);
  const previous = from.subtract({ days: WEEK });
  const next = from.add({ days: WEEK });
  return {
    days: days.map((day) => pickerDay(day, reading, thinned, untilWords)),
    earlier: Temporal.PlainDate.compare(previous, today) >= 0 ? previous.toString() : null,
    later: Temporal.PlainDate.compare(next, last) <= 0 ? next.toString() : null,
    thinned,
    differs: days.some(({ starts, own, other }) => starts.some((at) => own.local(at) !== other.local(at))),
  };
}

/** A day of the reader's, with what is offered on it and both clocks. Epoch minutes. */
type OpenDay = Interval & {
  readonly date: Temporal.PlainDate;
  readonly starts: readonly number[];
  readonly own: WallClock;
  readonly other: WallClock;
};

function openDay(date: Temporal.PlainDate, { outlook, zone, otherZone }: PickerReading): OpenDay {
  const start = minuteAtOrBefore(date.toZonedDateTime(zone).toInstant());
  const end = minuteAtOrBefore(date.add({ days: 1 }).toZonedDateTime(zone).toInstant());
  const starts = outlook.starts.filter((at) => at >= start && at < end);
  const day = { start, end };
  return { ...day, date, starts, own: wallClock(zone, day), other: wallClock(otherZone, day) };
}

function pickerDay(
  day: OpenDay,
  reading: PickerReading,
  thinned: boolean,
  untilWords: (start: number) => string,
): PickerDay {
  const { outlook, zone, policy } = reading;
  const { starts, own } = day;
  const shown = thinned ? starts.filter((at) => own.local(at) % HALF_HOUR === 0) : starts;
  const calls = starts.map((start) => ({ start, end: start + policy.callMinutes }));
  return {
    key: day.date.toString(),
    day: formatDay(day.date, outlook.readAt.toZonedDateTimeISO(zone).year),
    ranges: spans(normalise(calls), own),
    slots: shown.map((start) => pickerSlot(start, day, policy, untilWords(start))),
    why: starts.length > 0 ? null : whyNone(day, reading),
  };
}

function pickerSlot(start: number, { date, own, other }: OpenDay, policy: Policy, until: string): PickerSlot {
  const end = start + policy.callMinutes;
  const shift = other.day(start) - own.day(start);
  const differs = own.local(start) !== other.local(start);
  return {
    startAt: instantOfMinute(start).toString(),
    own: own.time(start),
    ownEnd: own.time(end),
    other: differs
      ? {
          start: other.time(start),
          end: other.time(end),
          day: shift === 0 ? null : formatDay(date.add({ days: shift })),
          shift: shift < 0 ? -1 : shift > 0 ? 1 : 0,
        }
      : null,
    until,
  };
}

/** Until when a start would stand; most of them until the same moment, which is put into words once. */
function standsWords({ outlook, zone, standsUntil }: PickerReading): (start: number) => string {
  const now = outlook.readAt;
  const known = new Map<number, string>();
  return (start) => {
    const until = standsUntil(instantOfMinute(start), now);
    const words = known.get(until.epochMilliseconds) ?? formatDateTime(until, zone, { now });
    known.set(until.epochMilliseconds, words);
    return words;
  };
}

function whyNone(day: OpenDay, { outlook, other, policy }: PickerReading): string {
  const { noticeHours } = outlook.own;
  const hours = intersect(normalise(outlook.own.hours), normalise([{ start: day.start, end: day.end }]));
  if (hours.length === 0) {
    const readAt = minuteAtOrBefore(outlook.readAt);
    const notice = `a call starts at least ${noticeHours} hours ahead.`;
    if (day.start <= readAt) return `Nothing is left today: ${notice}`;
    return day.end <= readAt + noticeHours * 60
      ? `This is too soon: ${notice}`
      : 'You have no hours on this day.';
  }
  const calendar = normalise(outlook.own.calendar);
  const calls = normalise(outlook.own.calls);
  const afterCalendar = subtract(hours, calendar);
  const fits = (free: Normal) => free.some(({ start, end }) => end - start >= policy.callMinutes);
  if (!fits(afterCalendar) && calendar.length > 0) {
    return `Your calendar is busy ${formatList(spans(intersect(hours, calendar), day.own))}.`;
  }
  if (!fits(subtract(afterCalendar, calls)) && calls.length > 0) {
    return `Your other calls take ${formatList(spans(intersect(hours, calls), day.own))}.`;
  }
  if (!fits(subtract(subtract(afterCalendar, calls), normalise(outlook.own.full)))) {
    return 'You have as many calls as you want on this day or in this week.';
  }
  return `${other} is not free in your hours.`;
}

function spans(intervals: Normal, clock: WallClock): string[] {
  return intervals.map(({ start, end }) => `${clock.time(start)}-${clock.time(end)}`);
}

function dateOf(at: Temporal.Instant, zone: string): Temporal.PlainDate {
  return at.toZonedDateTimeISO(zone).toPlainDate();
}

function readDate(text: string | undefined): Temporal.PlainDate | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}
