import { Temporal } from 'temporal-polyfill';
import type { Policy } from '@/lib/domain/policy';
import { formatDay, formatDayRange } from '@/lib/format';

/** The week that stands behind the hours: its dates, and the Mondays of the weeks around it, as `2026-11-23`. */
export type ShownWeek = {
  readonly monday: string;
  /** `23 to 29 Nov 2026` */
  readonly title: string;
  readonly days: readonly ShownDay[];
  readonly earlier: string | null;
  readonly later: string | null;
};

/** @property day `24 Nov` */
export type ShownDay = { readonly date: string; readonly day: string; readonly isToday: boolean };

/**
 * The week that an address asks for, from this one to the last in which a call could be; without one, this week.
 * @param asked any day of it, `2026-11-30`; anything else counts as not given
 */
export function shownWeek(
  asked: string | undefined,
  now: Temporal.Instant,
  zone: string,
  { maxAheadDays }: Pick<Policy, 'maxAheadDays'>,
): ShownWeek {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const first = mondayOf(today);
  const last = mondayOf(today.add({ days: maxAheadDays }));
  const wanted = mondayOf(readDate(asked) ?? today);
  const isThere = (monday: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(first, monday) <= 0 && Temporal.PlainDate.compare(monday, last) <= 0;
  const monday = isThere(wanted) ? wanted : first;
  const beside = (weeks: number) => {
    const other = monday.add({ weeks });
    return isThere(other) ? other.toString() : null;
  };
  return {
    monday: monday.toString(),
    title: formatDayRange(monday, monday.add({ days: 6 })),
    days: Array.from({ length: 7 }, (_, index) => {
      const date = monday.add({ days: index });
      return { date: date.toString(), day: formatDay(date).slice(4), isToday: date.equals(today) };
    }),
    earlier: beside(-1),
    later: beside(1),
  };
}

function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

function readDate(text: string | undefined): Temporal.PlainDate | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}
