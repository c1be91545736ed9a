import { expect, test } from 'vitest';
import { draftOf } from '@/lib/availability/draft-of';
import { dayLooks, LOOK, minutesLeft } from './grid-looks';
import { placeAfter, rowsFor, stretchOf, withRows } from './grid-places';
import { beginWords, cellName, paintWords, stretchWords } from './grid-words';

const at = (hour: number, minute = 0) => hour * 60 + minute;
const place = (day: number, hour: number, minute = 0) => ({ day, quarter: at(hour, minute) / 15 });
const ROWS = { from: 28, to: 88 };

test('keys lead to cells, and never out of the day or the week', () => {
  const from = place(3, 12);
  const to = (key: string, toEnds = false, start = from) => placeAfter(key, start, toEnds, ROWS);
  expect(to('ArrowUp')).toEqual(place(3, 11, 45));
  expect(to('ArrowDown')).toEqual(place(3, 12, 15));
  expect(to('ArrowLeft')).toEqual(place(2, 12));
  expect(to('ArrowRight')).toEqual(place(4, 12));
  expect(to('PageUp')).toEqual(place(3, 11));
  expect(to('PageDown')).toEqual(place(3, 13));
  expect(to('Home')).toEqual(place(0, 12));
  expect(to('End')).toEqual(place(6, 12));
  expect(to('Home', true)).toEqual(place(0, 7));
  expect(to('End', true)).toEqual(place(6, 21, 45));
  expect(to('a')).toBeNull();
  for (const key of ['ArrowUp', 'PageUp', 'ArrowLeft'])
    expect(to(key, false, place(0, 0))).toEqual(place(0, 0));
  for (const key of ['ArrowDown', 'PageDown', 'ArrowRight'])
    expect(to(key, false, place(6, 23, 45))).toEqual(place(6, 23, 45));
});

test('an extent is the same from whichever corner it is drawn', () => {
  const stretch = { weekdays: [2, 3, 4], start: at(9), end: at(10, 15) };
  expect(stretchOf({ anchor: place(1, 9), head: place(3, 10) })).toEqual(stretch);
  expect(stretchOf({ anchor: place(3, 9), head: place(1, 10) })).toEqual(stretch);
  expect(stretchOf({ anchor: place(3, 10), head: place(1, 9) })).toEqual(stretch);
});

test('the usual day is shown, more where there are hours, and never less than before', () => {
  expect(rowsFor([])).toEqual(ROWS);
  const night = rowsFor([
    { start: at(5, 45), end: at(6) },
    { start: at(22), end: at(23, 15) },
  ]);
  expect(night).toEqual({ from: 20, to: 96 });
  expect(withRows(night, ROWS)).toBe(night);
  expect(withRows(ROWS, night)).toEqual(night);
});

test('cells and changes have names', () => {
  expect(cellName(1, 56, 0, '24 Nov')).toBe('Tuesday 14:00 to 14:15, not free');
  expect(cellName(6, 95, LOOK.free | LOOK.busy, '29 Nov')).toBe(
    'Sunday 23:45 to 24:00, free, on 29 Nov busy in your calendar',
  );
  expect(cellName(0, 0, LOOK.free | LOOK.call | LOOK.blocked, '23 Nov')).toBe(
    'Monday 00:00 to 00:15, free, on 23 Nov a call of yours and marked not free',
  );
  const paint = (weekdays: number[], free: boolean) => ({ weekdays, start: at(14), end: at(16, 30), free });
  expect(paintWords(paint([2], true))).toBe('Tuesday 14:00 to 16:30 is free now.');
  expect(paintWords(paint([2, 3], false))).toBe(
    'Tuesday and Wednesday 14:00 to 16:30 are not free any more.',
  );
  expect(paintWords(paint([1, 2, 3], true))).toBe('Monday to Wednesday, 14:00 to 16:30, are free now.');
  expect(stretchWords(paint([6, 7], true))).toBe('Saturday and Sunday 14:00 to 16:30');
  expect(beginWords(paint([4], true), true)).toBe('Thursday from 14:00: now tap where your free time ends.');
});

test('what takes a part of a quarter takes it, and what is left is counted', () => {
  const draft = draftOf({
    windows: [{ weekday: 2, start: '09:00', end: '11:00' }],
    exceptions: [
      { date: '2026-11-24', kind: 'open', start: '20:00', end: '20:30' },
      { date: '2026-11-24', kind: 'blocked', start: '10:30', end: '10:45' },
      { date: '2026-11-25', kind: 'blocked', start: '00:00', end: '24:00' },
    ],
  });
  const busy = {
    calendar: [{ start: at(9, 20), end: at(9, 31) }],
    calls: [{ start: at(10), end: at(10, 30) }],
    skipped: [],
    awayIn: null,
  };
  const tuesday = dayLooks(draft, 2, '2026-11-24', busy, 28);
  const bits = (hour: number, minute = 0) => tuesday.bits[at(hour, minute) / 15];
  expect([bits(9), bits(9, 15), bits(9, 30), bits(9, 45)]).toEqual([
    LOOK.free,
    LOOK.free | LOOK.busy,
    LOOK.free | LOOK.busy,
    LOOK.free,
  ]);
  expect([bits(10), bits(10, 30), bits(11), bits(20)]).toEqual([
    LOOK.free | LOOK.call,
    LOOK.free | LOOK.blocked,
    0,
    LOOK.extra,
  ]);
  expect(tuesday.labels[36]).toBe('09:00-11:00');
  // Of two hours: half an hour busy, half an hour a call, a quarter blocked; and half an hour more in the evening.
  expect(minutesLeft([tuesday])).toBe(120 - 30 - 30 - 15 + 30);
  const wednesday = dayLooks(draft, 3, '2026-11-25', null, 28);
  expect(wednesday.labels.slice(0, 29)).toEqual([...Array(28), 'Day off']);
  expect(wednesday.bits.every((each) => each === LOOK.blocked)).toBe(true);
});
