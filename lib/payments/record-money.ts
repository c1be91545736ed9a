import { audit, SYSTEM } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import type { MoneyMove } from '@/lib/domain/booking';
import { CURRENCY, cents, type RefundSplit, type Split } from '@/lib/domain/fees';
import { invariant } from '@/lib/domain/invariant';
import { earned, paymentHeld } from '@/lib/domain/ledger';
import { enqueue } from '@/lib/outbox';
import type { Booking } from '@/prisma/generated/client/client';
import { postLedger } from './post-ledger';

/**
 * Writes what a transition does to the money, in its transaction: payment, refund and payout rows, the ledger,
 * and the jobs that talk to Stripe. Nothing is sent from here.
 */
export async function recordMoney(tx: Tx, booking: Booking, move: MoneyMove): Promise<void> {
  switch (move.kind) {
    case 'none':
      return;
    case 'hold':
      return holdPayment(tx, booking, move.payment);
    case 'earn':
      await movePayment(tx, booking.id, 'held', 'earned');
      return releasePayout(tx, booking, move.payment);
    case 'return':
      return returnPayment(tx, booking, move.refund, move.reason);
  }
}

/**
 * Books a refund of a payment: decided now, sent to Stripe by its job, called refunded when Stripe says so.
 * @param from the status the payment must have
 */
export async function requestRefund(
  tx: Tx,
  bookingId: string,
  refund: Pick<RefundSplit, 'refundCents' | 'feeRefundCents'>,
  reason: string,
  from: 'held' | 'requires_payment' | 'cancelled',
): Promise<void> {
  await movePayment(tx, bookingId, from, 'refunding');
  await tx.refund.create({
    data: {
      bookingId,
      status: 'pending',
      amountCents: refund.refundCents,
      feeRefundCents: refund.feeRefundCents,
      currency: CURRENCY,
      reason,
      createdAt: toDate(now()),
    },
  });
  await audit(tx, SYSTEM, 'refund.requested', `refund/${bookingId}`, {
    amountCents: refund.refundCents,
    reason,
  });
  await enqueue(tx, 'refund-payment', `${bookingId}/refund/1`, { bookingId });
}

async function holdPayment(tx: Tx, booking: Booking, payment: Split): Promise<void> {
  await movePayment(tx, booking.id, 'requires_payment', 'held');
  const at = toDate(now());
  await tx.payout.create({
    data: {
      bookingId: booking.id,
      professionalId: booking.professionalId,
      status: 'held',
      amountCents: payment.netCents,
      currency: CURRENCY,
      createdAt: at,
      updatedAt: at,
    },
  });
  await postLedger(tx, booking.id, paymentHeld(payment));
  await audit(tx, SYSTEM, 'payment.held', `payment/${booking.id}`, { amountCents: payment.grossCents });
}

async function returnPayment(tx: Tx, booking: Booking, refund: RefundSplit, reason: string): Promise<void> {
  if (refund.refundCents === 0) await movePayment(tx, booking.id, 'held', 'earned');
  else await requestRefund(tx, booking.id, refund, reason, 'held');
  const keptCents = refund.keptFeeCents + refund.keptNetCents;
  if (keptCents > 0) {
    await releasePayout(tx, booking, {
      grossCents: cents(keptCents),
      feeCents: refund.keptFeeCents,
      netCents: refund.keptNetCents,
    });
    return;
  }
  await tx.payout.update({
    where: { bookingId: booking.id },
    data: { status: 'blocked', blockedReason: reason, amountCents: 0, updatedAt: toDate(now()) },
  });
  await audit(tx, SYSTEM, 'payout.blocked', `payout/${booking.id}`, { reason });
}

/** What is kept is earned: the professional's share becomes payable, the fee becomes the platform's. */
async function releasePayout(tx: Tx, booking: Booking, kept: Split): Promise<void> {
  await postLedger(tx, booking.id, earned(kept, booking.professionalId));
  // A payout that an admin has blocked stays blocked until they release it.
  await tx.payout.updateMany({
    where: { bookingId: booking.id, status: 'held' },
    data: { status: 'pending', amountCents: kept.netCents, updatedAt: toDate(now()) },
  });
  await audit(tx, SYSTEM, 'payout.pending', `payout/${booking.id}`, { amountCents: kept.netCents });
  await enqueue(tx, 'send-payout', `${booking.id}/payout/first`, { bookingId: booking.id });
}

type PaymentStatus = 'requires_payment' | 'held' | 'earned' | 'refunding' | 'cancelled';

async function movePayment(tx: Tx, bookingId: string, from: PaymentStatus, to: PaymentStatus): Promise<void> {
  const { count } = await tx.payment.updateMany({ where: { bookingId, status: from }, data: { status: to } });
  invariant(count === 1, `payment of ${bookingId} was not ${from}`);
}
