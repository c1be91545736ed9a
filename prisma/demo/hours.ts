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

type Patterns = {
  /** Besides: a time that suits the far side of the world. */
  readonly far: WeeklyWindow[];
  /** Each holds at least eight hours a week in which London and New York are both awake. */
  readonly base: readonly [WeeklyWindow[], WeeklyWindow[]];
  readonly more: readonly [WeeklyWindow[], WeeklyWindow[]];
};

/** Around the working day, by where somebody lives. No two windows of one person touch the same hour. */
const PATTERNS: Record<HoursPool, Patterns> = {
  americas: {
    far: hours([7], '17:00', '20:00'),
    base: [hours(MONDAY_TO_FRIDAY, '07:00', '09:00'), hours(WEEKEND, '09:00', '13:30')],
    more: [hours(MONDAY_TO_FRIDAY, '12:00', '13:00'), hours([1, 2, 3, 4], '18:00', '21:00')],
  },
  europe: {
    far: hours([6], '08:00', '10:30'),
    base: [hours([1, 2, 3, 4], '18:00', '21:00'), hours(WEEKEND, '13:30', '18:00')],
    more: [hours(MONDAY_TO_FRIDAY, '07:30', '09:00'), hours(MONDAY_TO_FRIDAY, '12:30', '13:30')],
  },
  asia: {
    far: hours([7], '09:00', '11:30'),
    base: [hours([1, 2, 3, 4], '20:00', '23:00'), hours(EVERY_DAY, '20:30', '22:30')],
    more: [hours([6], '13:00', '16:00'), hours(MONDAY_TO_FRIDAY, '07:00', '08:30')],
  },
  japan: {
    far: hours([7], '08:00', '11:00'),
    base: [hours(MONDAY_TO_FRIDAY, '21:00', '23:15'), hours(EVERY_DAY, '21:00', '22:45')],
    more: [hours([6], '13:00', '16:00'), hours(MONDAY_TO_FRIDAY, '07:00', '08:15')],
  },
  pacific: {
    far: hours([6], '17:00', '20:00'),
    base: [hours(MONDAY_TO_FRIDAY, '06:15', '08:15'), hours(EVERY_DAY, '06:30', '08:00')],
    more: [hours([7], '15:00', '17:00'), hours([2, 4], '19:00', '21:00')],
  },
};

/** One of the two patterns that suit nearly everybody, the time for the rest, and often one more. */
export function professionalHours(pool: HoursPool, random: Random): WeeklyWindow[] {
  const { far, base, more } = PATTERNS[pool];
  return [...random.pick(base), ...far, ...(random.chance(60) ? random.pick(more) : [])];
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
