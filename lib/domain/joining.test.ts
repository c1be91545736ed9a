import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { joinPhase, joinWindow } from './joining';

const startAt = Temporal.Instant.from('2026-11-24T20:30:00Z');
const window = joinWindow(startAt, startAt.add({ minutes: 30 }));

it.each([
  [-15 * 60 - 1, 'not_yet'],
  [-15 * 60, 'open'],
  [0, 'open'],
  [45 * 60 - 1, 'open'],
  [45 * 60, 'over'],
] as const)('%s seconds after the start: %s', (seconds, phase) => {
  expect(joinPhase(window, startAt.add({ seconds }))).toBe(phase);
});
