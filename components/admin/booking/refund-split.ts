import type { AdminBooking } from '@/lib/admin/booking-record';
import { cents, splitRefund } from '@/lib/domain/fees';

type Money = Pick<AdminBooking, 'status' | 'payment' | 'priceCents' | 'feeCents' | 'netCents'>;

/** What of a payment has not gone back yet, in cents: the most that a refund can be. */
export function leftCents({ payment, priceCents }: Money): number {
  if (!payment?.paidAt || payment.status === 'charged_back') return 0;
  return priceCents - payment.refunds.reduce((sum, each) => sum + each.amountCents, 0);
}

export type RefundShares = {
  readonly refundCents: number;
  readonly fromFeeCents: number;
  readonly fromNetCents: number;
  /** The professional has been paid their share already, so that they will owe it. */
  readonly becomesDebt: boolean;
  readonly leftCents: number;
};

/** How a refund splits, by the same rule as the one that sends it. Null for a sum that would be refused. */
export function sharesOf(booking: Money, refundCents: number): RefundShares | null {
  const left = leftCents(booking);
  if (refundCents <= 0 || refundCents > left || !booking.payment) return null;
  if (booking.status === 'confirmed' && refundCents < left) return null;
  const { refunds, payout } = booking.payment;
  const price = {
    grossCents: cents(booking.priceCents),
    feeCents: cents(booking.feeCents),
    netCents: cents(booking.netCents),
  };
  const before = {
    refundCents: refunds.reduce((sum, each) => sum + each.amountCents, 0),
    feeRefundCents: refunds.reduce((sum, each) => sum + each.feeRefundCents, 0),
  };
  const { feeRefundCents } = splitRefund(price, refundCents, before);
  return {
    refundCents,
    fromFeeCents: feeRefundCents,
    fromNetCents: refundCents - feeRefundCents,
    becomesDebt: payout !== null && (payout.askedAt !== null || GONE.includes(payout.status)),
    leftCents: left - refundCents,
  };
}

const GONE: readonly string[] = ['sent', 'paid', 'settled'];
