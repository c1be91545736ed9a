import type Stripe from 'stripe';
import { orNullWhenMissing, stripe } from './client';

/** A balance with Stripe, in US cents. `totalCents` is what is there and what is on its way in. */
export type Balance = { readonly availableCents: number; readonly totalCents: number };

/**
 * @param account a connected account; the platform's own when left out
 * @returns nothing at all for an account that has cut us off: none of it is within our reach
 * @throws AppError `provider_unavailable`
 */
export async function balanceOf(account?: string): Promise<Balance> {
  const balance = await orNullWhenMissing(() =>
    stripe().balance.retrieve(undefined, account === undefined ? {} : { stripeAccount: account }),
  );
  if (!balance) return { availableCents: 0, totalCents: 0 };
  const availableCents = inUsd(balance.available);
  return { availableCents, totalCents: availableCents + inUsd(balance.pending) };
}

function inUsd(funds: readonly Stripe.Balance.Available[]): number {
  return funds.reduce((sum, each) => sum + (each.currency === 'usd' ? each.amount : 0), 0);
}
