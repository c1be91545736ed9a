import { dayWords } from '@/components/availability/hours-words';
import { DAY_PARTS, type DayPart, type FreeDay } from '@/lib/domain/free-parts';

/** By day: the parts that somebody awake means by a whole day. */
const DAYTIME: readonly DayPart[] = ['morning', 'afternoon', 'evening'];
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
/** So many lists of days are told; what is beyond them is "more". */
const LONGEST = 2;

const SINGULAR: Record<DayPart, string> = {
  early: 'early morning',
  morning: 'morning',
  afternoon: 'afternoon',
  evening: 'evening',
  night: 'night',
};

/**
 * When somebody may be free in the coming week, in a line: `Fri, Mon, Tue afternoon`, `Most evenings`, `Sat and Sun`.
 * Days stand in the order in which they come, and with the part that comes first first.
 *
 * @param days eight, from `freeDays`: with the same day of next week, so that a morning that is over today is told
 */
export function freeWords(days: readonly FreeDay[]): string {
  const groups = groupsOf(days);
  if (groups.length === 0) return 'No free time soon';
  const told = groups.slice(0, LONGEST).map(phrase);
  const more = groups.length > LONGEST ? ', and more' : '';
  const line = told.join(', ') + more;
  return line.charAt(0).toUpperCase() + line.slice(1);
}

/** What a part is called where its day stands beside it. */
export function partName(part: DayPart): string {
  return part === 'early' ? 'Early' : SINGULAR[part].charAt(0).toUpperCase() + SINGULAR[part].slice(1);
}

type Group = { readonly parts: readonly DayPart[]; readonly days: readonly FreeDay[] };

/** Parts that are free on the same days go together; what only the night owl has is told only when there is no more. */
function groupsOf(days: readonly FreeDay[]): Group[] {
  const byDays = new Map<string, { parts: DayPart[]; days: FreeDay[] }>();
  const daytime = days.some(({ parts }) => parts.some((part) => DAYTIME.includes(part)));
  for (const part of daytime ? DAYTIME : DAY_PARTS) {
    const free = oncePerWeekday(days.filter(({ parts }) => parts.includes(part)));
    if (free.length === 0) continue;
    const key = free.map(({ date }) => date.toString()).join();
    const group = byDays.get(key) ?? { parts: [], days: free };
    group.parts.push(part);
    byDays.set(key, group);
  }
  const first = ({ days: [day] }: Group) => day?.date.toString() ?? '';
  return [...byDays.values()].sort((a, b) => first(a).localeCompare(first(b)));
}

/** Of today and the same day next week, the one that comes first. */
function oncePerWeekday(days: readonly FreeDay[]): FreeDay[] {
  return days.filter(
    ({ date }, index) => days.findIndex((day) => day.date.dayOfWeek === date.dayOfWeek) === index,
  );
}

function phrase({ parts, days }: Group): string {
  const wholeDays = DAYTIME.every((part) => parts.includes(part));
  const words = parts.map((part) => SINGULAR[part]).join(' and ');
  const weekdays = days.map(({ date }) => date.dayOfWeek);
  const sorted = [...weekdays].sort();
  const known = NAMED[sorted.join('')];
  if (known) return wholeDays ? known.whole : `${known.each} ${known.each === 'every' ? words : many(parts)}`;
  if (days.length >= 5) return wholeDays ? 'most days' : `most ${many(parts)}`;
  const names =
    weekdays.length > 2 && inARow(weekdays)
      ? dayWords(weekdays)
      : weekdays.length === 2
        ? weekdays.map(dayName).join(' and ')
        : weekdays.map(dayName).join(', ');
  return wholeDays ? names : `${names} ${words}`;
}

const NAMED: Record<string, { whole: string; each: string }> = {
  1234567: { whole: 'every day', each: 'every' },
  12345: { whole: 'weekdays', each: 'weekday' },
  67: { whole: 'Sat and Sun', each: 'weekend' },
};

function many(parts: readonly DayPart[]): string {
  return parts.map((part) => `${SINGULAR[part]}s`).join(' and ');
}

function dayName(weekday: number): string {
  return DAYS[weekday - 1] ?? '';
}

function inARow(weekdays: readonly number[]): boolean {
  return weekdays.every((day, index) => index === 0 || day === (weekdays[index - 1] ?? 0) + 1);
}
