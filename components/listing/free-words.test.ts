import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { DAY_PARTS, type DayPart, type FreeDay } from '@/lib/domain/free-parts';
import { freeWords } from './free-words';

const FRIDAY = Temporal.PlainDate.from('2026-11-20');

/** Eight days from Friday on. @param free weekday (Monday 1) -> first letters of its parts: `e`arly is `x` */
function week(free: Record<number, string>): FreeDay[] {
  const letters: Record<DayPart, string> = {
    early: 'x',
    morning: 'm',
    afternoon: 'a',
    evening: 'e',
    night: 'n',
  };
  return Array.from({ length: 8 }, (_, index) => {
    const date = FRIDAY.add({ days: index });
    return { date, parts: DAY_PARTS.filter((part) => free[date.dayOfWeek]?.includes(letters[part])) };
  });
}
const every = (days: readonly number[], parts: string) => Object.fromEntries(days.map((day) => [day, parts]));

test('free times in a line', () => {
  expect(freeWords(week({}))).toBe('No free time soon');
  expect(freeWords(week(every([5, 1, 2], 'a')))).toBe('Fri, Mon, Tue afternoon');
  expect(freeWords(week(every([1, 3], 'e')))).toBe('Mon and Wed evening');
  expect(freeWords(week({ 2: 'e' }))).toBe('Tue evening');
  expect(freeWords(week(every([1, 2, 3, 4], 'e')))).toBe('Mon to Thu evening');
  expect(freeWords(week(every([1, 2, 3, 4, 6], 'e')))).toBe('Most evenings');
  expect(freeWords(week(every([1, 2, 3, 4, 5], 'm')))).toBe('Weekday mornings');
  expect(freeWords(week(every([1, 2, 3, 4, 5, 6, 7], 'm')))).toBe('Every morning');
  expect(freeWords(week(every([1, 2, 3, 4, 5, 6, 7], 'xmaen')))).toBe('Every day');
  expect(freeWords(week(every([6, 7], 'mae')))).toBe('Sat and Sun');
  expect(freeWords(week(every([6, 7], 'ma')))).toBe('Weekend mornings and afternoons');
});

test('a night is told only to those who have nothing else', () => {
  expect(freeWords(week({ 1: 'n', 2: 'a' }))).toBe('Tue afternoon');
  expect(freeWords(week({ 1: 'n', 2: 'x' }))).toBe('Mon night, Tue early morning');
});

test('several groups stand in the order in which they come, and not more than two', () => {
  expect(freeWords(week({ 6: 'm', 1: 'e', 2: 'e' }))).toBe('Sat morning, Mon and Tue evening');
  expect(freeWords(week({ 6: 'm', 1: 'e', 3: 'a' }))).toBe('Sat morning, Mon evening, and more');
});

test('a morning that is over today is told of next week, after the others', () => {
  const days = week(every([5, 6], 'm')).map((day, index) => (index === 0 ? { ...day, parts: [] } : day));
  expect(freeWords(days)).toBe('Sat and Fri morning');
});
