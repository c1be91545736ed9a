import type { Policy } from './policy';
import { type Interval, intersect, normalise, subtract } from './slots';
import type { LocalTimeline } from './zone';

/** What two people's common time is made from, as one of them may see it. Intervals may come in any order. */
export type CommonTime = {
  /** The reader's hours inside the horizon. */
  readonly hours: readonly Interval[];
  /** Busy times of the reader's calendar, and the times of their other calls. */
  readonly calendar: readonly Interval[];
  readonly calls: readonly Interval[];
  /** When the other side is free: their hours less all that takes them. */
  readonly other: readonly Interval[];
};

/** Where the reader's hours go, in minutes: `hours - calendar - calls - other - tooShort` is what is left for a call. */
export type Shortfall = {
  readonly hours: number;
  readonly calendar: number;
  readonly calls: number;
  /** When the other side is not free. */
  readonly other: number;
  /** In pieces that are too short for a call. */
  readonly tooShort: number;
};

/** Explains what is left of somebody's hours for a call with somebody else. Each minute is counted once. */
export function shortfall({ hours, calendar, calls, other }: CommonTime, policy: Policy): Shortfall {
  const own = normalise(hours);
  const afterCalendar = subtract(own, normalise(calendar));
  const afterCalls = subtract(afterCalendar, normalise(calls));
  const both = intersect(afterCalls, normalise(other));
  const longEnough = both.filter(({ start, end }) => fitsCall(start, end, policy));
  return {
    hours: minutesOf(own),
    calendar: minutesOf(own) - minutesOf(afterCalendar),
    calls: minutesOf(afterCalendar) - minutesOf(afterCalls),
    other: minutesOf(afterCalls) - minutesOf(both),
    tooShort: minutesOf(both) - minutesOf(longEnough),
  };
}

function fitsCall(start: number, end: number, { gridMinutes, callMinutes }: Policy): boolean {
  return Math.ceil(start / gridMinutes) * gridMinutes + callMinutes <= end;
}

function minutesOf(intervals: readonly Interval[]): number {
  return intervals.reduce((total, { start, end }) => total + end - start, 0);
}

/** A part of the day on weekdays or at weekends: four hours from `startHour` of the reader's wall clock. */
export type UsualTime = { readonly days: 'weekdays' | 'weekends'; readonly startHour: number };

const PART_HOURS = 4;
const DAY_MINUTES = 1440;

/**
 * When the other side is free most of the time, as coarse as cards are: on weekdays or at weekends, in four hours of
 * the reader's day. The share of those hours that is free decides; of equals, weekdays and the earlier part.
 * @param timeline of the reader's zone over the horizon
 * @returns null when they are never free
 */
export function usualTime(other: readonly Interval[], timeline: LocalTimeline): UsualTime | null {
  const free = normalise(other);
  let best: (UsualTime & { share: number }) | null = null;
  for (const days of ['weekdays', 'weekends'] as const) {
    for (let startHour = 0; startHour < 24; startHour += PART_HOURS) {
      const part = partOfDay(days, startHour, timeline);
      const total = minutesOf(part);
      const share = total === 0 ? 0 : minutesOf(intersect(free, normalise(part))) / total;
      if (share > (best?.share ?? 0)) best = { days, startHour, share };
    }
  }
  return best && { days: best.days, startHour: best.startHour };
}

/** These hours of each such day, as epoch minutes. */
function partOfDay(days: UsualTime['days'], startHour: number, timeline: LocalTimeline): Interval[] {
  return timeline.flatMap(({ localStart, localEnd, offset }) => {
    const found: Interval[] = [];
    for (let day = Math.floor(localStart / DAY_MINUTES); day * DAY_MINUTES < localEnd; day++) {
      const isWeekend = (((day + 3) % 7) + 7) % 7 >= 5; // 1970-01-01 was a Thursday
      if (isWeekend !== (days === 'weekends')) continue;
      const from = day * DAY_MINUTES + startHour * 60;
      const start = Math.max(from, localStart);
      const end = Math.min(from + PART_HOURS * 60, localEnd);
      if (start < end) found.push({ start: start - offset, end: end - offset });
    }
    return found;
  });
}
