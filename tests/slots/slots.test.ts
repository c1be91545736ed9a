import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { callTimes, hoursWithin, type Meeting } from '@/lib/domain/call-times';
import { exceptionsNear, meetings, minuteOf, nextChange, tripsNear, windows } from './meetings';
import { Clocks, isInHours, slowCallTimes } from './model';
import { ZONES } from './zones';

/**
 * How availability becomes slots, against the slow model, on random days of ten years and of all zones with something
 * to get wrong. Larger runs:
 *
 *   MONET_SLOT_CASES=5000 MONET_SLOT_SEED=7 MONET_SLOT_ZONES=all npx vitest run --project=pure tests/slots
 */
const CASES = Number(process.env.MONET_SLOT_CASES ?? 100);
const SEED = Number(process.env.MONET_SLOT_SEED ?? 20);
const ALL = process.env.MONET_SLOT_ZONES === 'all';
const YEARS = [2016, 2036] as const;
const zones: readonly string[] = ALL ? Intl.supportedValuesOf('timeZone') : ZONES;
/** A counterexample is made smaller, which takes long: not where it only matters that there is one. */
const endOnFailure = process.env.MONET_SLOT_SHRINK === 'no';
const options = { numRuns: CASES, seed: SEED, endOnFailure };
const timeout = 60_000 + CASES * 2_000;

test('there are zones enough', () => {
  expect(new Set(zones).size).toBeGreaterThanOrEqual(30);
});

test('call times are those that looking at every minute finds', { timeout }, () => {
  let offered = 0;
  fc.assert(
    fc.property(meetings(zones, YEARS), (meeting) => {
      const found = callTimes(meeting);
      offered += found.length > 0 ? 1 : 0;
      expect(shown(found)).toEqual(shown(slowCallTimes(meeting)));
    }),
    options,
  );
  // A model that never finds anything would agree with everything.
  expect(offered).toBeGreaterThan(CASES / 5);
});

test('hours are right to the minute around changes of the clocks, in every zone', { timeout }, () => {
  const rounds = Math.max(1, Math.round(CASES / 100));
  for (const [index, zone] of zones.entries()) {
    const changes = changesOf(zone);
    const chosen = fc.sample(fc.noBias(fc.nat()), { numRuns: rounds, seed: SEED + index });
    for (const [round, pick] of chosen.entries()) {
      const change = changes[pick % Math.max(1, changes.length)] ?? minuteOf('2024-02-29T00:00Z');
      const start = change - 150 + (Math.floor(pick / 1000) % 240); // an hour shown twice may have begun before
      const horizon = { start, end: start + 300 };
      const [person] = fc.sample(personNear(zone, change), { numRuns: 1, seed: SEED + index + round * 1000 });
      if (person) checkHours(person, horizon);
    }
  }
});

describe('what holds for any two people', () => {
  const about = (law: (meeting: Meeting) => void) =>
    fc.assert(fc.property(meetings(zones, YEARS), law), { ...options, numRuns: CASES * 3 });

  test('it makes no difference who asks whom', () => {
    about((meeting) => {
      const { candidate, professional } = meeting;
      expect(callTimes({ ...meeting, candidate: professional, professional: candidate })).toEqual(
        callTimes(meeting),
      );
    });
  });

  test('another call, a stricter rule or a day off never offers more', () => {
    about((meeting) => {
      const before = new Set(callTimes(meeting));
      const { candidate } = meeting;
      const [first = 0] = before;
      const call = { start: first, end: first + 30 };
      const { noticeHours, bufferMinutes } = candidate.rules;
      const date = Temporal.Instant.fromEpochMilliseconds(first * 60_000)
        .toString()
        .slice(0, 10);
      const dayOff = { date, kind: 'blocked' as const, startMinute: 0, endMinute: 1440 };
      for (const stricter of [
        { ...candidate, calls: [...candidate.calls, call], counted: [...candidate.counted, first] },
        { ...candidate, rules: { ...candidate.rules, noticeHours: noticeHours + 2 } },
        { ...candidate, rules: { ...candidate.rules, bufferMinutes: bufferMinutes + 10 } },
        { ...candidate, rules: { ...candidate.rules, callsPerDay: 1, callsPerWeek: 1 } },
        { ...candidate, exceptions: [...candidate.exceptions, dayOff] },
      ]) {
        const after = callTimes({ ...meeting, candidate: stricter });
        expect(after.filter((start) => !before.has(start))).toEqual([]);
      }
    });
  });

  test('what is offered is sorted, on the grid, and offered once', () => {
    about((meeting) => {
      const found = callTimes(meeting);
      found.forEach((start, index) => {
        expect(start % 15).toBe(0);
        expect(start).toBeGreaterThan(found[index - 1] ?? Number.NEGATIVE_INFINITY);
      });
    });
  });
});

function personNear(zone: string, at: number) {
  const elsewhere = fc.constantFrom(zone, ...zones);
  return fc.record({
    zone: fc.constant(zone),
    windows,
    exceptions: exceptionsNear(at),
    trips: tripsNear(at, elsewhere),
  });
}

function checkHours(person: Parameters<typeof isInHours>[1], horizon: { start: number; end: number }): void {
  const clocks = new Clocks();
  const found = hoursWithin(person, horizon);
  for (let at = horizon.start; at < horizon.end; at++) {
    const offered = found.some(({ start, end }) => start <= at && at < end);
    if (offered === isInHours(clocks, person, at)) continue;
    expect.fail(`${shown([at])} is ${offered ? '' : 'not '}in the hours of ${JSON.stringify(person)}`);
  }
}

function changesOf(zone: string): number[] {
  const found: number[] = [];
  const last = minuteOf(`${YEARS[1]}-01-01T00:00Z`);
  let at = nextChange(zone, minuteOf(`${YEARS[0]}-01-01T00:00Z`));
  for (; at !== null && at < last; at = nextChange(zone, at)) found.push(at);
  return found;
}

function shown(starts: readonly number[]): string[] {
  return starts.map((start) => Temporal.Instant.fromEpochMilliseconds(start * 60_000).toString());
}
