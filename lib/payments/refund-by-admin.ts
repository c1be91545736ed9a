import type { ActingAs } from '@/lib/audit';
import { audit } from '@/lib/audit';
import type { LockedBooking } from '@/lib/bookings/locked-booking';
import { recordTransition } from '@/lib/bookings/record-transition';
import { refuse } from '@/lib/bookings/refuse';
import type { Tx } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { notify } from '@/lib/notifications/notify';
import { invalidFields } from '@/lib/problem';
import { keptOf } from './kept';
import { requestRefund } from './refunds/request-refund';
import { takeBack } from './refunds/take-back';

/**
 * Gives money back by an admin's decision, at any time after the payment. While the outcome of the call is open this ends
 * the booking; afterwards the booking stays what it is, and those who earned the money give up their shares.
 * @param refundCents a part of what is left of the payment, or all of it
 * @throws AppError `wrong_state` when nothing is left, a refund is on its way or a card network has the money;
 *   `invalid_fields` naming `refundCents`
 */
export async function refundByAdmin(
  tx: Tx,
  booking: LockedBooking,
  refundCents: number,
  by: ActingAs,
  reason: string,
): Promise<void> {
  await refuseWhileOpen(tx, booking.id);
  const subject = `payment/${booking.id}` as const;
  await audit(tx, by, 'payment.refund_decided', subject, { amountCents: refundCents, reason });
  if (booking.payment?.status === 'held') {
    const all = refundCents === booking.priceCents;
    const event = all ? ({ type: 'refund_all' } as const) : ({ type: 'refund_part', refundCents } as const);
    const transition = await recordTransition(tx, booking, event, by);
    if (!transition.ok) throw refuse(transition.code);
    return;
  }
  const kept = await keptOf(tx, booking.id);
  const left = kept ? kept.feeCents + kept.netCents : 0;
  if (!kept || !booking.payment)
    throw new AppError('wrong_state', 'Nothing of this payment is left to give back.');
  if (refundCents <= 0 || refundCents > left) {
    const message = `Of this payment ${(left / 100).toFixed(2)} USD is left. Give back at most that.`;
    throw invalidFields([{ path: 'refundCents', message }]);
  }
  const { status } = booking.payment;
  const taken = await takeBack(tx, booking, kept, refundCents, 'refunded_by_admin');
  await requestRefund(tx, booking, taken, 'refunded_by_admin', status);
  for (const userId of [booking.candidateId, booking.professionalId]) {
    await notify(tx, { userId, kind: 'refund_granted', bookingId: booking.id, occasion: 1_000 + left });
  }
}

async function refuseWhileOpen(tx: Tx, bookingId: string): Promise<void> {
  const [refund, dispute] = [
    await tx.refund.findFirst({ where: { bookingId, status: { not: 'succeeded' } } }),
    await tx.cardDispute.findFirst({ where: { bookingId, closedAt: null } }),
  ];
  if (refund) {
    throw new AppError('wrong_state', 'A refund of this payment is not through yet. See to that one first.');
  }
  if (dispute) {
    throw new AppError('wrong_state', 'The candidate’s bank decides about this payment. Wait for that.');
  }
}
