import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { DEFAULT_POLICY } from './policy';
import { shortfall, usualTime } from './shortfall';
import { type Interval, minuteAtOrBefore } from './slots';
import { localTimeline } from './zone';

const at = (text: string) => minuteAtOrBefore(Temporal.Instant.from(text));
const on = (from: string, to: string): Interval => ({ start: at(from), end: at(to) });

test('each minute of somebody’s hours is accounted for once, in this order', () => {
  const hours = [on('2026-11-24T08:00Z', '2026-11-24T12:00Z')];
  const common = {
    hours,
    calendar: [on('2026-11-24T07:00Z', '2026-11-24T09:00Z')],
    calls: [on('2026-11-24T08:30Z', '2026-11-24T09:30Z')],
    other: [on('2026-11-24T11:40Z', '2026-11-24T14:00Z')],
  };
  expect(shortfall(common, DEFAULT_POLICY)).toEqual({
    hours: 240,
    calendar: 60,
    calls: 30,
    other: 130,
    tooShort: 20,
  });
});

test('what is long enough for a call on the grid is left', () => {
  const left = (from: string, to: string) => {
    const common = { hours: [on(from, to)], calendar: [], calls: [], other: [on(from, to)] };
    const { hours, calendar, calls, other, tooShort } = shortfall(common, DEFAULT_POLICY);
    return hours - calendar - calls - other - tooShort;
  };
  expect(left('2026-11-24T08:00Z', '2026-11-24T08:30Z')).toBe(30);
  expect(left('2026-11-24T08:05Z', '2026-11-24T08:40Z')).toBe(0);
  expect(left('2026-11-24T08:05Z', '2026-11-24T08:45Z')).toBe(40);
});

test('the other side’s usual time is told in four hours of the reader’s own day', () => {
  const horizon = on('2026-11-23T00:00Z', '2026-12-07T00:00Z');
  const london = localTimeline('Europe/London', horizon);
  const evenings = [23, 24, 25, 26, 27].map((day) => on(`2026-11-${day}T18:00Z`, `2026-11-${day}T20:00Z`));
  expect(usualTime(evenings, london)).toEqual({ days: 'weekdays', startHour: 16 });
  expect(usualTime(evenings, localTimeline('America/New_York', horizon))).toEqual({
    days: 'weekdays',
    startHour: 12,
  });
  const sunday = [...evenings, on('2026-11-29T09:00Z', '2026-11-29T12:00Z')];
  expect(usualTime(sunday, london)).toEqual({ days: 'weekdays', startHour: 16 });
  expect(usualTime(sunday.slice(3), london)).toEqual({ days: 'weekends', startHour: 8 });
  expect(usualTime([], london)).toBeNull();
});
