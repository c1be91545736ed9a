import { audit, SYSTEM } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { cents } from '@/lib/domain/fees';
import { invariant } from '@/lib/domain/invariant';
import { refunded } from '@/lib/domain/ledger';
import { notify } from '@/lib/notifications/notify';
import { createRefund, type RefundState, retrieveRefund } from '@/lib/providers/stripe/refunds';
import { postLedger } from './post-ledger';

/** Sends a booked refund to Stripe and records what Stripe says. Safe to repeat: the key comes from the booking. */
export async function sendRefund(bookingId: string): Promise<void> {
  const refund = await db().refund.findUnique({ where: { bookingId }, include: { payment: true } });
  if (refund?.status !== 'pending') return;
  if (refund.refundId) return syncRefund(bookingId);
  const { paymentIntentId } = refund.payment;
  invariant(paymentIntentId, 'a refund is of a charged payment');
  const state = await createRefund(
    { paymentIntentId, amountCents: refund.amountCents, bookingId },
    `booking/${bookingId}/refund/1`,
  );
  await recordRefund(bookingId, state);
}

/** Reads the refund from Stripe again and records what it has become. */
export async function syncRefund(bookingId: string): Promise<void> {
  const refund = await db().refund.findUnique({ where: { bookingId } });
  if (!refund?.refundId) return;
  const state = await retrieveRefund(refund.refundId);
  if (state) await recordRefund(bookingId, state);
}

async function recordRefund(bookingId: string, state: RefundState): Promise<void> {
  await transaction(async (tx) => {
    const settled = state.status === 'pending' ? {} : { settledAt: toDate(now()) };
    const changed = await tx.refund.updateMany({
      where: { bookingId, status: 'pending' },
      data: { status: state.status, refundId: state.id, failure: state.failure, ...settled },
    });
    if (changed.count === 0 || state.status === 'pending') return; // recorded before, or not settled yet
    const { payment, ...refund } = await tx.refund.findUniqueOrThrow({
      where: { bookingId },
      include: { payment: { include: { booking: true } } },
    });
    const ids = { refundId: state.id, chargeId: payment.chargeId, amountCents: refund.amountCents };
    await audit(tx, SYSTEM, `refund.${state.status}`, `refund/${bookingId}`, {
      ...ids,
      failure: state.failure,
    });
    if (state.status === 'failed') {
      const { candidateId } = payment.booking;
      await notify(tx, { userId: candidateId, kind: 'refund_failed', bookingId, occasion: 1 });
      return;
    }
    const all = refund.amountCents === payment.amountCents;
    await tx.payment.update({
      where: { bookingId },
      data: { status: all ? 'refunded' : 'partially_refunded' },
    });
    await postLedger(tx, bookingId, refunded({ refundCents: cents(refund.amountCents) }));
  });
}
