import { db } from '@/lib/db';
import { cancelPayment } from '@/lib/payments/cancel-intent';
import { fulfilPayment } from '@/lib/payments/fulfil';
import { syncRefund } from '@/lib/payments/refund';
import { syncCardDispute } from '@/lib/payments/sync-card-dispute';
import { syncPayout } from '@/lib/payments/sync-payout';
import { stripeClient } from '../sandbox/support';
import type { MoneyWorld } from './money-world';

/** What the daily reconciliation does for lost webhooks: everything that is open is read from Stripe again. */
export async function readEverythingAgain(world: MoneyWorld): Promise<void> {
  const payments = await db().payment.findMany({ where: { paidAt: null, paymentIntentId: { not: null } } });
  for (const { paymentIntentId, bookingId, status } of payments) {
    if (paymentIntentId) await fulfilPayment(paymentIntentId);
    if (status === 'requires_payment') {
      const { endedAt } = await db().booking.findUniqueOrThrow({ where: { id: bookingId } });
      if (endedAt) await cancelPayment(bookingId);
    }
  }
  // A bank that was asked for a refund decides at last.
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
