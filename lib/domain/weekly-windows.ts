import type { Temporal } from 'temporal-polyfill';
import type { Policy } from './policy';
import { type Interval, intersect, minuteAtOrBefore, type Normal, normalise, subtract } from './slots';
import { dayNumber, type LocalTimeline } from './zone';

/** Every week, on this day of the person's own zone, from `startMinute` to `endMinute` (exclusive, at most 1440) after midnight. */
export type WeeklyWindow = {
  /** ISO 8601: Monday is 1, Sunday is 7. */
  readonly weekday: number;
  readonly startMinute: number;
  readonly endMinute: number;
};

/** On this date of the person's own zone: available besides the windows (`open`), or not at all (`blocked`). */
export type DatedException = {
  /** `2026-11-24` */
  readonly date: string;
  readonly kind: 'open' | 'blocked';
  readonly startMinute: number;
  readonly endMinute: number;
};

export type Availability = {
  readonly windows: readonly WeeklyWindow[];
  readonly exceptions: readonly DatedException[];
};

/** What a new candidate starts with: every day from 8 to 22 o'clock. */
export const DEFAULT_CANDIDATE_WINDOWS: readonly WeeklyWindow[] = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  startMinute: 8 * 60,
  endMinute: 22 * 60,
}));

const DAY_MINUTES = 1440;
const BLOCK_MINUTES = 4 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/**
 * When somebody is available, as instants. A window means wall-clock time: 09:00 is 09:00 on both sides of a
 * change of the clocks.
 *
 * - Where the clock skips an hour, the part of a window inside it does not exist: 01:30-04:00 is 1.5 hours long
 *   on a day that goes from 02:00 to 03:00.
 * - Where the clock shows an hour twice, a window covers its first showing only: each wall-clock minute means one
 *   instant, the first, as in iCalendar. On a day that goes back from 02:00 to 01:00, 00:00-24:00 is closed for
 *   the hour in which the clock shows 01:00 to 02:00 for the second time, and stays 24 hours long; 01:00-03:00 is
 *   open for an hour, closed for an hour, and open again from 02:00.
 *
 * `open` exceptions add to the windows; `blocked` ones win over both.
 */
export function availableIntervals(availability: Availability, timeline: LocalTimeline): Normal {
  const first = timeline[0];
  const last = timeline.at(-1);
  if (!first || !last) return normalise([]);
  const exceptions = (kind: DatedException['kind']) =>
    availability.exceptions.filter((each) => each.kind === kind).map(localInterval);
  const weekly = localWindows(availability.windows, first.localStart, last.localEnd);
  const open = toInstants(normalise([...weekly, ...exceptions('open')]), timeline);
  // As instants, since on a journey two dates share hours: what is blocked on one is not open on the other.
  return subtract(open, toInstants(normalise(exceptions('blocked')), timeline));
}

/** Windows on each day of a stretch of local time, in local minutes; days at its edges are not cut. */
function localWindows(windows: readonly WeeklyWindow[], from: number, to: number): Interval[] {
  const found: Interval[] = [];
  for (let day = Math.floor(from / DAY_MINUTES); day * DAY_MINUTES < to; day++) {
    const weekday = ((((day + 3) % 7) + 7) % 7) + 1; // 1970-01-01 was a Thursday
    for (const window of windows) {
      if (window.weekday === weekday) found.push(onDay(day, window));
    }
  }
  return found;
}

function localInterval(exception: DatedException): Interval {
  return onDay(dayNumber(exception.date), exception);
}

function onDay(
  day: number,
  { startMinute, endMinute }: { startMinute: number; endMinute: number },
): Interval {
  return { start: day * DAY_MINUTES + startMinute, end: day * DAY_MINUTES + endMinute };
}

function toInstants(local: Normal, timeline: LocalTimeline): Normal {
  const intervals: Interval[] = [];
  if (local.length === 0) return normalise(intervals);
  for (const { localStart, localEnd, offset } of timeline) {
    for (const { start, end } of intersect(local, normalise([{ start: localStart, end: localEnd }]))) {
      intervals.push({ start: start - offset, end: end - offset });
    }
  }
  return normalise(intervals);
}

/** The UTC week that this instant is in: from Monday 00:00, in epoch minutes. */
export function utcWeek(now: Temporal.Instant): Interval {
  const day = Math.floor(minuteAtOrBefore(now) / DAY_MINUTES);
  const monday = day - ((((day + 3) % 7) + 7) % 7);
  return { start: monday * DAY_MINUTES, end: monday * DAY_MINUTES + WEEK_MINUTES };
}

/**
 * The parts of a week in which somebody's weekly windows leave room for a call, for cards: coarse, so that it
 * tells no habits. Exceptions, bookings and calendars do not count.
 *
 * @param week from `utcWeek`
 * @param timeline of the person's zone over that week, and so with that week's offsets
 * @returns 42 bits, one per four-hour block of the UTC week, the lowest for Monday 00:00 to 04:00; set where at
 *   least a call's length in one piece is free inside the block
 */
export function freeBlocks(
  windows: readonly WeeklyWindow[],
  week: Interval,
  timeline: LocalTimeline,
  policy: Policy,
): bigint {
  let mask = 0n;
  for (const { start, end } of availableIntervals({ windows, exceptions: [] }, timeline)) {
    const firstBlock = Math.floor((start - week.start) / BLOCK_MINUTES);
    for (let block = firstBlock; week.start + block * BLOCK_MINUTES < end; block++) {
      const from = Math.max(start, week.start + block * BLOCK_MINUTES);
      const to = Math.min(end, week.start + (block + 1) * BLOCK_MINUTES);
      if (to - from >= policy.callMinutes) mask |= 1n << BigInt(block);
    }
  }
  return mask;
}
