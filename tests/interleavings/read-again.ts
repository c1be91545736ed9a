import { db } from '@/lib/db';
import { syncCardDispute } from '@/lib/payments/card-disputes/sync-card-dispute';
import { cancelPayment } from '@/lib/payments/checkout/cancel-intent';
import { fulfilPayment } from '@/lib/payments/checkout/fulfil';
import { syncPayout } from '@/lib/payments/payouts/sync-payout';
import { syncRefund } from '@/lib/payments/refunds/refund';
import type { Payment } from '@/prisma/generated/client/client';
import { stripeClient } from '../sandbox/support';
import type { Life } from './life';
import { atOnce, LANES, type MoneyWorld, SandboxRefusal } from './money-world';
import type { Random } from './random';

/**
 * What the daily reconciliation does for lost webhooks: everything that is open is read from Stripe again, of these lives
 * only, since those before have come to rest.
 */
export async function readEverythingAgain(
  world: MoneyWorld,
  lives: readonly Life[],
  random: Random,
): Promise<void> {
  const these = { bookingId: { in: lives.map(({ id }) => id) } };
  const unpaid = { ...these, paidAt: null, paymentIntentId: { not: null } };
  await atOnce(await db().payment.findMany({ where: unpaid }), LANES, readPayment);
  // Networks and banks decide at last.
  const undecided = await db().cardDispute.findMany({ where: { ...these, closedAt: null } });
  for (const { id, status } of undecided) {
    const outcome = status.startsWith('warning') ? 'warning_closed' : random.pick(['won', 'lost']);
    await world.control('POST', `/control/stripe/disputes/${id}/close`, { outcome }).catch(unlessRefused);
  }
  const waiting = { ...these, status: 'pending', refundId: { not: null } } as const;
  for (const { refundId } of await db().refund.findMany({ where: waiting })) {
    await world.control('POST', `/control/stripe/refunds/${refundId}/finish`, { outcome: 'succeeded' });
  }
  const refunds = await db().refund.findMany({ where: { ...these, refundId: { not: null } } });
  await atOnce(refunds, LANES, ({ refundId }) => syncRefund(refundId ?? ''));
  // What the platform gives waits for its balance, and so may be sent during lives that come later.
  const late = { status: 'sent', compensation: { isNot: null } } as const;
  const payouts = await db().payout.findMany({ where: { payoutId: { not: null }, OR: [these, late] } });
  await atOnce(payouts, LANES, ({ bookingId }) => syncPayout(bookingId));
  await atOnce(await disputesSince(world, lives), LANES, syncCardDispute);
}

async function readPayment({ paymentIntentId, bookingId, status }: Payment): Promise<void> {
  if (paymentIntentId) await fulfilPayment(paymentIntentId);
  if (status !== 'requires_payment') return;
  const { endedAt } = await db().booking.findUniqueOrThrow({ where: { id: bookingId } });
  if (endedAt) await cancelPayment(bookingId);
}

/** Card disputes of these lives by their ids, also those that we have not heard of. */
async function disputesSince(world: MoneyWorld, lives: readonly Life[]): Promise<string[]> {
  const payments = await db().payment.findMany({ where: { bookingId: { in: lives.map(({ id }) => id) } } });
  const intents = new Set(payments.map(({ paymentIntentId }) => paymentIntentId));
  const ids: string[] = [];
  for await (const { id, payment_intent } of stripeClient(world.origin).disputes.list({ limit: 100 })) {
    if (intents.has(String(payment_intent))) ids.push(id);
  }
  return ids;
}

/** Decided already, and not heard of here yet. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof SandboxRefusal)) throw error;
}
