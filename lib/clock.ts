import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { env } from './env';

/**
 * The product's time. In the demo a small file shifts it for every process at once, so that the days of a
 * booking can be lived in a minute; in production there is no such file and this is the machine's clock.
 */
export function now(): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(machineNow() + offsetMs());
}

/** The machine's own time in epoch milliseconds: for sessions, locks, limits and heartbeats, which measure real time. */
export function machineNow(): number {
  return Date.now();
}

/** How long from now until `at` on the product's clock, in milliseconds; 0 when past. */
export function msUntil(at: Temporal.Instant): number {
  return Math.max(0, at.epochMilliseconds - now().epochMilliseconds);
}

export function toInstant(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}

export function toInstantOrNull(date: Date | null): Temporal.Instant | null {
  return date ? toInstant(date) : null;
}

/**
 * An instant as answers, exports and stored data hold it: RFC 3339 in UTC, always with milliseconds, as a `Date`
 * writes itself. One shape, so that the same time is the same text everywhere.
 */
export function timestamp(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 3 });
}

export function toDate(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

function offsetMs(): number {
  const file = env().MONET_CLOCK_FILE;
  if (!file) return 0;
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof parsed === 'object' && parsed && 'offsetMs' in parsed ? Number(parsed.offsetMs) : 0;
  } catch {
    return 0; // nobody has moved the clock yet
  }
}
