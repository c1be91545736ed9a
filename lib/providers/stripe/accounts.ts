import type Stripe from 'stripe';
import { call, orNullWhenMissing, stripe } from './client';

export type AccountState = {
  readonly id: string;
  readonly transfersActive: boolean;
  readonly payoutsEnabled: boolean;
  /** Stripe's names of what it still wants to know. */
  readonly requirements: readonly string[];
};

/** Opens an Express-like connected account on a manual payout schedule. */
export async function createAccount(person: {
  userId: string;
  email: string;
  country: string;
}): Promise<AccountState> {
  return call(async () =>
    toAccount(
      await stripe().accounts.create(
        {
          country: person.country,
          email: person.email,
          business_type: 'individual',
          controller: {
            stripe_dashboard: { type: 'express' },
            losses: { payments: 'application' },
            fees: { payer: 'application' },
            requirement_collection: 'stripe',
          },
          capabilities: { transfers: { requested: true } },
          settings: { payouts: { schedule: { interval: 'manual' } } },
          metadata: { userId: person.userId },
        },
        { idempotencyKey: `user/${person.userId}/account/1` },
      ),
    ),
  );
}

export async function retrieveAccount(id: string): Promise<AccountState | null> {
  return orNullWhenMissing(async () => toAccount(await stripe().accounts.retrieve(id)));
}

/** A single-use address at which the professional finishes Stripe's onboarding. Never stored, mailed or logged. */
export async function onboardingLink(
  account: string,
  returnUrl: string,
  refreshUrl: string,
): Promise<string> {
  return call(async () => {
    const link = await stripe().accountLinks.create({
      account,
      type: 'account_onboarding',
      return_url: returnUrl,
      refresh_url: refreshUrl,
      collection_options: { fields: 'eventually_due' },
    });
    return link.url;
  });
}

function toAccount(account: Stripe.Account): AccountState {
  return {
    id: account.id,
    transfersActive: account.capabilities?.transfers === 'active',
    payoutsEnabled: account.payouts_enabled,
    requirements: account.requirements?.currently_due ?? [],
  };
}
