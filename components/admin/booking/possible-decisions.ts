import type { AdminBooking } from '@/lib/admin/booking-record';
import { leftCents } from './refund-split';

type Decision = 'refund' | 'retryRefund' | 'hold' | 'release' | 'retryPayout';

/** States of a booking in which its payment is held, earned or partly back. */
const WITH_MONEY: readonly string[] = ['confirmed', 'completed_pending_feedback', 'completed', 'cancelled'];

/** What `lib/payments/decide.ts` would take at this moment; the rest is not offered. */
export function possibleDecisions(booking: AdminBooking): Readonly<Record<Decision, boolean>> {
  const { payment, dispute, status } = booking;
  const refunds = payment?.refunds ?? [];
  const payout = payment?.payout ?? null;
  const isGone =
    payout !== null && (payout.askedAt !== null || ['sent', 'paid', 'settled'].includes(payout.status));
  return {
    refund:
      WITH_MONEY.includes(status) &&
      leftCents(booking) > 0 &&
      refunds.every((each) => each.status === 'succeeded') &&
      (payment?.cardDisputes ?? []).every(({ closedAt }) => closedAt !== null) &&
      dispute?.status !== 'open',
    retryRefund: refunds.some((each) => each.status === 'failed'),
    hold: payout !== null && !isGone && payout.holdReason === null && payout.amountCents > 0,
    release: payout !== null && payout.holdReason !== null,
    retryPayout: payout?.status === 'failed',
  };
}
