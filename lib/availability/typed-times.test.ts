import { describe, expect, test } from 'vitest';
import { minuteOf, stepTime } from './typed-times';

describe('times as people type them', () => {
  test.each([
    ['09:00', 540],
    ['9', 540],
    ['930', 570],
    ['0930', 570],
    ['9.30', 570],
    ['17h45', 1_065],
    [' 5 pm ', 1_020],
    ['5:30 p.m.', 1_050],
    ['12am', 0],
    ['12pm', 720],
    ['0', 0],
    ['2345', 1_425],
  ])('"%s" is minute %s of the day', (typed, minute) => {
    expect(minuteOf(typed, 'start')).toBe(minute);
  });

  test.each(['', 'noon', '25:00', '9:5', '9:60', '13 pm', '0 am', '24:15', '-9', '09:00-12:00', '12345'])(
    '"%s" is no time',
    (typed) => {
      expect(minuteOf(typed, 'start')).toBeNull();
      expect(minuteOf(typed, 'end')).toBeNull();
    },
  );

  test('midnight begins a day or ends it', () => {
    expect(['00:00', '24:00', '24', '12am'].map((typed) => minuteOf(typed, 'end'))).toEqual([
      1440, 1440, 1440, 1440,
    ]);
    expect(minuteOf('24:00', 'start')).toBeNull();
  });

  test('arrows go by quarters and stay inside the day', () => {
    expect(stepTime('09:00', 'start', true)).toBe('09:15');
    expect(stepTime('09:10', 'start', true)).toBe('09:15');
    expect(stepTime('09:10', 'start', false)).toBe('09:00');
    expect(stepTime('23:45', 'start', true)).toBe('23:45');
    expect(stepTime('24:00', 'end', true)).toBe('24:00');
    expect(stepTime('00:00', 'start', false)).toBe('00:00');
    expect(stepTime('?', 'end', true)).toBe('09:00');
  });
});
