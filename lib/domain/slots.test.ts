import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from './policy';
import {
  bookableHorizon,
  checkSlotStart,
  type Interval,
  instantOfMinute,
  intersect,
  mergedSlots,
  normalise,
  subtract,
  touchedMinutes,
} from './slots';

const instant = (text: string) => Temporal.Instant.from(text);
const minute = (text: string) => instant(text).epochMilliseconds / 60_000;
const span = (start: string, end: string): Interval => ({ start: minute(start), end: minute(end) });
const now = instant('2026-11-24T12:00Z');
const policy = DEFAULT_POLICY;

/** The slow, obviously right model: a set of minutes. */
function minutesOf(intervals: readonly Interval[]): Set<number> {
  const minutes = new Set<number>();
  for (const { start, end } of intervals) for (let at = start; at < end; at++) minutes.add(at);
  return minutes;
}
const sorted = (minutes: Iterable<number>) => [...minutes].sort((a, b) => a - b);

const intervals = fc.array(
  fc
    .tuple(fc.integer({ min: -60, max: 240 }), fc.integer({ min: -5, max: 60 }))
    .map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 12 },
);

describe('interval arithmetic agrees with sets of minutes', () => {
  test('normalise: the same minutes, sorted, nothing empty, nothing touching', () => {
    fc.assert(
      fc.property(intervals, (given) => {
        const normal = normalise(given);
        expect(sorted(minutesOf(normal))).toEqual(sorted(minutesOf(given)));
        normal.forEach((each, index) => {
          expect(each.start).toBeLessThan(each.end);
          expect(each.start).toBeGreaterThan(normal[index - 1]?.end ?? Number.NEGATIVE_INFINITY);
        });
        expect(normalise(normal)).toBe(normal);
      }),
    );
  });

  test('intersect and subtract', () => {
    fc.assert(
      fc.property(intervals, intervals, (first, second) => {
        const [a, b] = [normalise(first), normalise(second)];
        const [inA, inB] = [minutesOf(a), minutesOf(b)];
        const both = intersect(a, b);
        const rest = subtract(a, b);
        expect(sorted(minutesOf(both))).toEqual(sorted(inA).filter((at) => inB.has(at)));
        expect(sorted(minutesOf(rest))).toEqual(sorted(inA).filter((at) => !inB.has(at)));
        expect(normalise(both)).toBe(both);
        expect(normalise(rest)).toBe(rest);
      }),
    );
  });

  test('the input is left alone', () => {
    const given = [
      { start: 5, end: 9 },
      { start: 0, end: 6 },
    ];
    normalise(given);
    expect(given).toEqual([
      { start: 5, end: 9 },
      { start: 0, end: 6 },
    ]);
  });
});

describe('mergedSlots', () => {
  const always = [span('2026-01-01T00:00Z', '2028-01-01T00:00Z')];
  const starts = (minutes: number[]) => minutes.map((at) => instantOfMinute(at).toString());

  test('a half hour before and after a busy time fits to the minute, one minute less does not', () => {
    const both = [span('2026-11-25T09:00Z', '2026-11-25T11:00Z')];
    const at = (busy: Interval[]) =>
      starts(mergedSlots({ candidate: both, professional: always, busy, now, policy })).map((text) =>
        text.slice(11, 16),
      );
    expect(at([])).toEqual(['09:00', '09:15', '09:30', '09:45', '10:00', '10:15', '10:30']);
    expect(at([span('2026-11-25T09:30Z', '2026-11-25T10:30Z')])).toEqual(['09:00', '10:30']);
    expect(at([span('2026-11-25T09:29Z', '2026-11-25T10:31Z')])).toEqual([]);
  });

  test('windows that touch are one: a call may cross midnight', () => {
    const windows = [
      span('2026-11-25T23:00Z', '2026-11-26T00:00Z'),
      span('2026-11-26T00:00Z', '2026-11-26T00:30Z'),
    ];
    const found = mergedSlots({ candidate: windows, professional: always, busy: [], now, policy });
    expect(starts(found)).toContain('2026-11-25T23:45:00Z');
  });

  test('where no call may start, one may still run into', () => {
    const both = [span('2026-11-25T09:00Z', '2026-11-25T11:00Z')];
    const noStart = [span('2026-11-25T09:30Z', '2026-11-25T10:15Z')];
    const found = mergedSlots({ candidate: both, professional: always, busy: [], noStart, now, policy });
    expect(starts(found).map((text) => text.slice(11, 16))).toEqual(['09:00', '09:15', '10:15', '10:30']);
  });

  test('notice and horizon: both limits count as in time', () => {
    const found = starts(mergedSlots({ candidate: always, professional: always, busy: [], now, policy }));
    expect(found[0]).toBe('2026-11-24T16:00:00Z');
    expect(found.at(-1)).toBe('2027-01-23T12:00:00Z');
    const later = now.add({ milliseconds: 1 });
    const next = starts(
      mergedSlots({ candidate: always, professional: always, busy: [], now: later, policy }),
    );
    expect(next[0]).toBe('2026-11-24T16:15:00Z');
    expect(next.at(-1)).toBe('2027-01-23T12:00:00Z');
  });

  const base = minute('2026-11-24T12:00Z');
  const around = fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 2 * 1440 }), fc.integer({ min: 1, max: 400 }))
      .map(([start, length]) => ({ start: base + start, end: base + start + length })),
    { maxLength: 8 },
  );

  test('every start is one that a loop over all minutes finds, and none is missing', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(around, around, around, fc.integer({ min: 0, max: 59_999 }), (a, b, busy, late) => {
        const at = now.add({ milliseconds: late });
        const [inA, inB, inBusy] = [minutesOf(a), minutesOf(b), minutesOf(busy)];
        const expected: number[] = [];
        for (let start = base; start < base + 3 * 1440; start++) {
          if (checkSlotStart(instantOfMinute(start), at, policy)) continue;
          const call = Array.from({ length: 30 }, (_, index) => start + index);
          if (call.every((each) => inA.has(each) && inB.has(each) && !inBusy.has(each))) expected.push(start);
        }
        expect(mergedSlots({ candidate: a, professional: b, busy, now: at, policy })).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  test('what is offered passes checkSlotStart, and what lies around the horizon does not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400_000 }), (late) => {
        const at = now.add({ milliseconds: late });
        const found = mergedSlots({ candidate: always, professional: always, busy: [], now: at, policy });
        const first = found[0] ?? 0;
        const last = found.at(-1) ?? 0;
        const judge = (start: number) => checkSlotStart(instantOfMinute(start), at, policy);
        expect([judge(first - 15), judge(first), judge(last), judge(last + 15)]).toEqual([
          'too_soon',
          null,
          null,
          'too_far_ahead',
        ]);
      }),
    );
  });
});

test('a busy time is widened to the minutes it touches', () => {
  expect(touchedMinutes(instant('2026-11-24T12:00:59.999Z'), instant('2026-11-24T12:29:00.001Z'))).toEqual(
    span('2026-11-24T12:00Z', '2026-11-24T12:30Z'),
  );
});

test('the horizon respects a notice in parts of an hour', () => {
  const { start } = bookableHorizon(now, { ...policy, minNoticeHours: 0.5 });
  expect(instantOfMinute(start).toString()).toBe('2026-11-24T12:30:00Z');
});
