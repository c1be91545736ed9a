import { Temporal } from 'temporal-polyfill';
import type { SlotOutlook } from '@/lib/availability/queries';
import { holdEnd } from '@/lib/domain/booking-consequences';
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
import {
  formatDateTime,
  formatDay,
  formatList,
  formatSlot,
  formatSlotBeside,
  formatTime,
  formatZoneName,
} from '@/lib/format';

/** A half hour to choose, in words: the reader's own time first. */
export type PickerSlot = {
  /** RFC 3339, what the form sends. */
  readonly startAt: string;
  readonly own: string;
  /** The other side's time of day; null where both clocks show the same. */
  readonly other: string | null;
  /** For a screen reader. */
  readonly label: string;
  /** The choice, spelled out: `Tue 24 Nov, 20:30-21:00`, `15:30-16:00 (New York)`, and until when it would be held. */
  readonly chosen: string;
  readonly beside: string | null;
  readonly heldUntil: string;
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
};

export type PickerReading = {
  readonly outlook: SlotOutlook;
  readonly zone: string;
  readonly otherZone: string;
  readonly policy: Policy;
};

const WEEK = 7;

/**
 * The week of the picker that an address asks for, in the reader's zone; without one, the week of the first slot.
 * @param asked `2026-11-30`; anything that is not a day of the next weeks counts as not given
 */
export function pickerWeek(reading: PickerReading, asked: string | undefined): PickerWeek {
  const { outlook, zone, policy } = reading;
  const today = dateOf(outlook.readAt, zone);
  const last = dateOf(outlook.readAt.add({ hours: 24 * policy.maxAheadDays }), zone);
  const [first] = outlook.starts;
  const wanted = readDate(asked) ?? (first ? dateOf(first, zone) : today);
  const ahead = Math.min(Math.max(today.until(wanted).days, 0), today.until(last).days);
  const from = today.add({ days: ahead - (ahead % WEEK) });
  const days = Array.from({ length: WEEK }, (_, index) => from.add({ days: index })).filter(
    (date) => Temporal.PlainDate.compare(date, last) <= 0,
  );
  const previous = from.subtract({ days: WEEK });
  const next = from.add({ days: WEEK });
  return {
    days: days.map((date) => pickerDay(date, reading)),
    earlier: Temporal.PlainDate.compare(previous, today) >= 0 ? previous.toString() : null,
    later: Temporal.PlainDate.compare(next, last) <= 0 ? next.toString() : null,
  };
}

function pickerDay(date: Temporal.PlainDate, reading: PickerReading): PickerDay {
  const { outlook, zone } = reading;
  const begin = date.toZonedDateTime(zone).toInstant();
  const end = date.add({ days: 1 }).toZonedDateTime(zone).toInstant();
  const starts = outlook.starts.filter((start) => !isBefore(start, begin) && isBefore(start, end));
  const day = { start: minuteAtOrBefore(begin), end: minuteAtOrBefore(end) };
  return {
    key: date.toString(),
    day: formatDay(date, outlook.readAt.toZonedDateTimeISO(zone).year),
    ranges: rangesOf(starts, reading),
    slots: starts.map((start) => pickerSlot(start, reading)),
    why: starts.length > 0 ? null : whyNone(day, reading),
  };
}

function pickerSlot(
  start: Temporal.Instant,
  { outlook, zone, otherZone, policy }: PickerReading,
): PickerSlot {
  const end = start.add({ minutes: policy.callMinutes });
  const now = outlook.readAt;
  const own = formatTime(start, zone);
  const differs = clockDiffers(start, zone, otherZone);
  const others = formatTime(start, otherZone);
  const shift = dateOf(start, zone).until(dateOf(start, otherZone)).days;
  const day = formatDay(dateOf(start, zone));
  return {
    startAt: start.toString(),
    own,
    other: differs ? `${others}${shift === 0 ? '' : shift > 0 ? ' next day' : ' day before'}` : null,
    label: differs
      ? `${day}, ${own} in ${formatZoneName(zone)}, ${others} in ${formatZoneName(otherZone)}`
      : `${day}, ${own}`,
    chosen: formatSlot(start, end, zone, { now, showZone: false }),
    beside: differs ? formatSlotBeside(start, end, otherZone, zone, { now }) : null,
    heldUntil: formatDateTime(holdEnd(now, start, policy), zone, { now }),
  };
}

/** Whether two zones show different times at an instant. */
export function clockDiffers(at: Temporal.Instant, zone: string, otherZone: string): boolean {
  return at.toZonedDateTimeISO(zone).offset !== at.toZonedDateTimeISO(otherZone).offset;
}

/** Neighbouring starts as one stretch, to the end of its last call. */
function rangesOf(starts: readonly Temporal.Instant[], { zone, policy }: PickerReading): string[] {
  const calls = starts.map((start) => {
    const minute = minuteAtOrBefore(start);
    return { start: minute, end: minute + policy.callMinutes };
  });
  return spans(normalise(calls), zone);
}

function whyNone(day: Interval, { outlook, zone, policy }: PickerReading): string {
  const hours = intersect(normalise(outlook.own.hours), normalise([day]));
  if (hours.length === 0) {
    const isToday = day.start <= minuteAtOrBefore(outlook.readAt);
    return isToday
      ? `Nothing is left today: a call starts at least ${policy.minNoticeHours} hours ahead.`
      : 'You have no hours on this day.';
  }
  const calendar = normalise(outlook.own.calendar);
  const calls = normalise(outlook.own.calls);
  const afterCalendar = subtract(hours, calendar);
  const fits = (free: Normal) => free.some(({ start, end }) => end - start >= policy.callMinutes);
  if (!fits(afterCalendar) && calendar.length > 0) {
    return `Your calendar is busy ${formatList(spans(intersect(hours, calendar), zone))}.`;
  }
  if (!fits(subtract(afterCalendar, calls)) && calls.length > 0) {
    return `You have another call ${formatList(spans(intersect(hours, calls), zone))}.`;
  }
  return 'The candidate is not free in your hours.';
}

function spans(intervals: Normal, zone: string): string[] {
  const clock = (minute: number) => formatTime(instantOfMinute(minute), zone);
  return intervals.map(({ start, end }) => `${clock(start)}-${clock(end)}`);
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

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return a.epochMilliseconds < b.epochMilliseconds;
}
