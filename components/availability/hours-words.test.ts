import { expect, test } from 'vitest';
import { DEFAULT_CANDIDATE_WINDOWS } from '@/lib/domain/weekly-windows';
import { hoursWords } from './hours-words';

const on = (weekdays: readonly number[], start: number, end: number) =>
  weekdays.map((weekday) => ({ weekday, startMinute: start * 60, endMinute: end * 60 }));

test('a week of hours in a line', () => {
  expect(hoursWords([])).toBe('');
  expect(hoursWords(DEFAULT_CANDIDATE_WINDOWS)).toBe('Every day 08:00-22:00');
  expect(hoursWords([...on([1, 2, 3, 4, 5], 13, 17), ...on([6], 10, 12)])).toBe(
    'Weekdays 13:00-17:00, Sat 10:00-12:00',
  );
  expect(hoursWords([...on([1, 2, 3, 4], 18, 21), ...on([6, 7], 0, 24)])).toBe(
    'Mon to Thu 18:00-21:00, Weekends all day',
  );
  expect(hoursWords([...on([2], 18, 24), ...on([2, 4], 7, 9)])).toBe(
    'Tue 07:00-09:00 and 18:00-24:00, Thu 07:00-09:00',
  );
  expect(hoursWords(on([1, 3, 5], 12, 13))).toBe('Mon, Wed and Fri 12:00-13:00');
});
