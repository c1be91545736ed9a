import Stripe from 'stripe';
import { asAppError, isOutOfReach, orNullWhenMissing, stripe } from './client';

export type PayoutState = {
  readonly id: string;
  readonly status: 'sent' | 'paid' | 'failed';
  readonly amountCents: number;
  readonly bookingId: string | null;
  /** Epoch seconds */
  readonly arrivesAt: number;
  readonly failure: string | null;
  /** The bank account that it went to. */
  readonly bankAccount: string | null;
};

/**
 * Pays out on a connected account. `insufficient` when its available balance does not reach, `account` when it has cut
 * us off.
 */
export async function createPayout(
  payout: { account: string; amountCents: number; currency: string; bookingId: string },
  idempotencyKey: string,
): Promise<
  | { ok: true; payout: PayoutState }
  | { ok: false; code: 'insufficient' | 'account' | 'refused'; message: string }
> {
  try {
    const created = await stripe().payouts.create(
      {
        amount: payout.amountCents,
        currency: payout.currency.toLowerCase(),
        metadata: { bookingId: payout.bookingId },
        statement_descriptor: 'MONET',
      },
      { idempotencyKey, stripeAccount: payout.account },
    );
    return { ok: true, payout: toPayout(created) };
  } catch (error) {
    if (error instanceof Stripe.errors.StripePermissionError && isOutOfReach(error))
      return { ok: false, code: 'account', message: error.message };
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw asAppError(error);
    return {
      ok: false,
      code: error.code === 'balance_insufficient' ? 'insufficient' : 'refused',
      message: error.message,
    };
  }
}

export async function retrievePayout(account: string, id: string): Promise<PayoutState | null> {
  return orNullWhenMissing(async () =>
    toPayout(await stripe().payouts.retrieve(id, undefined, { stripeAccount: account })),
  );
}

export function toPayout(payout: Stripe.Payout): PayoutState {
  const failed = payout.status === 'failed' || payout.status === 'canceled';
  return {
    id: payout.id,
    status: payout.status === 'paid' ? 'paid' : failed ? 'failed' : 'sent',
    amountCents: payout.amount,
    bookingId: payout.metadata?.bookingId ?? null,
    arrivesAt: payout.arrival_date,
    bankAccount:
      typeof payout.destination === 'string' ? payout.destination : (payout.destination?.id ?? null),
    failure: payout.failure_code ?? (payout.status === 'canceled' ? 'canceled' : null),
  };
}
