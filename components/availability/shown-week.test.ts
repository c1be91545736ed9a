import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { shownWeek } from './shown-week';

const NOW = Temporal.Instant.from('2026-11-24T12:00Z');
const week = (asked?: string, zone = 'Europe/London', now = NOW) =>
  shownWeek(asked, now, zone, { maxAheadDays: 60 });

test('this week unless another is asked for, with the ways to the weeks around it', () => {
  expect(week()).toMatchObject({ monday: '2026-11-23', earlier: null, later: '2026-11-30' });
  expect(week().title.replaceAll('\u00a0', ' ')).toBe('23 to 29 Nov 2026');
  expect(week().days.map(({ day, isToday }) => day.replace('\u00a0', ' ') + (isToday ? '!' : ''))).toEqual([
    '23 Nov',
    '24 Nov!',
    '25 Nov',
    '26 Nov',
    '27 Nov',
    '28 Nov',
    '29 Nov',
  ]);
  expect(week('2026-12-03')).toMatchObject({ monday: '2026-11-30', earlier: '2026-11-23' });
});

test('no week before this one, and none in which no call can be', () => {
  // 60 days from the 24th of November are the 23rd of January, a Saturday.
  expect(week('2027-01-20')).toMatchObject({ monday: '2027-01-18', later: null });
  for (const wrong of ['2027-01-25', '2026-11-22', '2026-02-30', 'soon', '']) {
    expect(week(wrong).monday, wrong).toBe('2026-11-23');
  }
});

test('the week is the one on the own clock', () => {
  const sunday = Temporal.Instant.from('2026-11-29T23:00Z');
  expect(week(undefined, 'Europe/London', sunday).monday).toBe('2026-11-23');
  expect(week(undefined, 'Asia/Tokyo', sunday).monday).toBe('2026-11-30');
});
