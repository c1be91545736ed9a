import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from './policy';
import { type Interval, instantOfMinute } from './slots';
import {
  type Availability,
  availableIntervals,
  freeBlocks,
  utcWeek,
  type WeeklyWindow,
} from './weekly-windows';
import { ianaZone, localTimeline } from './zone';

const instant = (text: string) => Temporal.Instant.from(text);
const minute = (text: string) => instant(text).epochMilliseconds / 60_000;

function available(availability: Availability, zone: string, horizon: Interval): readonly Interval[] {
  return availableIntervals(availability, localTimeline(zone, horizon));
}

/** Intervals with local times, as `10-25 01:00-02:30 (90 min)`. */
function shown(found: readonly Interval[], zone: string): string[] {
  const at = (minutes: number) =>
    instantOfMinute(minutes).toZonedDateTimeISO(zone).toPlainDateTime().toString();
  return found.map(({ start, end }) =>
    `${at(start).slice(5, 16)} to ${at(end).slice(5, 16)} (${end - start} min)`.replaceAll('T', ' '),
  );
}

const daily = (startMinute: number, endMinute: number): WeeklyWindow[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute, endMinute }));
const onDay = (zone: string, date: string, startMinute: number, endMinute: number) => {
  const day = Temporal.PlainDate.from(date);
  const from = day.toZonedDateTime(zone).epochMilliseconds / 60_000;
  const to = day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds / 60_000;
  return shown(
    available({ windows: daily(startMinute, endMinute), exceptions: [] }, zone, { start: from, end: to }),
    zone,
  );
};

describe('days on which the clocks change', () => {
  test('09:00 is 09:00 on both sides', () => {
    const horizon = { start: minute('2026-10-24T00:00Z'), end: minute('2026-10-26T00:00Z') };
    const found = available({ windows: daily(540, 600), exceptions: [] }, 'Europe/Berlin', horizon);
    expect(found.map(({ start }) => instantOfMinute(start).toString())).toEqual([
      '2026-10-24T07:00:00Z',
      '2026-10-25T08:00:00Z',
    ]);
  });

  test('a skipped hour is no time at all', () => {
    expect(onDay('Europe/Berlin', '2026-03-29', 90, 240)).toEqual(['03-29 01:30 to 03-29 04:00 (90 min)']);
    expect(onDay('Europe/Berlin', '2026-03-29', 120, 180)).toEqual([]);
    expect(onDay('Europe/Berlin', '2026-03-29', 135, 210)).toEqual(['03-29 03:00 to 03-29 03:30 (30 min)']);
    expect(onDay('Australia/Lord_Howe', '2026-10-04', 60, 180)).toEqual([
      '10-04 01:00 to 10-04 03:00 (90 min)',
    ]);
    expect(onDay('America/Sao_Paulo', '2018-11-04', 0, 120)).toEqual(['11-04 01:00 to 11-04 02:00 (60 min)']);
  });

  test('a repeated hour counts the first time only', () => {
    expect(onDay('America/New_York', '2026-11-01', 60, 120)).toEqual(['11-01 01:00 to 11-01 01:00 (60 min)']);
    expect(onDay('America/New_York', '2026-11-01', 60, 180)).toEqual([
      '11-01 01:00 to 11-01 01:00 (60 min)',
      '11-01 02:00 to 11-01 03:00 (60 min)',
    ]);
    expect(onDay('America/New_York', '2026-11-01', 90, 105)).toEqual(['11-01 01:30 to 11-01 01:45 (15 min)']);
    expect(onDay('Australia/Lord_Howe', '2026-04-05', 90, 150)).toEqual([
      '04-05 01:30 to 04-05 01:30 (30 min)',
      '04-05 02:00 to 04-05 02:30 (30 min)',
    ]);
    expect(onDay('America/Havana', '2026-11-01', 0, 120)).toEqual([
      '11-01 00:00 to 11-01 00:00 (60 min)',
      '11-01 01:00 to 11-01 02:00 (60 min)',
    ]);
  });

  test('a horizon that begins inside the second showing does not take it for the first', () => {
    const horizon = { start: minute('2026-11-01T06:20Z'), end: minute('2026-11-01T09:00Z') }; // 01:20 again
    const found = available({ windows: daily(0, 240), exceptions: [] }, 'America/New_York', horizon);
    expect(shown(found, 'America/New_York')).toEqual(['11-01 02:00 to 11-01 04:00 (120 min)']);
  });

  test('a day that a zone left out has no windows, and the weekdays go on', () => {
    const horizon = { start: minute('2011-12-29T10:00Z'), end: minute('2012-01-01T10:00Z') };
    const found = available({ windows: daily(540, 600), exceptions: [] }, 'Pacific/Apia', horizon);
    expect(shown(found, 'Pacific/Apia')).toEqual([
      '12-29 09:00 to 12-29 10:00 (60 min)',
      '12-31 09:00 to 12-31 10:00 (60 min)',
      '01-01 09:00 to 01-01 10:00 (60 min)',
    ]);
    const friday = available(
      { windows: [{ weekday: 5, startMinute: 0, endMinute: 1440 }], exceptions: [] },
      'Pacific/Apia',
      horizon,
    );
    expect(friday).toEqual([]);
  });

  test('leap day, and windows that meet at midnight are one', () => {
    const horizon = { start: minute('2028-02-28T12:00Z'), end: minute('2028-03-01T12:00Z') };
    const windows = [
      { weekday: 1, startMinute: 1380, endMinute: 1440 },
      { weekday: 2, startMinute: 0, endMinute: 60 },
      { weekday: 3, startMinute: 0, endMinute: 60 },
    ];
    expect(shown(available({ windows, exceptions: [] }, 'UTC', horizon), 'UTC')).toEqual([
      '02-28 23:00 to 02-29 01:00 (120 min)',
      '03-01 00:00 to 03-01 01:00 (60 min)',
    ]);
  });
});

test('open exceptions add, blocked ones win', () => {
  const horizon = { start: minute('2026-11-24T00:00Z'), end: minute('2026-11-26T00:00Z') };
  const on = (kind: 'open' | 'blocked', date: string, startMinute: number, endMinute: number) => ({
    kind,
    date,
    startMinute,
    endMinute,
  });
  const exceptions = [
    on('open', '2026-11-24', 600, 780),
    on('blocked', '2026-11-24', 660, 720),
    on('blocked', '2026-11-25', 0, 1440),
  ];
  const found = available({ windows: daily(540, 660), exceptions }, 'UTC', horizon);
  expect(shown(found, 'UTC')).toEqual([
    '11-24 09:00 to 11-24 11:00 (120 min)',
    '11-24 12:00 to 11-24 13:00 (60 min)',
  ]);
});

describe('freeBlocks', () => {
  const maskOf = (windows: WeeklyWindow[], zone: string, at: Temporal.Instant) =>
    freeBlocks(windows, utcWeek(at), localTimeline(zone, utcWeek(at)), DEFAULT_POLICY);
  const now = instant('2026-11-25T12:00Z'); // a Wednesday
  const blocks = (windows: WeeklyWindow[], zone = 'UTC') => {
    const mask = maskOf(windows, zone, now);
    return Array.from({ length: 42 }, (_, block) => block).filter((block) => (mask >> BigInt(block)) & 1n);
  };
  const on = (weekday: number, startMinute: number, endMinute: number) => ({
    weekday,
    startMinute,
    endMinute,
  });

  test('the week is Monday to Sunday in UTC', () => {
    expect(instantOfMinute(utcWeek(now).start).toString()).toBe('2026-11-23T00:00:00Z');
    expect(utcWeek(instant('2026-11-23T00:00Z'))).toEqual(utcWeek(instant('2026-11-29T23:59:59Z')));
    expect(blocks([on(1, 0, 30)])).toEqual([0]);
    expect(blocks([on(7, 1410, 1440)])).toEqual([41]);
    expect(blocks(daily(0, 1440))).toHaveLength(42);
  });

  test('a block needs room for a call in one piece', () => {
    expect(blocks([on(2, 225, 255)])).toEqual([]); // 15 minutes in each of two blocks
    expect(blocks([on(2, 210, 270)])).toEqual([6, 7]);
    expect(blocks([on(2, 0, 15), on(2, 30, 45)])).toEqual([]);
  });

  test('local windows move to UTC with the offset of that week', () => {
    expect(blocks([on(3, 540, 600)], 'Asia/Tokyo')).toEqual([12]); // Wednesday 00:00 UTC
    expect(blocks([on(1, 0, 240)], 'Asia/Tokyo')).toEqual([39, 40]); // Sunday 15:00 to 19:00 UTC, this week's Sunday
    const summer = maskOf([on(1, 720, 750)], 'America/New_York', instant('2026-07-01T00:00Z'));
    const winter = maskOf([on(1, 690, 720)], 'America/New_York', now);
    expect([summer, winter]).toEqual([1n << 4n, 1n << 4n]);
  });
});

test('zones are IANA names in their canonical spelling', () => {
  expect(ianaZone('europe/berlin')).toBe('Europe/Berlin');
  expect(ianaZone('Asia/Kolkata')).toBe('Asia/Kolkata');
  expect(ianaZone('UTC')).toBe('UTC');
  for (const wrong of [
    '',
    '+05:30',
    '-08:00',
    'Mars/Olympus',
    'Europe/Berlin ',
    'Europe/Berlin[u-ca=iso8601]',
  ]) {
    expect(ianaZone(wrong)).toBeNull();
  }
});
