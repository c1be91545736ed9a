import { invalid } from './errors';
import type { Params } from './params';

/** The smallest charge in each currency that the sandbox takes, in minor units. */
const MINIMUM: Record<string, number> = { usd: 50, eur: 50, gbp: 30, cad: 50, aud: 50, chf: 50, jpy: 50 };
const ZERO_DECIMAL = ['jpy'];
const MAXIMUM = 99_999_999;

/** The required `currency`, in lower case. @throws for one that the sandbox does not know. */
export function readCurrency(params: Params): string {
  const currency = params.requireText('currency').toLowerCase();
  if (MINIMUM[currency] !== undefined) return currency;
  const known = Object.keys(MINIMUM).join(', ');
  throw invalid(
    null,
    `Invalid currency: ${currency}. The sandbox supports these currencies: ${known}`,
    'currency',
  );
}

/** @throws parameter_invalid_integer below 1, amount_too_small, amount_too_large. */
export function checkChargeAmount(amount: number, currency: string): void {
  if (amount < 1) {
    const message = 'This value must be greater than or equal to 1.';
    throw invalid('parameter_invalid_integer', message, 'amount');
  }
  const minimum = MINIMUM[currency] ?? 50;
  if (amount < minimum) {
    const message = `Amount must be at least ${shown(minimum, currency)}`;
    throw invalid('amount_too_small', message, 'amount');
  }
  if (amount > MAXIMUM) {
    const message = `Amount must be no more than ${shown(MAXIMUM, currency)}`;
    throw invalid('amount_too_large', message, 'amount');
  }
}

/** As in `$1,200.00 usd`. */
export function shown(amount: number, currency: string): string {
  const major = ZERO_DECIMAL.includes(currency) ? amount : amount / 100;
  return `${major.toLocaleString('en-US', { style: 'currency', currency })} ${currency}`;
}

/** Stripe's own price: 2.9 % of the amount and 30 minor units, rounded half up. */
export function processingFee(amount: number): number {
  return Math.floor((amount * 29 + 500) / 1000) + 30;
}

/**
 * The part of `whole` that belongs to a refund of `part` out of `total`, rounded half up. What is left goes
 * with the refund that returns the last of the charge, so that nothing remains.
 */
export function share(
  whole: number,
  part: number,
  total: number,
  alreadyReturned: number,
  isLast: boolean,
): number {
  const left = whole - alreadyReturned;
  if (isLast) return left;
  return Math.min(left, Math.floor((whole * part * 2 + total) / (total * 2)));
}
