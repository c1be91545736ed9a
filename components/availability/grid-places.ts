import type { DaySpan } from '@/lib/availability/week-draft';

/** A cell of the grid. @property day 0 is Monday @property quarter of an hour, 0 to 95 */
export type Place = { readonly day: number; readonly quarter: number };
/** From one cell to another, both included: the same quarters on each of the days between. */
export type Extent = { readonly anchor: Place; readonly head: Place };

export const QUARTER = 15;
export const QUARTERS = 96;
const DAYS = 7;
const HOUR = 4;
/** What is shown of a day at least; hours outside it make it longer. */
const DAY_FROM = 7 * HOUR;
const DAY_TO = 22 * HOUR;

/** The rows that are shown: quarters, `to` exclusive. */
export type Rows = { readonly from: number; readonly to: number };
export const ALL_ROWS: Rows = { from: 0, to: QUARTERS };

/** The rows that show these times of day, in whole hours, and at least the usual day. */
export function rowsFor(spans: readonly DaySpan[]): Rows {
  const starts = spans.map(({ start }) => Math.floor(start / QUARTER / HOUR) * HOUR);
  const ends = spans.map(({ end }) => Math.ceil(end / QUARTER / HOUR) * HOUR);
  return { from: Math.min(DAY_FROM, ...starts), to: Math.max(DAY_TO, ...ends) };
}

/** The rows of both: what was shown once does not go away under the hand that clears it. */
export function withRows(shown: Rows, needed: Rows): Rows {
  if (shown.from <= needed.from && needed.to <= shown.to) return shown;
  return { from: Math.min(shown.from, needed.from), to: Math.max(shown.to, needed.to) };
}

/** The days and the stretch of time of an extent. Weekdays from 1, minutes after midnight. */
export function stretchOf({ anchor, head }: Extent): DaySpan & { readonly weekdays: readonly number[] } {
  const [first, last] = [Math.min(anchor.day, head.day), Math.max(anchor.day, head.day)];
  return {
    weekdays: Array.from({ length: last - first + 1 }, (_, index) => first + index + 1),
    start: Math.min(anchor.quarter, head.quarter) * QUARTER,
    end: (Math.max(anchor.quarter, head.quarter) + 1) * QUARTER,
  };
}

/**
 * Where a key leads to: arrows go by a day and a quarter, Page Up and Page Down by an hour, Home and End to the first
 * and the last day, with `toEnds` (Ctrl) to the first and the last cell. All stay inside the day.
 * @returns null for other keys
 */
export function placeAfter(key: string, { day, quarter }: Place, toEnds: boolean, rows: Rows): Place | null {
  switch (key) {
    case 'ArrowUp':
      return { day, quarter: Math.max(0, quarter - 1) };
    case 'ArrowDown':
      return { day, quarter: Math.min(QUARTERS - 1, quarter + 1) };
    case 'ArrowLeft':
      return { day: Math.max(0, day - 1), quarter };
    case 'ArrowRight':
      return { day: Math.min(DAYS - 1, day + 1), quarter };
    case 'PageUp':
      return { day, quarter: Math.max(0, quarter - HOUR) };
    case 'PageDown':
      return { day, quarter: Math.min(QUARTERS - 1, quarter + HOUR) };
    case 'Home':
      return { day: 0, quarter: toEnds ? rows.from : quarter };
    case 'End':
      return { day: DAYS - 1, quarter: toEnds ? rows.to - 1 : quarter };
    default:
      return null;
  }
}
