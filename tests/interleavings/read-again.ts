import { db } from '@/lib/db';
import { syncCardDispute } from '@/lib/payments/card-disputes/sync-card-dispute';
import { cancelPayment } from '@/lib/payments/checkout/cancel-intent';
import { fulfilPayment } from '@/lib/payments/checkout/fulfil';
import { syncPayout } from '@/lib/payments/payouts/sync-payout';
import { syncRefund } from '@/lib/payments/refunds/refund';
import { stripeClient } from '../sandbox/support';
import { type MoneyWorld, SandboxRefusal } from './money-world';
import type { Random } from './random';

/** What the daily reconciliation does for lost webhooks: everything that is open is read from Stripe again. */
export async function readEverythingAgain(world: MoneyWorld, random: Random): Promise<void> {
  const payments = await db().payment.findMany({ where: { paidAt: null, paymentIntentId: { not: null } } });
  for (const { paymentIntentId, bookingId, status } of payments) {
    if (paymentIntentId) await fulfilPayment(paymentIntentId);
    if (status === 'requires_payment') {
      const { endedAt } = await db().booking.findUniqueOrThrow({ where: { id: bookingId } });
      if (endedAt) await cancelPayment(bookingId);
    }
  }
  // Networks and banks decide at last.
  const undecided = await db().cardDispute.findMany({ where: { closedAt: null } });
  for (const { id, status } of undecided) {
    const outcome = status.startsWith('warning') ? 'warning_closed' : random.pick(['won', 'lost']);
    await world.control('POST', `/control/stripe/disputes/${id}/close`, { outcome }).catch(unlessRefused);
  }
  const waiting = await db().refund.findMany({ where: { status: 'pending', refundId: { not: null } } });
  for (const { refundId } of waiting) {
    await world.control('POST', `/control/stripe/refunds/${refundId}/finish`, { outcome: 'succeeded' });
  }
  const refunds = await db().refund.findMany({ where: { refundId: { not: null } } });
  for (const { refundId } of refunds) if (refundId) await syncRefund(refundId);
  const payouts = await db().payout.findMany({ where: { payoutId: { not: null } } });
  for (const { bookingId } of payouts) await syncPayout(bookingId);
  const disputes = await stripeClient(world.origin)
    .disputes.list({ limit: 100 })
    .autoPagingToArray({ limit: 10_000 });
  for (const { id } of disputes) await syncCardDispute(id);
}

/** Decided already, and not heard of here yet. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof SandboxRefusal)) throw error;
}
