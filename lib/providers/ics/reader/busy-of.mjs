// @ts-check
import ICAL from 'ical.js';
import { Refusal } from './refusal.mjs';
import { whenOf } from './when-of.mjs';

/**
 * When the owner of an iCalendar file is busy (RFC 5545). Runs in the reader's own thread: rules of repetition are a
 * stranger's, and some keep the library busy for ever.
 */

const MOST_OCCURRENCES = 200_000;
/** How far a change of "this and all after it" is believed to move what lies behind the range. */
const SLACK_MS = 32 * 86_400_000;

/**
 * Every busy time that touches the range. Events count unless they are cancelled or shown as free; a tentative one
 * takes time too, and so does one of a whole day, from midnight to midnight where the calendar is.
 * @typedef {{ from: number, to: number, zone: string }} Range instants in ms, `to` exclusive; where days begin
 * @param {string} text
 * @param {Range} range
 * @returns {[start: number, end: number][]} in no order; they may overlap
 */
export function busyOf(text, range) {
  /** @type {[number, number][]} */
  const busy = [];
  let budget = MOST_OCCURRENCES;
  /** @param {number} start @param {number} end */
  const add = (start, end) => {
    if (start < end && start < range.to && end > range.from) busy.push([start, end]);
    budget -= 1;
    if (budget < 0) throw new Refusal('too_large');
  };
  for (const calendar of calendarsOf(text)) {
    const when = whenOf(calendar, range.zone);
    for (const series of seriesOf(calendar)) addSeries(series, when, range, add);
    for (const component of calendar.getAllSubcomponents('vfreebusy')) addFreeBusy(component, when, add);
  }
  return busy;
}

/** @param {string} text */
function calendarsOf(text) {
  if (!/^\ufeff?\s*BEGIN:VCALENDAR/i.test(text)) throw new Refusal('not_a_calendar');
  const parsed = ICAL.parse(text.trim());
  const roots = Array.isArray(parsed[0]) ? parsed : [parsed];
  return roots.map((/** @type {string | unknown[]} */ root) => new ICAL.Component(root));
}

/** @typedef {{ master: ICAL.Component | null, changes: ICAL.Component[] }} Series */

/**
 * Events by their UID: one that may repeat, and what is different about single times of it.
 * @param {ICAL.Component} calendar
 */
function seriesOf(calendar) {
  /** @type {Series[]} */
  const all = [];
  /** @type {Map<string, Series>} */
  const byUid = new Map();
  for (const component of calendar.getAllSubcomponents('vevent')) {
    const uid = String(component.getFirstPropertyValue('uid') ?? `none ${all.length}`);
    const known = byUid.get(uid);
    const isChange = component.hasProperty('recurrence-id');
    // Some programs give two events one UID; both take time.
    if (known && (isChange || known.master === null)) {
      if (isChange) known.changes.push(component);
      else known.master = component;
      continue;
    }
    const series = { master: isChange ? null : component, changes: isChange ? [component] : [] };
    all.push(series);
    byUid.set(uid, series);
  }
  return all;
}

/** @typedef {ReturnType<typeof whenOf>} When */
/** @typedef {(start: number, end: number) => void} Add */

/** @param {Series} series @param {When} when @param {Range} range @param {Add} add */
function addSeries({ master, changes }, when, range, add) {
  const changed = changes.map((component) => ({
    component,
    span: when.span(component),
    from: when.recurrenceId(component),
  }));
  for (const { component, span } of changed) if (takesTime(component)) add(span.start, span.end(span.start));
  if (!master) return;
  const span = when.span(master);
  if (!master.hasProperty('rrule') && !master.hasProperty('rdate')) {
    if (takesTime(master)) add(span.start, span.end(span.start));
    return;
  }
  const skipped = new Set([...when.exceptions(master), ...changed.map((each) => each.from)]);
  const fromHereOn = changed
    .filter(({ component }) => modifiesFuture(component))
    .sort((a, b) => b.from - a.from);
  const occurrences = new ICAL.RecurExpansion({ component: master, dtstart: span.time });
  for (let next = occurrences.next(); next; next = occurrences.next()) {
    const start = when.instant(next, span.zone);
    if (start >= range.to + (fromHereOn.length > 0 ? SLACK_MS : 0)) break;
    const rule = fromHereOn.find(({ from }) => from <= start);
    const moved = rule ? start + rule.span.start - rule.from : start;
    const isFree = skipped.has(start) || !takesTime(rule?.component ?? master);
    // Counted even so: what comes without end must not be free.
    add(moved, isFree ? moved : (rule?.span ?? span).end(moved));
  }
}

/** @param {ICAL.Component} component */
function takesTime(component) {
  const value = (/** @type {string} */ name) =>
    String(component.getFirstPropertyValue(name) ?? '').toUpperCase();
  return value('status') !== 'CANCELLED' && value('transp') !== 'TRANSPARENT';
}

/** @param {ICAL.Component} component */
function modifiesFuture(component) {
  return component.getFirstProperty('recurrence-id')?.getFirstParameter('range') === 'THISANDFUTURE';
}

/**
 * Calendars that publish times only. What is not said to be free is busy.
 * @param {ICAL.Component} component @param {When} when @param {Add} add
 */
function addFreeBusy(component, when, add) {
  for (const property of component.getAllProperties('freebusy')) {
    if (String(property.getFirstParameter('fbtype') ?? 'BUSY').toUpperCase() === 'FREE') continue;
    for (const period of property.getValues()) {
      if (!(period instanceof ICAL.Period)) throw new Refusal('not_a_calendar');
      add(when.instant(period.start, null), when.instant(period.getEnd(), null));
    }
  }
}
