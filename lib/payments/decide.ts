import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { actingAs, lockOwn } from '@/lib/bookings/act';
import { now, toDate } from '@/lib/clock';
import { type Tx, transaction } from '@/lib/db';
import { AppError, notFound } from '@/lib/errors';
import { invalidFields } from '@/lib/problem';
import type { Payout } from '@/prisma/generated/client/client';
import { isGone, judgePayout, lockPayout } from './payout-state';
import { sendFailedAgain } from './payouts/account-payouts';
import { refundByAdmin } from './refund-by-admin';
import { askAgain, WITH_BOOKING } from './refunds/refund';

/** What an admin decides about the money of a booking. Each takes a reason, which the audit log keeps. */

type Admin = Authorised<'money.decide'>;

/**
 * Gives part or all of a payment back.
 * @throws AppError `not_found`, `wrong_state`, `invalid_fields` naming `refundCents`
 */
export function refund(actor: Admin, bookingId: string, refundCents: number, reason: string): Promise<void> {
  return transaction(async (tx) => {
    const booking = await lockOwn(tx, actor, 'money.decide', bookingId);
    if (!booking.payment?.paidAt) throw new AppError('wrong_state', 'Nothing was paid for this booking.');
    if (await tx.dispute.findFirst({ where: { bookingId, status: 'open' } })) {
      throw new AppError('wrong_state', 'This call is disputed. Decide the dispute instead.');
    }
    const { status, priceCents } = booking;
    if (status === 'confirmed' && refundCents !== priceCents) {
      const message = `Before the call is over only all of it can go back: ${(priceCents / 100).toFixed(2)} USD.`;
      throw invalidFields([{ path: 'refundCents', message }]);
    }
    await refundByAdmin(tx, booking, refundCents, actingAs(actor), reason);
  });
}

/**
 * Asks Stripe once more for a refund that failed. The platform pays it: Stripe gave the failed one to us.
 * @throws AppError `not_found`, `wrong_state` when none has failed
 */
export function retryRefund(actor: Admin, bookingId: string, reason: string): Promise<void> {
  return transaction(async (tx) => {
    await lockOwn(tx, actor, 'money.decide', bookingId);
    const failed = await tx.refund.findFirst({
      where: { bookingId, status: 'failed' },
      include: WITH_BOOKING,
    });
    if (!failed) throw new AppError('wrong_state', 'No refund of this booking has failed.');
    await audit(tx, actingAs(actor), 'refund.retried', `refund/${bookingId}`, {
      number: failed.number,
      reason,
    });
    await askAgain(tx, failed, 'platform');
  });
}

/**
 * Keeps a payout back until it is released.
 * @throws AppError `not_found`, `wrong_state` when it has gone or is kept back already
 */
export function holdPayout(actor: Admin, bookingId: string, reason: string): Promise<void> {
  return onPayout(actor, bookingId, 'payout.held_back', reason, async (tx, payout) => {
    if (isGone(payout)) throw new AppError('wrong_state', 'This payout has been sent.');
    if (payout.holdReason !== null) throw new AppError('wrong_state', 'This payout is kept back already.');
    await tx.payout.update({ where: { bookingId }, data: { holdReason: reason, updatedAt: toDate(now()) } });
    await judgePayout(tx, bookingId);
  });
}

/**
 * Lets a payout go that an admin kept back. What else blocks it goes on doing so.
 * @throws AppError `not_found`, `wrong_state` when it is not kept back
 */
export function releasePayout(actor: Admin, bookingId: string, reason: string): Promise<void> {
  return onPayout(actor, bookingId, 'payout.released', reason, async (tx, payout) => {
    if (payout.holdReason === null) throw new AppError('wrong_state', 'No admin keeps this payout back.');
    await tx.payout.update({ where: { bookingId }, data: { holdReason: null, updatedAt: toDate(now()) } });
    await judgePayout(tx, bookingId);
  });
}

/**
 * Sends a payout again that the bank sent back.
 * @throws AppError `not_found`, `wrong_state` when it has not failed
 */
export function retryPayout(actor: Admin, bookingId: string, reason: string): Promise<void> {
  return onPayout(actor, bookingId, 'payout.retried', reason, async (tx, payout) => {
    if (payout.status !== 'failed') throw new AppError('wrong_state', 'This payout has not failed.');
    await sendFailedAgain(tx, bookingId);
  });
}

async function onPayout(
  actor: Admin,
  bookingId: string,
  action: string,
  reason: string,
  change: (tx: Tx, payout: Payout) => Promise<void>,
): Promise<void> {
  await transaction(async (tx) => {
    await lockOwn(tx, actor, 'money.decide', bookingId);
    const payout = await lockPayout(tx, bookingId);
    if (!payout) throw notFound('payout');
    await change(tx, payout);
    await audit(tx, actingAs(actor), action, `payout/${bookingId}`, { reason });
  });
}
