import { CURRENCY, type RefundSplit, type Split } from './fees';
import { invariant } from './invariant';

/**
 * Accounts of the ledger. Debits are positive, credits negative.
 * - `stripe_clearing`: money that stands with Stripe, on the platform's or a connected account
 * - `booking_held`: what a candidate has paid for a call whose outcome is open
 * - `professional_payable`: what a professional has earned and has not been paid yet
 * - `platform_revenue`: fees earned
 */
export type LedgerAccount = 'stripe_clearing' | 'booking_held' | 'professional_payable' | 'platform_revenue';

export type LedgerLine = {
  readonly account: LedgerAccount;
  /** Whose payable; only on `professional_payable`. */
  readonly userId?: string;
  readonly amountCents: number;
  readonly currency: typeof CURRENCY;
};

export type LedgerEntry = {
  readonly kind: LedgerKind;
  readonly lines: readonly LedgerLine[];
};

export type LedgerKind = 'payment_held' | 'earned' | 'refunded' | 'paid_out' | 'payout_returned';

/** The card was charged: the money is held until the outcome of the call is known. */
export function paymentHeld(payment: Split): LedgerEntry {
  return entry('payment_held', [
    { account: 'stripe_clearing', amountCents: payment.grossCents, currency: CURRENCY },
    { account: 'booking_held', amountCents: -payment.grossCents, currency: CURRENCY },
  ]);
}

/** What is kept of a payment becomes the professional's and the platform's. */
export function earned(kept: { feeCents: number; netCents: number }, professionalId: string): LedgerEntry {
  return entry('earned', [
    { account: 'booking_held', amountCents: kept.feeCents + kept.netCents, currency: CURRENCY },
    {
      account: 'professional_payable',
      userId: professionalId,
      amountCents: -kept.netCents,
      currency: CURRENCY,
    },
    { account: 'platform_revenue', amountCents: -kept.feeCents, currency: CURRENCY },
  ]);
}

/** Stripe has returned money to the candidate's card, out of what was held. */
export function refunded(refund: Pick<RefundSplit, 'refundCents'>): LedgerEntry {
  return entry('refunded', [
    { account: 'booking_held', amountCents: refund.refundCents, currency: CURRENCY },
    { account: 'stripe_clearing', amountCents: -refund.refundCents, currency: CURRENCY },
  ]);
}

/** Stripe has paid the professional's bank. */
export function paidOut(netCents: number, professionalId: string): LedgerEntry {
  return entry('paid_out', [
    { account: 'professional_payable', userId: professionalId, amountCents: netCents, currency: CURRENCY },
    { account: 'stripe_clearing', amountCents: -netCents, currency: CURRENCY },
  ]);
}

/** The bank sent a payout back: the professional is owed it again. The reversal of `paidOut`. */
export function payoutReturned(netCents: number, professionalId: string): LedgerEntry {
  const paid = paidOut(netCents, professionalId);
  return entry(
    'payout_returned',
    paid.lines.map((line) => ({ ...line, amountCents: -line.amountCents })),
  );
}

function entry(kind: LedgerKind, lines: readonly LedgerLine[]): LedgerEntry {
  const kept = lines.filter((line) => line.amountCents !== 0);
  const sum = kept.reduce((total, line) => total + line.amountCents, 0);
  invariant(kept.length >= 2 && sum === 0, `ledger entry ${kind} does not sum to zero`);
  return { kind, lines: kept };
}
