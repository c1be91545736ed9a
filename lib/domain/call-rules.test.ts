import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { fullTimes, NO_RULES, takenByCalls, withNotice } from './call-rules';
import { ownTimeline, type Trip, type Whereabouts } from './own-clock';
import { DEFAULT_POLICY } from './policy';
import { type Interval, instantOfMinute } from './slots';
import { availableIntervals, type DatedException } from './weekly-windows';

const minute = (text: string) => Temporal.Instant.from(text).epochMilliseconds / 60_000;
const horizon = { start: minute('2026-11-23T00:00Z'), end: minute('2026-12-07T00:00Z') };
const written = (intervals: readonly Interval[]) =>
  intervals.map(({ start, end }) =>
    [start, end].map((at) => instantOfMinute(at).toString().slice(5, 16).replace('T', ' ')).join(' to '),
  );
const daily = (from: number, to: number) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: from * 60, endMinute: to * 60 }));
const berlin = (...trips: Trip[]): Whereabouts => ({ zone: 'Europe/Berlin', trips });
const trip = (firstDate: string, lastDate: string, zone: string): Trip => ({ firstDate, lastDate, zone });

/** Hours from the 24th to the 27th of November 2026, in UTC. */
function hours(
  whereabouts: Whereabouts,
  from: number,
  to: number,
  exceptions: DatedException[] = [],
): string[] {
  const days = { start: minute('2026-11-24T00:00Z'), end: minute('2026-11-27T00:00Z') };
  return written(
    availableIntervals({ windows: daily(from, to), exceptions }, ownTimeline(whereabouts, days)),
  );
}

describe('a trip', () => {
  test('moves the hours of its dates, and no others', () => {
    expect(hours(berlin(), 9, 10)).toEqual([
      '11-24 08:00 to 11-24 09:00',
      '11-25 08:00 to 11-25 09:00',
      '11-26 08:00 to 11-26 09:00',
    ]);
    expect(hours(berlin(trip('2026-11-25', '2026-11-25', 'America/New_York')), 9, 10)).toEqual([
      '11-24 08:00 to 11-24 09:00',
      '11-25 14:00 to 11-25 15:00',
      '11-26 08:00 to 11-26 09:00',
    ]);
  });

  test('to the east, two dates share hours: open in either is open, blocked in either is blocked', () => {
    const tokyo = berlin(trip('2026-11-25', '2026-11-30', 'Asia/Tokyo'));
    // The 24th in Berlin lasts until 23:00 UTC, the 25th in Tokyo begins at 15:00 UTC.
    expect(hours(tokyo, 20, 22)).toEqual([
      '11-24 19:00 to 11-24 21:00',
      '11-25 11:00 to 11-25 13:00',
      '11-26 11:00 to 11-26 13:00',
    ]);
    const dayOff: DatedException = { date: '2026-11-25', kind: 'blocked', startMinute: 0, endMinute: 1440 };
    expect(hours(tokyo, 20, 22, [dayOff])).toEqual(['11-26 11:00 to 11-26 13:00']);
  });

  test('to the west, the hours between the dates are no time', () => {
    const hawaii = berlin(trip('2026-11-25', '2026-11-25', 'Pacific/Honolulu'));
    expect(hours(hawaii, 0, 24)).toEqual(['11-24 00:00 to 11-24 23:00', '11-25 10:00 to 11-27 00:00']);
  });

  test('two of them do not share a date', () => {
    const both = berlin(
      trip('2026-11-24', '2026-11-26', 'UTC'),
      trip('2026-11-26', '2026-11-27', 'Asia/Tokyo'),
    );
    expect(() => ownTimeline(both, horizon)).toThrow('share no date');
  });
});

describe('limits of a day and a week', () => {
  const full = (
    calls: string[],
    limits: { day?: number; week?: number },
    whereabouts: Whereabouts = berlin(),
  ): string[] =>
    written(
      fullTimes(
        calls.map(minute),
        { callsPerDay: limits.day ?? null, callsPerWeek: limits.week ?? null },
        whereabouts,
        horizon,
      ),
    );

  test('days are those of the own clock, from midnight to midnight', () => {
    expect(full(['2026-11-24T22:59Z'], { day: 1 })).toEqual(['11-23 23:00 to 11-24 23:00']);
    expect(full(['2026-11-24T23:00Z'], { day: 1 })).toEqual(['11-24 23:00 to 11-25 23:00']);
    expect(full(['2026-11-24T09:00Z'], { day: 2 })).toEqual([]);
    expect(full(['2026-11-24T09:00Z', '2026-11-24T08:00Z'], { day: 2 })).toEqual([
      '11-23 23:00 to 11-24 23:00',
    ]);
  });

  test('weeks begin on Monday, and count calls that have been', () => {
    expect(full(['2026-11-22T23:00Z'], { week: 1 })).toEqual(['11-22 23:00 to 11-29 23:00']);
    expect(full(['2026-11-22T22:59Z'], { week: 1 })).toEqual(['11-15 23:00 to 11-22 23:00']);
    expect(full(['2026-11-23T09:00Z', '2026-11-29T09:00Z'], { day: 2, week: 2 })).toEqual([
      '11-22 23:00 to 11-29 23:00',
    ]);
  });

  test('a day on which the clock goes back is one day of 25 hours', () => {
    const days = fullTimes(
      [minute('2026-11-01T06:30Z')], // 01:30 for the second time
      { callsPerDay: 1, callsPerWeek: null },
      { zone: 'America/New_York', trips: [] },
      { start: minute('2026-10-31T00:00Z'), end: minute('2026-11-03T00:00Z') },
    );
    expect(written(days)).toEqual(['11-01 04:00 to 11-02 05:00']);
  });

  test('where two dates share hours, a call counts on both, and once in the week', () => {
    const tokyo = berlin(trip('2026-11-25', '2026-11-30', 'Asia/Tokyo'));
    expect(full(['2026-11-24T16:00Z'], { day: 1 }, tokyo)).toEqual(['11-23 23:00 to 11-25 15:00']);
    expect(full(['2026-11-24T16:00Z'], { week: 2 }, tokyo)).toEqual([]);
  });
});

test('a buffer lies on both sides of a call', () => {
  expect(takenByCalls([{ start: 600, end: 630 }], { bufferMinutes: 15 })).toEqual([{ start: 585, end: 645 }]);
});

test('the longest notice counts', () => {
  const notice = (...hoursOf: number[]) =>
    withNotice(
      DEFAULT_POLICY,
      hoursOf.map((noticeHours) => ({ ...NO_RULES, noticeHours })),
    ).minNoticeHours;
  expect([notice(0, 0), notice(3, 48), notice(24, 12), notice()]).toEqual([4, 48, 24, 4]);
});
