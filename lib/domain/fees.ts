import { invariant } from './invariant';

/** A sum in whole US cents. Only `cents` makes one. */
export type Cents = number & { readonly __brand: 'Cents' };

/** The only currency, by its ISO 4217 code. Money never travels without it. */
export const CURRENCY = 'USD';

/** A professional's price for one call, in cents: 10.00 to 2,000.00. */
export const PRICE_RANGE_CENTS = { min: 1_000, max: 200_000 } as const;

/** What a payment is made of. `feeCents + netCents === grossCents`, always. */
export type Split = { readonly grossCents: Cents; readonly feeCents: Cents; readonly netCents: Cents };

/**
 * Marks a number as a sum of money.
 * @throws InvariantError if it is not a whole number of cents
 */
export function cents(value: number): Cents {
  invariant(Number.isSafeInteger(value), `${value} is not a whole number of cents`);
  return value as Cents;
}

/**
 * `value * numerator / denominator`, rounded half up to a whole cent, in integers throughout.
 * @param value cents, not negative
 */
export function proportion(value: number, numerator: number, denominator: number): Cents {
  invariant(value >= 0 && numerator >= 0 && denominator > 0, 'proportion of a negative sum');
  const scaled = 2n * BigInt(value) * BigInt(numerator) + BigInt(denominator);
  return cents(Number(scaled / (2n * BigInt(denominator))));
}

/**
 * Splits a price into the platform's fee and the professional's net.
 * Rule: the fee is `feeBps` of the price, rounded half up to the cent; the net is the rest.
 */
export function split(grossCents: number, feeBps: number): Split {
  const gross = cents(grossCents);
  const fee = proportion(gross, feeBps, 10_000);
  return { grossCents: gross, feeCents: fee, netCents: cents(gross - fee) };
}

/** What a refund does to a payment: what goes back, what the platform gives up of its fee, what each keeps. */
export type RefundSplit = {
  readonly refundCents: Cents;
  readonly feeRefundCents: Cents;
  readonly keptFeeCents: Cents;
  readonly keptNetCents: Cents;
};

/** What earlier refunds of a payment have taken, in cents. */
export type Refunded = { readonly refundCents: number; readonly feeRefundCents: number };

const NOTHING_REFUNDED: Refunded = { refundCents: 0, feeRefundCents: 0 };

/**
 * Splits a refund between the platform and the professional.
 * Rule: the fee goes back in the refund's proportion, rounded half up, and whole with the last of the payment, as Stripe
 * does with `refund_application_fee`; the professional bears the rest through the reversed transfer.
 * @param refundCents 0 to what is left of the gross
 * @param before earlier refunds of the same payment
 * @returns what this refund takes, and what is kept after it and those before
 */
export function splitRefund(
  payment: Split,
  refundCents: number,
  before: Refunded = NOTHING_REFUNDED,
): RefundSplit {
  const left = payment.grossCents - before.refundCents;
  invariant(refundCents >= 0 && refundCents <= left, 'a refund is at most what was paid');
  const feeLeft = payment.feeCents - before.feeRefundCents;
  const share = proportion(payment.feeCents, refundCents, payment.grossCents);
  const feeRefund = cents(refundCents === left ? feeLeft : Math.min(share, feeLeft));
  const keptFee = cents(feeLeft - feeRefund);
  return {
    refundCents: cents(refundCents),
    feeRefundCents: feeRefund,
    keptFeeCents: keptFee,
    keptNetCents: cents(left - refundCents - keptFee),
  };
}
