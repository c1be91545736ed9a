import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { type DayPart, freeDays } from './free-parts';
import { DEFAULT_POLICY } from './policy';
import { freeBlocks, utcWeek } from './weekly-windows';
import { localTimeline } from './zone';

const FRIDAY = Temporal.Instant.from('2026-11-20T11:00Z');

/** The blocks of weekly hours, as cards hold them. */
function blocksOf(
  zone: string,
  at: Temporal.Instant,
  ...hours: [weekday: number, from: number, to: number][]
): number {
  const windows = hours.map(([weekday, from, to]) => ({
    weekday,
    startMinute: from * 60,
    endMinute: to * 60,
  }));
  const week = utcWeek(at);
  return Number(freeBlocks(windows, week, localTimeline(zone, week), DEFAULT_POLICY));
}

function told(blocks: number, zone: string, at = FRIDAY): Record<string, readonly DayPart[]> {
  const days = freeDays(blocks, zone, at, DEFAULT_POLICY).filter(({ parts }) => parts.length > 0);
  return Object.fromEntries(days.map(({ date, parts }) => [date.toString(), parts]));
}

describe('free times by parts of the day', () => {
  test('are the next seven days, today first, in the zone of the reader', () => {
    const dates = (zone: string) =>
      freeDays(0, zone, FRIDAY, DEFAULT_POLICY).map(({ date }) => date.toString());
    expect(dates('UTC')).toEqual([20, 21, 22, 23, 24, 25, 26].map((day) => `2026-11-${day}`));
    expect(dates('Pacific/Kiritimati')[0]).toBe('2026-11-21');
  });

  test('of an afternoon in New York are an evening in London', () => {
    const blocks = blocksOf('America/New_York', FRIDAY, [2, 13, 17]);
    expect(told(blocks, 'America/New_York')).toEqual({ '2026-11-24': ['afternoon'] });
    expect(told(blocks, 'Europe/London')).toEqual({ '2026-11-24': ['evening'] });
  });

  test('of a late evening belong to the day that it began on', () => {
    const blocks = blocksOf('UTC', FRIDAY, [7, 22, 24]);
    expect(told(blocks, 'Europe/Athens')).toEqual({ '2026-11-22': ['night'] });
    expect(told(blocks, 'Asia/Kolkata')).toEqual({ '2026-11-23': ['early'] });
  });

  test('leave out what is over, and what is too soon for any call', () => {
    const blocks = blocksOf('UTC', FRIDAY, [5, 8, 12], [5, 16, 20]);
    expect(told(blocks, 'UTC')).toEqual({ '2026-11-20': ['evening'] });
    const late = Temporal.Instant.from('2026-11-20T15:31Z');
    expect(told(blocks, 'UTC', late)).toEqual({});
    expect(told(blocks, 'UTC', late.subtract({ minutes: 1 }))).toEqual({ '2026-11-20': ['evening'] });
  });

  test('nothing free is nothing told; always free is every day', () => {
    expect(told(0, 'UTC')).toEqual({});
    const always = freeDays(2 ** 42 - 1, 'America/New_York', FRIDAY, DEFAULT_POLICY);
    expect(
      always
        .slice(1)
        .every(({ parts }) =>
          ['morning', 'afternoon', 'evening'].every((part) => parts.includes(part as DayPart)),
        ),
    ).toBe(true);
  });

  test('each free block of a week is told on some day, wherever and whenever it is read', () => {
    const zones = [
      'UTC',
      'America/New_York',
      'Asia/Kolkata',
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
      'Australia/Lord_Howe',
    ];
    const instants = fc.integer({ min: 0, max: 60 * 24 * 400 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 41 }),
        fc.constantFrom(...zones),
        instants,
        (block, zone, minutes) => {
          const at = FRIDAY.add({ minutes });
          // Just before midnight tomorrow's first block is too soon, and its next one is on the ninth day.
          const days = freeDays(2 ** block, zone, at, DEFAULT_POLICY, 9);
          expect(days.flatMap(({ parts }) => parts).length).toBeGreaterThanOrEqual(1);
        },
      ),
      { numRuns: 300, examples: [[30, 'UTC', 565_231]] },
    );
  });
});
