import type { Temporal } from 'temporal-polyfill';

/** People are let in this long before the start ... */
export const JOIN_BEFORE_MINUTES = 15;
/** ... and back in until this long after the end. A host of ours belongs to the call for as long. */
export const JOIN_AFTER_MINUTES = 15;

/** From when until when a call can be joined. */
export type JoinWindow = { readonly opensAt: Temporal.Instant; readonly closesAt: Temporal.Instant };

export function joinWindow(startAt: Temporal.Instant, endAt: Temporal.Instant): JoinWindow {
  return {
    opensAt: startAt.subtract({ minutes: JOIN_BEFORE_MINUTES }),
    closesAt: endAt.add({ minutes: JOIN_AFTER_MINUTES }),
  };
}

/**
 * Whether a call can be joined at this instant.
 * Rule: from 15 minutes before the start, that instant included, until 15 minutes after the end, that one excluded.
 */
export function joinPhase(
  { opensAt, closesAt }: JoinWindow,
  now: Temporal.Instant,
): 'not_yet' | 'open' | 'over' {
  if (now.epochMilliseconds < opensAt.epochMilliseconds) return 'not_yet';
  return now.epochMilliseconds < closesAt.epochMilliseconds ? 'open' : 'over';
}
