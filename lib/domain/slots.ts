import type { Temporal } from 'temporal-polyfill';
import type { Policy } from './policy';

export type SlotRefusal = 'off_grid' | 'too_soon' | 'too_far_ahead';

/**
 * Whether a call may start at this instant at all, whoever is free.
 * Rule: on the 15-minute grid, at least `minNoticeHours` and at most `maxAheadDays` (of 24 hours) ahead;
 * both limits count as in time.
 * @returns null if it may
 */
export function checkSlotStart(
  startAt: Temporal.Instant,
  now: Temporal.Instant,
  policy: Policy,
): SlotRefusal | null {
  const ahead = startAt.epochMilliseconds - now.epochMilliseconds;
  if (startAt.epochMilliseconds % (policy.gridMinutes * 60_000) !== 0) return 'off_grid';
  if (ahead < policy.minNoticeHours * 3_600_000) return 'too_soon';
  if (ahead > policy.maxAheadDays * 86_400_000) return 'too_far_ahead';
  return null;
}
