import { formatList } from '@/lib/format';

type Window = { readonly weekday: number; readonly startMinute: number; readonly endMinute: number };

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/**
 * A week of hours in a line: `Weekdays 13:00-17:00, Sat 10:00-12:00`; `Every day 08:00-22:00`; empty without hours.
 * Days with the same hours stand together.
 */
export function hoursWords(windows: readonly Window[]): string {
  const groups = new Map<string, number[]>();
  for (let weekday = 1; weekday <= 7; weekday++) {
    const hours = hoursOfDay(windows.filter((window) => window.weekday === weekday));
    if (hours) groups.set(hours, [...(groups.get(hours) ?? []), weekday]);
  }
  return [...groups].map(([hours, weekdays]) => `${dayWords(weekdays)} ${hours}`).join(', ');
}

/** Days of the week in as few words: `Every day`, `Weekdays`, `Weekends`, `Mon to Thu`, `Mon, Wed and Fri`. */
export function dayWords(weekdays: readonly number[]): string {
  const key = weekdays.join('');
  if (key === '1234567') return 'Every day';
  if (key === '12345') return 'Weekdays';
  if (key === '67') return 'Weekends';
  const names = weekdays.map((weekday) => DAYS[weekday - 1] ?? '');
  const inARow = weekdays.every(
    (weekday, index) => index === 0 || weekday === (weekdays[index - 1] ?? 0) + 1,
  );
  return names.length > 2 && inARow ? `${names[0]} to ${names.at(-1)}` : formatList(names);
}

function hoursOfDay(windows: readonly Window[]): string {
  const sorted = [...windows].sort((a, b) => a.startMinute - b.startMinute);
  return formatList(sorted.map(({ startMinute, endMinute }) => span(startMinute, endMinute)));
}

function span(start: number, end: number): string {
  return start === 0 && end === 1440 ? 'all day' : `${clock(start)}-${clock(end)}`;
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
