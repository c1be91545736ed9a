import { type Interval, intersect, type Normal, normalise, subtract } from './slots';
import type { LocalTimeline } from './zone';

const DAY_MINUTES = 1440;
export const WEEK_DAYS = 7;

/** What somebody's own clock shows of a week: each date from its midnight, in minutes of that date. */
export type OwnWeekDay = {
  /** When the intervals last. */
  readonly taken: Normal;
  /** What the clock never shows on this date, since it is put forward. */
  readonly skipped: Normal;
};

/**
 * Puts instants on the dates of a week, by the clock that somebody lives by. Where the clock shows an hour twice, the
 * second showing is left out, as hours are never meant in it (`availableIntervals` in weekly-windows.ts).
 *
 * @param intervals epoch minutes, in any order
 * @param timeline of the person, over `weekHorizon(firstDay)` at least
 * @param firstDay days from 1970-01-01
 */
export function ownWeek(
  intervals: readonly Interval[],
  timeline: LocalTimeline,
  firstDay: number,
): OwnWeekDay[] {
  const instants = normalise(intervals);
  const shown = normalise(timeline.map(({ localStart, localEnd }) => ({ start: localStart, end: localEnd })));
  const taken = normalise(
    timeline.flatMap(({ localStart, localEnd, offset }) =>
      intersect(instants, normalise([{ start: localStart - offset, end: localEnd - offset }])).map(
        ({ start, end }) => ({ start: start + offset, end: end + offset }),
      ),
    ),
  );
  return Array.from({ length: WEEK_DAYS }, (_, index) => {
    const midnight = (firstDay + index) * DAY_MINUTES;
    const date = normalise([{ start: midnight, end: midnight + DAY_MINUTES }]);
    const ofDate = (times: Normal) =>
      normalise(times.map(({ start, end }) => ({ start: start - midnight, end: end - midnight })));
    return { taken: ofDate(intersect(taken, date)), skipped: ofDate(subtract(date, shown)) };
  });
}

/** Instants that hold seven dates whole, wherever somebody is on each of them. Epoch minutes. */
export function weekHorizon(firstDay: number): Interval {
  return { start: (firstDay - 1) * DAY_MINUTES, end: (firstDay + WEEK_DAYS + 1) * DAY_MINUTES };
}
