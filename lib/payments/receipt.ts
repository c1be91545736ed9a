import type { Temporal } from 'temporal-polyfill';
import { type Authorised, authoriseBooking } from '@/lib/access';
import { toInstant } from '@/lib/clock';
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
  /** Those that went out, oldest first. */
  readonly refunds: readonly { readonly amountCents: number; readonly at: Temporal.Instant }[];
  readonly sums: ReceiptSums;
};

/**
 * The receipt of a booking that was paid, for whoever paid it. Says nothing of the other side.
 * @throws AppError `not_found`, also before the payment and for the professional
 */
export async function readReceipt(actor: Authorised<'booking.read'>, bookingId: string): Promise<Receipt> {
  const booking = await db().booking.findUnique({
    where: { id: bookingId },
    include: { payment: { include: { refunds: { orderBy: { number: 'asc' } } } } },
  });
  authoriseBooking(actor, 'booking.read', booking);
  const payment = booking?.payment;
  if (!booking || !payment?.paidAt || booking.candidateId !== actor.id) throw notFound('receipt');
  const { refunds, amountCents, feeCents } = payment;
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
    refunds: refunds.flatMap(({ status, settledAt, amountCents }) =>
      status === 'succeeded' && settledAt ? [{ amountCents, at: toInstant(settledAt) }] : [],
    ),
    sums: receiptSums(paid, refunds),
  };
}
