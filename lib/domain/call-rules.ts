import { ownDays, type Whereabouts } from './own-clock';
import type { Policy } from './policy';
import { type Interval, type Normal, normalise } from './slots';

/** What somebody asks for beyond their hours. Each has the value that asks for nothing. */
export type CallRules = {
  /** A call starts at least this many hours ahead; the policy's notice counts where it is longer. */
  readonly noticeHours: number;
  /** Minutes that stay free before and after each of their calls. */
  readonly bufferMinutes: number;
  /** At most so many calls on a date, and from Monday to Sunday, of their own clock; null is any number. */
  readonly callsPerDay: number | null;
  readonly callsPerWeek: number | null;
};

export const NO_RULES: CallRules = {
  noticeHours: 0,
  bufferMinutes: 0,
  callsPerDay: null,
  callsPerWeek: null,
};

/** The limits of what may be asked for; the database's checks name the same. */
export const RULE_LIMITS = {
  noticeHours: 14 * 24,
  bufferMinutes: 240,
  callsPerDay: 24,
  callsPerWeek: 100,
} as const;

/** The policy for a call of these people: the longest of all notices counts. */
export function withNotice(policy: Policy, people: readonly CallRules[]): Policy {
  const hours = people.map(({ noticeHours }) => noticeHours);
  return { ...policy, minNoticeHours: Math.max(policy.minNoticeHours, ...hours) };
}

/** What calls take of somebody's time: the calls themselves, and the buffer on both sides of each. */
export function takenByCalls(
  calls: readonly Interval[],
  { bufferMinutes }: Pick<CallRules, 'bufferMinutes'>,
): Interval[] {
  return calls.map(({ start, end }) => ({ start: start - bufferMinutes, end: end + bufferMinutes }));
}

/** More than a week, so that a week which the horizon touches is counted as a whole, wherever its person is. */
const WEEK_AROUND_MINUTES = 9 * 1440;

/** The time whose calls matter to the limits of a day and a week inside a horizon. Epoch minutes. */
export function countedAround(horizon: Interval): Interval {
  return { start: horizon.start - WEEK_AROUND_MINUTES, end: horizon.end + WEEK_AROUND_MINUTES };
}

/**
 * The days and weeks in which somebody has as many calls as they want. A call counts where it starts: on the date
 * that their own clock shows then, and in the week of that date, from Monday. Where two dates share hours, on the way
 * east, it counts on both.
 *
 * @param starts of their calls in `countedAround(horizon)`, in epoch minutes, in any order
 * @returns where no further call may start
 */
export function fullTimes(
  starts: readonly number[],
  { callsPerDay, callsPerWeek }: Pick<CallRules, 'callsPerDay' | 'callsPerWeek'>,
  whereabouts: Whereabouts,
  horizon: Interval,
): Normal {
  if ((callsPerDay === null && callsPerWeek === null) || starts.length === 0) return normalise([]);
  const sorted = Float64Array.from(starts).sort();
  const days = new Map<number, Interval[]>();
  const weeks = new Map<number, Interval[]>();
  for (const { day, start, end } of ownDays(whereabouts, countedAround(horizon))) {
    group(days, day).push({ start, end });
    group(weeks, Math.floor((day + 3) / 7)).push({ start, end }); // 1970-01-01 was a Thursday
  }
  return normalise([...fullGroups(days, sorted, callsPerDay), ...fullGroups(weeks, sorted, callsPerWeek)]);
}

function group(groups: Map<number, Interval[]>, key: number): Interval[] {
  const found = groups.get(key) ?? [];
  groups.set(key, found);
  return found;
}

function fullGroups(
  groups: ReadonlyMap<number, readonly Interval[]>,
  sorted: Float64Array,
  limit: number | null,
): Interval[] {
  if (limit === null) return [];
  return [...groups.values()].flatMap((parts) => {
    const times = normalise(parts);
    const count = times.reduce(
      (sum, { start, end }) => sum + countBefore(sorted, end) - countBefore(sorted, start),
      0,
    );
    return count >= limit ? [...times] : [];
  });
}

/** How many of these come before a minute. */
function countBefore(sorted: Float64Array, minute: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Number.POSITIVE_INFINITY) < minute) low = middle + 1;
    else high = middle;
  }
  return low;
}
