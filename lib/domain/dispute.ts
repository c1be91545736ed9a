import type { Temporal } from 'temporal-polyfill';
import type { BookingStatus, EndReason, Party } from './booking';
import type { Policy } from './policy';

/** What a dispute can be about, in the order in which it is offered. */
export const DISPUTE_MATTERS = ['absence', 'conduct', 'call', 'feedback', 'anonymity', 'other'] as const;
export type DisputeMatter = (typeof DISPUTE_MATTERS)[number];

/**
 * How an admin decides. `full`, `part`: so much of the price goes back. `none`: it stays as it is. `pay`: the candidate
 * keeps the refund, and the platform pays the professional.
 */
export const DISPUTE_OUTCOMES = ['full', 'part', 'none', 'pay'] as const;
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number];

/** States in which the money of a call is not back with the candidate, so that there is something to decide. */
const DISPUTABLE: readonly BookingStatus[] = ['confirmed', 'completed_pending_feedback', 'completed'];

/** Why a call was refunded when Zoom did not see the professional. The database holds the same list. */
const NOT_SEEN: readonly EndReason[] = ['professional_absent', 'nobody_came'];

export type DisputeRefusal = 'wrong_state' | 'too_early' | 'too_late';

type Ended = { readonly status: BookingStatus; readonly endReason: string | null };

/**
 * Whether everything went back because Zoom did not see the professional. They alone can dispute that, which is called an
 * objection: the refund stays, and what is decided is whether the platform pays them.
 */
export function isObjectionable({ status, endReason }: Ended): boolean {
  return status === 'refunded' && NOT_SEEN.some((each) => each === endReason);
}

/** How a dispute of this call can be decided. */
export function possibleOutcomes(booking: Ended): readonly DisputeOutcome[] {
  return isObjectionable(booking) ? ['pay', 'none'] : ['full', 'part', 'none'];
}

/**
 * Whether somebody may dispute a call now.
 * Rule: from the start of the call, since until then it can be cancelled, up to and including `disputeHours` after its
 * end. Either side; of a call that was refunded for an absence the professional alone.
 * @returns null when they may
 */
export function disputeRefusal(
  booking: Ended & {
    readonly startAt: Temporal.Instant | null;
    readonly endAt: Temporal.Instant | null;
  },
  by: Party,
  now: Temporal.Instant,
  policy: Policy,
): DisputeRefusal | null {
  const { status, startAt, endAt } = booking;
  const isOpenTo = DISPUTABLE.includes(status) || (by === 'professional' && isObjectionable(booking));
  if (!isOpenTo || !startAt || !endAt) return 'wrong_state';
  if (now.epochMilliseconds < startAt.epochMilliseconds) return 'too_early';
  return now.epochMilliseconds > disputableUntil(endAt, policy).epochMilliseconds ? 'too_late' : null;
}

/**
 * Whether a dispute is an objection to how the call was judged: opened after everything had gone back. What was open
 * then was overtaken.
 */
export function isObjection(
  dispute: { readonly openedAt: Temporal.Instant },
  booking: Ended & { readonly endedAt: Temporal.Instant | null },
): boolean {
  const { endedAt } = booking;
  if (!isObjectionable(booking) || !endedAt) return false;
  return dispute.openedAt.epochMilliseconds >= endedAt.epochMilliseconds;
}

/**
 * Whether an earlier dispute of a call is out of the way of a new one. A call is disputed once; but what was disputed
 * before it was judged, and never decided, takes nobody's objection away.
 */
export function isOutOfTheWay(
  earlier: { readonly status: string; readonly openedAt: Temporal.Instant },
  booking: Ended & { readonly endedAt: Temporal.Instant | null },
  by: Party,
): boolean {
  const wasDecided = earlier.status !== 'overtaken' && earlier.status !== 'withdrawn';
  return by === 'professional' && isObjectionable(booking) && !wasDecided && !isObjection(earlier, booking);
}

/** The last instant at which a call can be disputed. */
export function disputableUntil(endAt: Temporal.Instant, policy: Policy): Temporal.Instant {
  return endAt.add({ minutes: Math.round(policy.disputeHours * 60) });
}

/** Until when the other side can say theirs before an admin decides without it. */
export function answerBy(openedAt: Temporal.Instant, policy: Policy): Temporal.Instant {
  return openedAt.add({ minutes: Math.round(policy.disputeHours * 60) });
}
