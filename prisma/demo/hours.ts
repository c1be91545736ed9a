import type { DatedException, WeeklyWindow } from '@/lib/domain/weekly-windows';
import type { HoursPool } from './places';
import type { Random } from './random';

const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];
const EVERY_DAY = [...MONDAY_TO_FRIDAY, ...WEEKEND];

/** The same hours on each of these days. Times like `18:30`; `24:00` is midnight. */
function hours(days: readonly number[], from: string, to: string): WeeklyWindow[] {
  return days.map((weekday) => ({ weekday, startMinute: minute(from), endMinute: minute(to) }));
}

function minute(time: string): number {
  const [hour = 0, past = 0] = time.split(':').map(Number);
  return hour * 60 + past;
}

/** Somebody who can nearly always talk: the scripted demos start with them. */
export const WIDE_HOURS: readonly WeeklyWindow[] = hours(EVERY_DAY, '07:00', '22:00');
/** Candidates of the demo are free most of the week, so that a slot is found with anybody. */
export const CANDIDATE_HOURS: readonly WeeklyWindow[] = hours(EVERY_DAY, '06:00', '24:00');

/**
 * Around the working day, by where somebody lives. The first two of each hold at least eight hours a week in which
 * London and New York are both awake.
 */
const PATTERNS: Record<HoursPool, readonly [WeeklyWindow[], WeeklyWindow[], ...WeeklyWindow[][]]> = {
  americas: [
    hours(MONDAY_TO_FRIDAY, '07:00', '09:00'),
    hours(WEEKEND, '09:00', '13:30'),
    hours(MONDAY_TO_FRIDAY, '12:00', '13:00'),
    hours([1, 2, 3, 4], '18:00', '21:00'),
  ],
  europe: [
    hours([1, 2, 3, 4], '18:00', '21:00'),
    hours(WEEKEND, '13:30', '18:00'),
    hours(MONDAY_TO_FRIDAY, '07:30', '09:00'),
    hours(MONDAY_TO_FRIDAY, '12:30', '13:30'),
  ],
  asia: [
    hours([1, 2, 3, 4], '20:00', '23:00'),
    hours(EVERY_DAY, '20:30', '22:30'),
    hours(WEEKEND, '09:00', '12:00'),
    hours(MONDAY_TO_FRIDAY, '07:00', '08:30'),
  ],
  japan: [
    hours(MONDAY_TO_FRIDAY, '21:00', '23:15'),
    hours(EVERY_DAY, '21:00', '22:45'),
    hours(WEEKEND, '07:00', '10:00'),
    hours(MONDAY_TO_FRIDAY, '07:00', '08:15'),
  ],
  pacific: [
    hours(MONDAY_TO_FRIDAY, '06:15', '08:15'),
    hours(EVERY_DAY, '06:30', '08:00'),
    hours(WEEKEND, '17:00', '20:00'),
    hours([2, 4], '19:00', '21:00'),
  ],
};

/** One of the two patterns that suit everybody, and often one more. */
export function professionalHours(pool: HoursPool, random: Random): WeeklyWindow[] {
  const [first, second, ...more] = PATTERNS[pool];
  const base = random.pick([first, second]);
  const extra = random.chance(60) ? random.some(more, 1).flat() : [];
  return [...base, ...extra];
}

/** Days off in the coming weeks, for one in four. @param today the first possible day is the third after it */
export function daysOff(random: Random, dayAfter: (days: number) => string): DatedException[] {
  if (!random.chance(25)) return [];
  const first = random.between(3, 50);
  return Array.from({ length: random.between(1, 4) }, (_, index) => ({
    date: dayAfter(first + index),
    kind: 'blocked' as const,
    startMinute: 0,
    endMinute: 1440,
  }));
}
