import type { Temporal } from 'temporal-polyfill';
import { invariant } from './domain/invariant';
import { formatZoneName, offsetName } from './zone-names';

export { formatZoneName };

/**
 * Everything a page or a mail says in figures: sums, dates, times, zones, durations, lists. Pure; the zone and, where
 * the year matters, the present moment are handed in. Spaces inside a date or a zone do not break.
 */

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const NO_BREAK = '\u00a0';

/** `now`: the year is added where it is not the present one. `showZone: false` where the page names the zone once. */
export type TimeOptions = { now?: Temporal.Instant | undefined; showZone?: boolean };

/**
 * A sum of money, always with cents, minus as a hyphen: 12000 -> `$120.00`, -2400 -> `-$24.00`.
 * @param cents whole cents
 * @param currency ISO 4217, any case
 * @throws InvariantError if `cents` is not a whole number
 */
export function formatMoney(cents: number, currency = 'USD'): string {
  invariant(Number.isSafeInteger(cents), `${cents} is not a whole number of cents`);
  return moneyFormat(currency).format(cents === 0 ? 0 : cents / 100);
}

/** A share in basis points as a percentage: 2000 -> `20%`, 1250 -> `12.5%`. */
export function formatPercent(basisPoints: number): string {
  return `${basisPoints / 100}%`;
}

/** A count with its thousands marked: 1284 -> `1,284`. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 }).format(count);
}

/** A count and its noun: `1 call`, `3 calls`, `1,284 calls`. The plural is the noun with an s unless it is given. */
export function formatQuantity(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

/** Words in a row: `a`, `a and b`, `a, b and c`. */
export function formatList(words: readonly string[], joiner: 'and' | 'or' = 'and'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${joiner} ${last}`;
}

/** A day: `Tue 24 Nov`, with its year where `now` lies in another one (seen from the day's own zone). */
export function formatDay(day: Temporal.PlainDate, presentYear?: number): string {
  const year = presentYear !== undefined && day.year !== presentYear ? ` ${day.year}` : '';
  return noBreak(`${WEEKDAYS[day.dayOfWeek - 1]} ${day.day} ${MONTHS[day.month - 1]}${year}`);
}

/** Two days, both included: `23 to 29 Nov 2026`, `30 Nov to 6 Dec 2026`, `28 Dec 2026 to 3 Jan 2027`. */
export function formatDayRange(from: Temporal.PlainDate, to: Temporal.PlainDate): string {
  const sameYear = from.year === to.year;
  const month = sameYear && from.month === to.month ? '' : ` ${MONTHS[from.month - 1]}`;
  const first = noBreak(`${from.day}${month}${sameYear ? '' : ` ${from.year}`}`);
  return `${first} to ${noBreak(`${to.day} ${MONTHS[to.month - 1]} ${to.year}`)}`;
}

/** The day an instant falls on in a zone: `Tue 24 Nov`. */
export function formatDate(instant: Temporal.Instant, zone: string, { now }: TimeOptions = {}): string {
  return formatDay(instant.toZonedDateTimeISO(zone).toPlainDate(), yearAt(now, zone));
}

/** The time of day at an instant in a zone, 24 hours: `15:30`. */
export function formatTime(instant: Temporal.Instant, zone: string): string {
  const { hour, minute } = instant.toZonedDateTimeISO(zone);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** A moment: `Mon 23 Nov, 16:05 (New York)`. */
export function formatDateTime(instant: Temporal.Instant, zone: string, options: TimeOptions = {}): string {
  const moment = `${formatDate(instant, zone, options)},${NO_BREAK}${formatTime(instant, zone)}`;
  return withZone(moment, zone, [instant], options);
}

/**
 * A call: `Tue 24 Nov, 15:30-16:00 (New York)`. Where the clocks change, so that the times alone could be read in two
 * ways, the offset stands beside the zone: `(New York, UTC-4 to UTC-5)`.
 */
export function formatSlot(
  start: Temporal.Instant,
  end: Temporal.Instant,
  zone: string,
  options: TimeOptions = {},
): string {
  const first = `${formatDate(start, zone, options)},${NO_BREAK}${formatTime(start, zone)}`;
  const slot = endsOnItsDay(start, end, zone)
    ? `${first}-${formatTime(end, zone)}`
    : `${first} to ${formatDate(end, zone, options)},${NO_BREAK}${formatTime(end, zone)}`;
  return withZone(slot, zone, [start, end], options);
}

/**
 * The same call for the other side, to stand beside `formatSlot`: `20:30-21:00 (London)`, with its date where that
 * differs from the one beside it.
 * @param besideZone the zone of the slot that it stands beside
 */
export function formatSlotBeside(
  start: Temporal.Instant,
  end: Temporal.Instant,
  zone: string,
  besideZone: string,
  options: TimeOptions = {},
): string {
  const sameDay = formatDate(start, zone) === formatDate(start, besideZone);
  if (!sameDay || !endsOnItsDay(start, end, zone)) return formatSlot(start, end, zone, options);
  return withZone(`${formatTime(start, zone)}-${formatTime(end, zone)}`, zone, [start, end], options);
}

/**
 * A length of time in its two largest units, rounded down, so that a deadline is never promised later than it is:
 * `25 min`, `22 h 25 min`, `1 day 21 h`, `7 days`; below a minute `less than a minute`. A day is 24 hours.
 */
export function formatDuration(duration: Temporal.Duration): string {
  const minutes = Math.floor(Math.abs(duration.total('minutes')));
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor(minutes / 60) % 24;
  const parts =
    days > 0
      ? [formatQuantity(days, 'day'), hours > 0 && `${hours} h`]
      : [hours > 0 && `${hours} h`, minutes % 60 > 0 && `${minutes % 60} min`];
  return noBreak(parts.filter(Boolean).join(' ')) || 'less than a minute';
}

/** How long it is from `now` to a deadline: `22 h 25 min`; `no time` once it has passed. */
export function formatTimeLeft(deadline: Temporal.Instant, now: Temporal.Instant): string {
  const left = now.until(deadline);
  return left.sign <= 0 ? 'no time' : formatDuration(left);
}

/** When something was or will be, from `now`: `in 22 h 25 min`, `3 h ago`, `now` (within a minute). */
export function formatRelative(instant: Temporal.Instant, now: Temporal.Instant): string {
  const gap = now.until(instant);
  if (Math.abs(gap.total('seconds')) < 60) return 'now';
  return gap.sign > 0 ? `in ${formatDuration(gap)}` : `${formatDuration(gap)} ago`;
}

const moneyFormats = new Map<string, Intl.NumberFormat>();

function moneyFormat(currency: string): Intl.NumberFormat {
  const known = moneyFormats.get(currency);
  if (known) return known;
  const made = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  moneyFormats.set(currency, made);
  return made;
}

function noBreak(text: string): string {
  return text.replaceAll(' ', NO_BREAK);
}

function yearAt(now: Temporal.Instant | undefined, zone: string): number | undefined {
  return now?.toZonedDateTimeISO(zone).year;
}

/** Whether an interval can be told by one date: it ends on the day it starts, or at that day's midnight. */
function endsOnItsDay(start: Temporal.Instant, end: Temporal.Instant, zone: string): boolean {
  const first = start.toZonedDateTimeISO(zone).toPlainDate();
  const last = end.toZonedDateTimeISO(zone);
  const atMidnight = last.hour === 0 && last.minute === 0;
  return (
    last.toPlainDate().equals(first) || (atMidnight && last.toPlainDate().subtract({ days: 1 }).equals(first))
  );
}

function withZone(
  text: string,
  zone: string,
  instants: readonly Temporal.Instant[],
  { showZone = true }: TimeOptions,
): string {
  const offsets = [...new Set(instants.map((instant) => offsetName(instant, zone)))];
  const unclear = offsets.length > 1 || instants.some((instant) => happensTwice(instant, zone));
  if (!showZone && !unclear) return text;
  const name = [showZone && formatZoneName(zone), unclear && offsets.join(' to ')].filter(Boolean).join(', ');
  return `${text} (${noBreak(name)})`;
}

/** Whether the wall clock in a zone shows this time twice on this day, as when summer time ends. */
function happensTwice(instant: Temporal.Instant, zone: string): boolean {
  const wall = instant.toZonedDateTimeISO(zone).toPlainDateTime();
  const [earlier, later] = (['earlier', 'later'] as const).map(
    (disambiguation) => wall.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
  );
  return earlier !== later;
}
