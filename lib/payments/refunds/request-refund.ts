import { audit, SYSTEM } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { CURRENCY, type RefundSplit } from '@/lib/domain/fees';
import { invariant } from '@/lib/domain/invariant';
import { type LedgerParties, type RefundFunding, refundDecided, refundSent } from '@/lib/domain/ledger';
import { enqueue } from '@/lib/outbox';
import type { PaymentStatus } from '@/prisma/generated/client/enums';
import { isGone, lockPayout } from '../payout-state';
import { postLedger } from '../post-ledger';

/** `restCents`: all that is left of the professional's share; null or not given when all of theirs is. */
export type RefundShares = Pick<RefundSplit, 'refundCents' | 'feeRefundCents'> & {
  readonly restCents?: number | null;
};

/**
 * Books a refund of a payment: decided now and owed from now on, sent to Stripe by its job, called refunded when Stripe
 * says so. The professional's share comes back from their balance with Stripe; the platform pays when it has been paid out
 * or has settled a debt.
 * @param from the status the payment must have
 */
export async function requestRefund(
  tx: Tx,
  booking: LedgerParties & { readonly id: string },
  { refundCents, feeRefundCents, restCents = null }: RefundShares,
  reason: string,
  from: PaymentStatus,
): Promise<void> {
  const bookingId = booking.id;
  await movePayment(tx, bookingId, from, 'refunding');
  const payout = await lockPayout(tx, bookingId);
  const funding: RefundFunding = restCents !== null || (payout && isGone(payout)) ? 'platform' : 'connected';
  const number = 1 + (await tx.refund.count({ where: { bookingId } }));
  await tx.refund.create({
    data: {
      ...{ bookingId, number, funding, attempt: 1, status: 'pending', reason },
      ...{ amountCents: refundCents, feeRefundCents, shareCents: restCents ?? 0, currency: CURRENCY },
      createdAt: toDate(now()),
    },
  });
  await postLedger(tx, bookingId, refundDecided(refundCents, booking), number);
  await postLedger(
    tx,
    bookingId,
    refundSent({ refundCents, feeRefundCents, funding }, booking),
    `${number}.1`,
  );
  const detail = { amountCents: refundCents, reason, funding };
  await audit(tx, SYSTEM, 'refund.requested', `refund/${bookingId}`, detail);
  await enqueue(tx, 'refund-payment', `${bookingId}/refund/${number}/1`, { bookingId, number });
}

/** Moves a payment from one status to another, or throws: nobody else may have moved it. */
export async function movePayment(
  tx: Tx,
  bookingId: string,
  from: PaymentStatus,
  to: PaymentStatus,
): Promise<void> {
  const { count } = await tx.payment.updateMany({ where: { bookingId, status: from }, data: { status: to } });
  invariant(count === 1, `payment of ${bookingId} was not ${from}`);
}
