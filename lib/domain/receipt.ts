import { type Cents, cents, type Split } from './fees';

/**
 * The number of a booking's receipt: its own id in groups, `R-7Q2M-4KXT-9C0W-Z5RB`. One booking has one payment, so no
 * two receipts share one; and unlike a count it tells nobody how much is sold.
 */
export function receiptNumber(bookingId: string): string {
  const id = bookingId.slice(bookingId.indexOf('_') + 1);
  return `R-${id.match(/.{1,4}/g)?.join('-') ?? id}`;
}

export type ReceiptSums = {
  readonly priceCents: Cents;
  /** The platform's part of the price. */
  readonly feeCents: Cents;
  /** What Stripe says went back. */
  readonly refundedCents: Cents;
  /** What is decided to go back and has not gone yet. */
  readonly onItsWayCents: Cents;
  readonly netPaidCents: Cents;
  /** The platform's part of that. */
  readonly netFeeCents: Cents;
};

/** A refund of a payment, as far as it has come. */
export type ReceiptRefund = {
  readonly amountCents: number;
  readonly feeRefundCents: number;
  readonly status: 'pending' | 'succeeded' | 'failed';
};

/** What a receipt adds up: only what has happened counts, so a refund that failed or is on its way does not. */
export function receiptSums(paid: Split, refunds: readonly ReceiptRefund[]): ReceiptSums {
  const sum = (status: ReceiptRefund['status'], of: 'amountCents' | 'feeRefundCents') =>
    refunds.reduce((total, each) => total + (each.status === status ? each[of] : 0), 0);
  const refunded = sum('succeeded', 'amountCents');
  return {
    priceCents: paid.grossCents,
    feeCents: paid.feeCents,
    refundedCents: cents(refunded),
    onItsWayCents: cents(sum('pending', 'amountCents')),
    netPaidCents: cents(paid.grossCents - refunded),
    netFeeCents: cents(paid.feeCents - sum('succeeded', 'feeRefundCents')),
  };
}
