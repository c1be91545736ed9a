import type { Temporal } from 'temporal-polyfill';
import type { BookingStatus } from './booking';
import type { Policy } from './policy';

/** What a dispute can be about, in the order in which it is offered. */
export const DISPUTE_MATTERS = ['absence', 'conduct', 'call', 'feedback', 'anonymity', 'other'] as const;
export type DisputeMatter = (typeof DISPUTE_MATTERS)[number];

/** States in which the money of a call is not back with the candidate, so that there is something to decide. */
const DISPUTABLE: readonly BookingStatus[] = ['confirmed', 'completed_pending_feedback', 'completed'];

export type DisputeRefusal = 'wrong_state' | 'too_early' | 'too_late';

/**
 * Whether either side may dispute a call now.
 * Rule: from the start of the call, since until then it can be cancelled, up to and including `disputeHours` after its
 * end.
 * @returns null when they may
 */
export function disputeRefusal(
  booking: {
    readonly status: BookingStatus;
    readonly startAt: Temporal.Instant | null;
    readonly endAt: Temporal.Instant | null;
  },
  now: Temporal.Instant,
  policy: Policy,
): DisputeRefusal | null {
  const { status, startAt, endAt } = booking;
  if (!DISPUTABLE.includes(status) || !startAt || !endAt) return 'wrong_state';
  if (now.epochMilliseconds < startAt.epochMilliseconds) return 'too_early';
  return now.epochMilliseconds > disputableUntil(endAt, policy).epochMilliseconds ? 'too_late' : null;
}

/** The last instant at which a call can be disputed. */
export function disputableUntil(endAt: Temporal.Instant, policy: Policy): Temporal.Instant {
  return endAt.add({ minutes: Math.round(policy.disputeHours * 60) });
}

/** Until when the other side can say theirs before an admin decides without it. */
export function answerBy(openedAt: Temporal.Instant, policy: Policy): Temporal.Instant {
  return openedAt.add({ minutes: Math.round(policy.disputeHours * 60) });
}
