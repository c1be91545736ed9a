import { Temporal } from 'temporal-polyfill';
import type { Policy } from './policy';

/**
 * Interval arithmetic of availability. Everything is an integer count of minutes since the epoch (UTC), so that
 * nothing here knows a zone, rounds, or compares objects; `weekly-windows.ts` turns local times into such
 * intervals. All of it is linear in its sorted input.
 */

/** From `start` (inclusive) to `end` (exclusive), in whole minutes since the epoch. */
export type Interval = { readonly start: number; readonly end: number };

/** Sorted, none empty, none touching or overlapping the next: what `normalise` returns. */
export type Normal = readonly Interval[] & { readonly __normal: true };

export type SlotRefusal = 'off_grid' | 'too_soon' | 'too_far_ahead';

const MINUTE_MS = 60_000;

/**
 * Whether a call may start at this instant at all, whoever is free.
 * Rule: on the 15-minute grid, at least `minNoticeHours` and at most `maxAheadDays` (of 24 hours) ahead;
 * both limits count as in time.
 * @returns null if it may
 */
export function checkSlotStart(
  startAt: Temporal.Instant,
  now: Temporal.Instant,
  policy: Policy,
): SlotRefusal | null {
  const ahead = startAt.epochMilliseconds - now.epochMilliseconds;
  if (startAt.epochMilliseconds % (policy.gridMinutes * MINUTE_MS) !== 0) return 'off_grid';
  if (ahead < policy.minNoticeHours * 3_600_000) return 'too_soon';
  if (ahead > policy.maxAheadDays * 86_400_000) return 'too_far_ahead';
  return null;
}

/** The whole minute at or before this instant. */
export function minuteAtOrBefore(instant: Temporal.Instant): number {
  return Math.floor(instant.epochMilliseconds / MINUTE_MS);
}

/** The whole minute at or after this instant. */
export function minuteAtOrAfter(instant: Temporal.Instant): number {
  return Math.ceil(instant.epochMilliseconds / MINUTE_MS);
}

export function instantOfMinute(minute: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(minute * MINUTE_MS);
}

/** The minutes that a busy time touches: it is widened to whole minutes, never narrowed. */
export function touchedMinutes(startAt: Temporal.Instant, endAt: Temporal.Instant): Interval {
  return { start: minuteAtOrBefore(startAt), end: minuteAtOrAfter(endAt) };
}

/**
 * The time in which calls can lie at this moment: from the first minute that respects the notice to the end of a
 * call that starts at the last minute of the horizon. The rule is `checkSlotStart`'s.
 */
export function bookableHorizon(now: Temporal.Instant, policy: Policy): Interval {
  const earliest = now.add({ milliseconds: policy.minNoticeHours * 3_600_000 });
  const latest = now.add({ milliseconds: policy.maxAheadDays * 86_400_000 });
  return { start: minuteAtOrAfter(earliest), end: minuteAtOrBefore(latest) + policy.callMinutes };
}

/**
 * Sorts, drops the empty and the inverted, and joins what overlaps or touches.
 *
 * Starts and ends are sorted each for itself, as plain numbers, which is several times faster than sorting
 * intervals: when the i-th start comes after the end before it, exactly the intervals so far are over, so there is
 * a gap.
 */
export function normalise(intervals: readonly Interval[]): Normal {
  if (isNormal(intervals)) return intervals;
  const room = intervals.length;
  let kept = 0;
  const allStarts = new Float64Array(room);
  const allEnds = new Float64Array(room);
  for (const { start, end } of intervals) {
    if (start >= end) continue;
    allStarts[kept] = start;
    allEnds[kept++] = end;
  }
  const starts = allStarts.subarray(0, kept);
  const ends = allEnds.subarray(0, kept);
  starts.sort();
  ends.sort();
  const joined: Interval[] = [];
  let open = starts[0];
  for (let i = 1; i <= starts.length; i++) {
    const end = ends[i - 1];
    const next = starts[i];
    if (open === undefined || end === undefined || (next !== undefined && next <= end)) continue;
    joined.push({ start: open, end });
    open = next;
  }
  return joined as readonly Interval[] as Normal;
}

function isNormal(intervals: readonly Interval[]): intervals is Normal {
  let last = Number.NEGATIVE_INFINITY;
  for (const { start, end } of intervals) {
    if (start <= last || end <= start) return false;
    last = end;
  }
  return true;
}

/** The minutes that are in both. */
export function intersect(a: Normal, b: Normal): Normal {
  const both: Interval[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (!left || !right) return both as readonly Interval[] as Normal;
    const start = Math.max(left.start, right.start);
    const end = Math.min(left.end, right.end);
    if (start < end) both.push({ start, end });
    if (left.end < right.end) i++;
    else j++;
  }
}

/** The minutes of `from` that are not in `taken`. */
export function subtract(from: Normal, taken: Normal): Normal {
  const rest: Interval[] = [];
  let j = 0;
  for (const { start, end } of from) {
    let free = start;
    for (let hole = taken[j]; hole && hole.start < end; hole = taken[++j]) {
      if (hole.start > free) rest.push({ start: free, end: hole.start });
      if (hole.end > free) free = hole.end;
      if (hole.end > end) break; // it may reach into the next interval
    }
    if (free < end) rest.push({ start: free, end });
  }
  return rest as readonly Interval[] as Normal;
}

/** What the slots of two people are made from. Intervals may come in any order and overlap. */
export type Merge = {
  /** When the candidate is available. */
  readonly candidate: readonly Interval[];
  /** When the professional is available. */
  readonly professional: readonly Interval[];
  /** Busy times of both calendars and held slots of both people. */
  readonly busy: readonly Interval[];
  /** Where no call may start, though it may run into it: days and weeks that are full. */
  readonly noStart?: readonly Interval[];
  readonly now: Temporal.Instant;
  readonly policy: Policy;
};

/**
 * Where a call of these two people may start: both available, neither busy for the whole call, on the grid, and
 * within notice and horizon.
 * @returns starts in epoch minutes, ascending
 */
export function mergedSlots({ candidate, professional, busy, noStart = [], now, policy }: Merge): number[] {
  const horizon = normalise([bookableHorizon(now, policy)]);
  const available = intersect(intersect(normalise(candidate), normalise(professional)), horizon);
  const free = subtract(available, normalise(busy));
  const startable = subtract(roomFor(free, policy.callMinutes), normalise(noStart));
  const { gridMinutes } = policy;
  const starts: number[] = [];
  for (const { start, end } of startable) {
    const first = Math.ceil(start / gridMinutes) * gridMinutes;
    for (let at = first; at < end; at += gridMinutes) starts.push(at);
  }
  return starts;
}

/** The minutes at which something of this length may start so that it ends inside the same interval. */
function roomFor(free: Normal, minutes: number): Normal {
  const starts: Interval[] = [];
  for (const { start, end } of free) {
    if (end - start >= minutes) starts.push({ start, end: end - minutes + 1 });
  }
  return starts as readonly Interval[] as Normal;
}
