/**
 * npx tsx bench/slots/run.ts
 *
 * Free 30-minute slots of two people over 14 and 90 days against 100 to 100,000 busy times in random order: ours,
 * the peer's loop, and the cost of only sorting the busy times, taking turns in one process. Writes results.json and
 * fails when a limit is missed.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { DEFAULT_POLICY } from '../../lib/domain/policy';
import { bookableHorizon, type Interval, type Merge, mergedSlots } from '../../lib/domain/slots';
import { availableIntervals, type WeeklyWindow } from '../../lib/domain/weekly-windows';
import { localTimeline } from '../../lib/domain/zone';
import { slotsByLoop } from './peer';

/** What issue after issue may rely on, for 90 days and 10,000 busy times. */
const LIMITS = { medianMs: 5, timesSorting: 3 };
const BUSY_SHARE = 0.25;
const now = Temporal.Instant.from('2026-10-20T09:07Z'); // both zones change their clocks within the horizon

const working: WeeklyWindow[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  startMinute: 480,
  endMinute: 1200,
}));
const people = [
  { zone: 'Europe/Berlin', windows: working },
  { zone: 'America/New_York', windows: working },
] as const;

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

function available(horizon: Interval): Pick<Merge, 'candidate' | 'professional'> {
  const [candidate, professional] = people.map(({ zone, windows }) =>
    availableIntervals({ windows, exceptions: [] }, localTimeline(zone, horizon)),
  );
  return { candidate: candidate ?? [], professional: professional ?? [] };
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
  const works = {
    ours: () => mergedSlots({ ...available(horizon), busy, now, policy }),
    sorting: () => [...busy].sort((a, b) => a.start - b.start),
    peer: count > 10_000 ? null : () => slotsByLoop({ ...available(horizon), busy, now, policy }),
  };
  const found = works.ours();
  if (works.peer && JSON.stringify(works.peer()) !== JSON.stringify(found)) {
    throw new RangeError(`${days} days, ${count} busy: the peer finds other slots`);
  }
  const times: { ours: number[]; sorting: number[]; peer: number[] } = { ours: [], sorting: [], peer: [] };
  const rounds = count > 10_000 ? 15 : 41;
  for (let round = 0; round < rounds; round++) {
    times.ours.push(timeOf(works.ours));
    times.sorting.push(timeOf(works.sorting));
    if (works.peer && round < 11) times.peer.push(timeOf(works.peer));
  }
  const ours = median(times.ours);
  const sorting = median(times.sorting);
  const peer = works.peer ? median(times.peer) : null;
  return {
    days,
    busy: count,
    slots: found.length,
    oursMs: round(ours),
    sortingMs: round(sorting),
    peerMs: peer === null ? null : round(peer),
    timesSorting: round(ours / sorting),
    peerTimesOurs: peer === null ? null : round(peer / ours),
  };
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}

const warmUp = [100, 1_000, 10_000].map((count) => measure(14, count));
const rows = [14, 90].flatMap((days) => [100, 1_000, 10_000, 100_000].map((count) => measure(days, count)));
console.table(rows);
const judged = rows.find((row) => row.days === 90 && row.busy === 10_000);
const met =
  judged !== undefined && judged.oursMs < LIMITS.medianMs && judged.timesSorting <= LIMITS.timesSorting;
const results = { node: process.version, limits: LIMITS, met, rows };
writeFileSync(path.join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
console.log(
  `${warmUp.length} warm-ups; 90 days and 10,000 busy times: ${met ? 'within' : 'OUTSIDE'} the limits`,
);
process.exitCode = met ? 0 : 1;
