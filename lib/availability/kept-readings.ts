import type { Temporal } from 'temporal-polyfill';
import { machineNow } from '@/lib/clock';
import type { Interval } from '@/lib/domain/slots';

/**
 * Readings of calendars, kept for a moment in the memory of this process, so that going from week to week of the slot
 * picker does not ask Google each time. For pages that only show: what sets or takes anything reads live. Only readings
 * that succeeded are kept. See docs/decisions/0090-readings-are-kept-for-half-a-minute.md.
 */

export const KEPT_MS = 30_000;
const MOST_KEPT = 500;

export type KeptReading = {
  readonly busy: readonly Interval[];
  /** What the reading covers, in epoch minutes. */
  readonly range: Interval;
  readonly readAt: Temporal.Instant;
};
type Entry = KeptReading & { readonly untilMs: number };

/** On the process, since pages and the HTTP interface may each have a copy of this module. */
const PLACE = Symbol.for('monet.kept-readings');
function entries(): Map<string, Entry> {
  const place = globalThis as { [PLACE]?: Map<string, Entry> };
  place[PLACE] ??= new Map();
  return place[PLACE];
}

/**
 * A reading that is still good and covers all of `range`.
 * @param key names the calendar and its version, so that a reading of another choice or connection is never found
 */
export function keptReading(key: string, range: Interval): KeptReading | null {
  const found = entries().get(key);
  if (!found || found.untilMs <= machineNow()) return null;
  return found.range.start <= range.start && range.end <= found.range.end ? found : null;
}

/** Keeps a reading in place of an earlier one; the oldest make room. */
export function keepReading(key: string, reading: KeptReading): void {
  const all = entries();
  all.delete(key); // so that it stands at the end, as the youngest
  all.set(key, { ...reading, untilMs: machineNow() + KEPT_MS });
  for (const [each, { untilMs }] of all) {
    if (untilMs > machineNow() && all.size <= MOST_KEPT) break;
    all.delete(each);
  }
}
