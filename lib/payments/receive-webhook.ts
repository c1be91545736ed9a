import { z } from 'zod';
import { now, toDate } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { enqueue } from '@/lib/outbox';
import { verifyWebhook } from '@/lib/providers/stripe/webhook';
import { syncCardDispute } from './card-disputes/sync-card-dispute';
import { cancelPayment } from './checkout/cancel-intent';
import { fulfilPayment } from './checkout/fulfil';
import { syncAccount } from './onboarding/sync-account';
import { syncPayout } from './payouts/sync-payout';
import { syncRefund } from './refunds/refund';

/**
 * Verifies a Stripe webhook and stores it once by its id, with the job that works it off. What it says is only
 * a hint: the job reads the object's present state from Stripe, so order and duplicates do not matter.
 * @throws AppError `bad_signature`
 */
export async function receiveStripeWebhook(
  rawBody: string,
  signature: string | null,
  secret: string,
): Promise<void> {
  const event = verifyWebhook(rawBody, signature, secret);
  const { id, type, account, objectId, paymentIntentId } = event;
  await transaction(async (tx) => {
    const { count } = await tx.webhookEvent.createMany({
      data: [
        {
          id,
          provider: 'stripe',
          type,
          payload: { account, objectId, paymentIntentId },
          receivedAt: toDate(now()),
        },
      ],
      skipDuplicates: true,
    });
    if (count === 1) await enqueue(tx, 'process-webhook', `webhook/${id}`, { webhookEventId: id });
  });
}

const pointer = z.object({
  account: z.string().nullable(),
  objectId: z.string(),
  paymentIntentId: z.string().nullable(),
});

/** Works off a stored Stripe event. Types that mean nothing to us are left alone. */
export async function processStripeEvent(type: string, payload: unknown): Promise<void> {
  const { account, objectId, paymentIntentId } = pointer.parse(payload);
  const [kind] = type.split('.');
  switch (kind) {
    case 'payment_intent':
      await fulfilPayment(objectId);
      if (type === 'payment_intent.canceled') await cancelOurs(objectId);
      return;
    case 'charge':
      if (type.startsWith('charge.dispute.')) await syncCardDispute(objectId);
      else if (paymentIntentId) await syncRefundsOf(paymentIntentId);
      return;
    case 'refund':
      await syncRefund(objectId);
      return;
    case 'payout': {
      const payout = await db().payout.findUnique({ where: { payoutId: objectId } });
      if (payout) await syncPayout(payout.bookingId);
      return;
    }
    case 'account':
    case 'capability':
      if (account) await syncAccount(account);
      return;
  }
}

async function syncRefundsOf(paymentIntentId: string): Promise<void> {
  const refunds = await db().refund.findMany({
    where: { payment: { paymentIntentId }, refundId: { not: null } },
  });
  for (const { refundId } of refunds) if (refundId) await syncRefund(refundId);
}

/** Cancelled at Stripe by somebody else: ours must not stay open. */
async function cancelOurs(paymentIntentId: string): Promise<void> {
  const payment = await db().payment.findUnique({ where: { paymentIntentId } });
  if (payment?.status === 'requires_payment') await cancelPayment(payment.bookingId);
}
