import Stripe from 'stripe';
import { AppError } from '@/lib/errors';
import { asAppError, call, orNullWhenMissing, stripe } from './client';

export type AccountState = {
  readonly id: string;
  readonly transfersActive: boolean;
  readonly payoutsEnabled: boolean;
  /** Stripe's names of what it still wants to know. */
  readonly requirements: readonly string[];
  /** The bank account that payouts go to; null while there is none that takes any. */
  readonly bankAccount: string | null;
};

/**
 * Opens an Express-like connected account on a manual payout schedule, once for a person and country.
 * @throws AppError `invalid_fields` naming `country` where Stripe opens none, `provider_unavailable`
 */
export async function createAccount(person: {
  userId: string;
  email: string;
  country: string;
}): Promise<AccountState> {
  try {
    return toAccount(
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
        { idempotencyKey: `user/${person.userId}/account/${person.country}` },
      ),
    );
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.param === 'country') {
      const message = 'Stripe opens no accounts for bank accounts in this country. Choose another.';
      throw new AppError('invalid_fields', message, { fields: [{ path: 'country', message }], cause: error });
    }
    throw asAppError(error);
  }
}

/** Null when Stripe does not know the account, or it has cut us off. */
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

export function toAccount(account: Stripe.Account): AccountState {
  return {
    id: account.id,
    transfersActive: account.capabilities?.transfers === 'active',
    payoutsEnabled: account.payouts_enabled,
    requirements: account.requirements?.currently_due ?? [],
    bankAccount: usableBank(account),
  };
}

/** A bank that has sent a payout back takes no more: Stripe calls it `errored` until it is replaced. */
function usableBank({ external_accounts }: Stripe.Account): string | null {
  const usable = external_accounts?.data.find(
    (each) => each.default_for_currency && each.currency === 'usd' && each.status !== 'errored',
  );
  return usable?.id ?? null;
}
