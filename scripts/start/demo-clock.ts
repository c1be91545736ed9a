import { existsSync, writeFileSync } from 'node:fs';

const DAY_MS = 86_400_000;

/** The demo's past: its bookings are lived through in the fortnight before the first start. */
const PAST_DAYS = 14;

/**
 * Sets the clock of a demo that has never run back by a fortnight; the seed lives that time and ends in the
 * present. From then on the file is the sandbox's alone.
 */
export function beginDemoClock(clockFile: string): void {
  if (existsSync(clockFile)) return;
  writeFileSync(clockFile, JSON.stringify({ offsetMs: -PAST_DAYS * DAY_MS }));
}
