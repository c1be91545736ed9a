import type { Temporal } from 'temporal-polyfill';
import { type Authorised, authoriseBooking } from '@/lib/access';
import { toInstant, toInstantOrNull } from '@/lib/clock';
import { db } from '@/lib/db';
import { cents } from '@/lib/domain/fees';
import { type ReceiptSums, receiptNumber, receiptSums } from '@/lib/domain/receipt';
import { env } from '@/lib/env';
import { notFound } from '@/lib/errors';

export type Receipt = {
  readonly number: string;
  readonly seller: string;
  readonly taxLine: string;
  readonly cardLabel: string | null;
  readonly paidAt: Temporal.Instant;
  readonly refundedAt: Temporal.Instant | null;
  readonly sums: ReceiptSums;
};

/**
 * The receipt of a booking that was paid, for whoever paid it. Says nothing of the other side.
 * @throws AppError `not_found`, also before the payment and for the professional
 */
export async function readReceipt(actor: Authorised<'booking.read'>, bookingId: string): Promise<Receipt> {
  const booking = await db().booking.findUnique({
    where: { id: bookingId },
    include: { payment: { include: { refund: true } } },
  });
  authoriseBooking(actor, 'booking.read', booking);
  const payment = booking?.payment;
  if (!booking || !payment?.paidAt || booking.candidateId !== actor.id) throw notFound('receipt');
  const { refund, amountCents, feeCents } = payment;
  const paid = {
    grossCents: cents(amountCents),
    feeCents: cents(feeCents),
    netCents: cents(amountCents - feeCents),
  };
  const { name, taxLine } = env().seller;
  return {
    number: receiptNumber(bookingId),
    seller: name,
    taxLine,
    cardLabel: payment.cardLabel,
    paidAt: toInstant(payment.paidAt),
    refundedAt: refund?.status === 'succeeded' ? toInstantOrNull(refund.settledAt) : null,
    sums: receiptSums(paid, refund),
  };
}
