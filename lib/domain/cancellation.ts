import type { Temporal } from 'temporal-polyfill';
import { type Cents, cents, proportion } from './fees';
import type { Policy } from './policy';

export type CancellingParty = 'candidate' | 'professional';

/** What cancelling gives back. `too_late`: the call has begun, and a dispute is the way. */
export type CancellationTerms =
  | { readonly allowed: true; readonly refundCents: Cents; readonly share: 'all' | 'part' }
  | { readonly allowed: false; readonly code: 'too_late' };

/**
 * What the candidate gets back when a paid call is cancelled.
 *
 * Rule: before the start, the professional's cancelling gives everything back; the candidate's does so up to
 * and including `cancelWindowHours` before the start, and later gives `lateCancelRefundPercent` back, rounded
 * half up to the cent. From the start on nobody can cancel.
 * @param at the instant of cancelling
 * @param grossCents what was paid
 */
export function cancellationTerms(
  by: CancellingParty,
  at: Temporal.Instant,
  startAt: Temporal.Instant,
  grossCents: number,
  policy: Policy,
): CancellationTerms {
  if (at.epochMilliseconds >= startAt.epochMilliseconds) return { allowed: false, code: 'too_late' };
  const inTime = at.epochMilliseconds <= freeCancellationUntil(startAt, policy).epochMilliseconds;
  if (by === 'professional' || inTime) return { allowed: true, refundCents: cents(grossCents), share: 'all' };
  const refundCents = proportion(grossCents, policy.lateCancelRefundPercent, 100);
  return { allowed: true, refundCents, share: 'part' };
}

/** The last instant at which a candidate gets everything back. */
export function freeCancellationUntil(startAt: Temporal.Instant, policy: Policy): Temporal.Instant {
  return startAt.subtract({ minutes: Math.round(policy.cancelWindowHours * 60) });
}
