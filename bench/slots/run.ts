/**
 * npx tsx bench/slots/run.ts
 *
 * Free 30-minute slots of two people over 14 and 90 days against 100 to 100,000 busy times in random order: ours,
 * the peer's loop, and the cost of only sorting the busy times, taking turns in one process. Writes results.json and
 * fails when a limit is missed. README.md says what is measured, and the figures.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { NO_RULES } from '../../lib/domain/call-rules';
import { callTimes, hoursWithin, type PersonTimes } from '../../lib/domain/call-times';
import { DEFAULT_POLICY } from '../../lib/domain/policy';
import { bookableHorizon, type Interval } from '../../lib/domain/slots';
import type { WeeklyWindow } from '../../lib/domain/weekly-windows';
import { slotsByLoop } from './peer';

/**
 * What everybody may rely on, for 90 days and 10,000 busy times; and how much more than n log n the time may grow from
 * 10,000 to 100,000, which leaves room for caches that are too small by then.
 */
const LIMITS = { medianMs: 5, timesSorting: 3, timesGrowth: 3 };
const BUSY_SHARE = 0.25;
const now = Temporal.Instant.from('2026-10-20T09:07Z'); // both zones change their clocks within the horizon

const working: WeeklyWindow[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  startMinute: 480,
  endMinute: 1200,
}));
const nobody = { trips: [], exceptions: [], rules: NO_RULES, calls: [], counted: [], calendar: [] };
const candidate: PersonTimes = { ...nobody, zone: 'Europe/Berlin', windows: working };
const professional: PersonTimes = { ...nobody, zone: 'America/New_York', windows: working };

/** Reproducible random numbers in [0, 1): mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Busy times in random order that together last about a quarter of the horizon, whatever their number. */
function busyTimes(count: number, { start, end }: Interval): Interval[] {
  const random = randomNumbers(count);
  const mean = ((end - start) * BUSY_SHARE) / count;
  return Array.from({ length: count }, () => {
    const at = start + Math.floor(random() * (end - start));
    return { start: at, end: at + Math.max(1, Math.round(mean * 2 * random())) };
  });
}

function timeOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function measure(days: number, count: number) {
  const policy = { ...DEFAULT_POLICY, maxAheadDays: days };
  const horizon = bookableHorizon(now, policy);
  const busy = busyTimes(count, horizon);
  const meeting = { candidate: { ...candidate, calendar: busy }, professional, now, policy };
  const works = {
    ours: () => callTimes(meeting),
    sorting: () => [...busy].sort((a, b) => a.start - b.start),
    sortingNumbers: () => Float64Array.from(busy, ({ start }) => start).sort(),
    peer: () => slotsByLoop({ ...hours(horizon), busy, now, policy }),
  };
  const isFair = count <= 10_000; // the loop would take minutes beyond
  const found = works.ours();
  if (isFair && JSON.stringify(works.peer()) !== JSON.stringify(found)) {
    throw new RangeError(`${days} days, ${count} busy: the peer finds other slots`);
  }
  const times = {
    ours: [] as number[],
    sorting: [] as number[],
    sortingNumbers: [] as number[],
    peer: [] as number[],
  };
  const rounds = count > 10_000 ? 15 : 41;
  for (let turn = 0; turn < rounds; turn++) {
    times.ours.push(timeOf(works.ours));
    times.sorting.push(timeOf(works.sorting));
    times.sortingNumbers.push(timeOf(works.sortingNumbers));
    if (isFair && turn < 11) times.peer.push(timeOf(works.peer));
  }
  const ours = median(times.ours);
  const sorting = median(times.sorting);
  const peer = isFair ? median(times.peer) : null;
  return {
    days,
    busy: count,
    slots: found.length,
    oursMs: round(ours),
    sortingMs: round(sorting),
    sortingNumbersMs: round(median(times.sortingNumbers)),
    peerMs: peer === null ? null : round(peer),
    timesSorting: round(ours / sorting),
    peerTimesOurs: peer === null ? null : round(peer / ours),
  };
}

function hours(horizon: Interval): { candidate: readonly Interval[]; professional: readonly Interval[] } {
  return { candidate: hoursWithin(candidate, horizon), professional: hoursWithin(professional, horizon) };
}

type Row = ReturnType<typeof measure>;

/** How the time grows over 90 days, beside what n log n would. */
function growth(rows: readonly Row[]) {
  const series = rows.filter(({ days }) => days === 90);
  return series.slice(1).flatMap((row, index) => {
    const before = series[index];
    if (!before) return [];
    const expected = (row.busy * Math.log(row.busy)) / (before.busy * Math.log(before.busy));
    const grew = row.oursMs / before.oursMs;
    return [
      {
        from: before.busy,
        to: row.busy,
        grew: round(grew),
        nLogN: round(expected),
        times: round(grew / expected),
      },
    ];
  });
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}

const warmUp = [100, 1_000, 10_000].map((count) => measure(14, count));
const rows = [14, 90].flatMap((days) => [100, 1_000, 10_000, 100_000].map((count) => measure(days, count)));
console.table(rows);
const grown = growth(rows);
console.table(grown);
const judged = rows.find((row) => row.days === 90 && row.busy === 10_000);
const met =
  judged !== undefined &&
  judged.oursMs < LIMITS.medianMs &&
  judged.timesSorting <= LIMITS.timesSorting &&
  grown.every(({ times }) => times <= LIMITS.timesGrowth);
const results = { node: process.version, limits: LIMITS, met, rows, growth: grown };
writeFileSync(path.join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
console.log(
  `${warmUp.length} warm-ups; 90 days and 10,000 busy times: ${met ? 'within' : 'OUTSIDE'} the limits`,
);
process.exitCode = met ? 0 : 1;
