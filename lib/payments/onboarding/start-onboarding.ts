import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { env } from '@/lib/env';
import { invalidFields } from '@/lib/problem';
import { requireProof } from '@/lib/proof';
import { type AccountState, createAccount, onboardingLink } from '@/lib/providers/stripe/accounts';
import { isReady } from '../queries';

type Actor = Authorised<'stripe.onboard'>;

/** Where Stripe sends the professional back to: when they are done or leave, and when their link is used up. */
export const ONBOARDING_PAGES = {
  back: '/professional/settings/stripe/return',
  again: '/professional/settings/stripe/refresh',
} as const;

/**
 * Begins Stripe's onboarding, or goes on with it: there the bank account is named that money goes to, so an open browser
 * is not enough. The first time it opens the connected account; later it finds that.
 * @param country ISO 3166, of the bank account; needed the first time, ignored later
 * @returns an address that is good for one visit within minutes; never stored, mailed or logged
 * @throws AppError `proof_needed`, `invalid_fields` naming `country`, `provider_unavailable`
 */
export async function startOnboarding(actor: Actor, country?: string): Promise<{ url: string }> {
  requireProof(actor);
  const known = await db().stripeAccount.findUnique({ where: { userId: actor.id } });
  const accountId = known?.accountId ?? (await openAccount(actor, country));
  const page = (path: string) => new URL(path, env().MONET_BASE_URL).href;
  const url = await onboardingLink(accountId, page(ONBOARDING_PAGES.back), page(ONBOARDING_PAGES.again));
  return { url };
}

/** Stripe's idempotency key is the person's, so that two calls at once open one account, and one row is written. */
async function openAccount(actor: Actor, country: string | undefined): Promise<string> {
  if (!country) {
    throw invalidFields([{ path: 'country', message: 'Choose the country of your bank account.' }]);
  }
  const account = await createAccount({ userId: actor.id, email: actor.email, country });
  await transaction(async (tx) => {
    const { count } = await tx.stripeAccount.createMany({
      data: [{ userId: actor.id, ...rowOf(account) }],
      skipDuplicates: true,
    });
    if (count === 0) return;
    await audit(tx, { kind: actor.role, id: actor.id }, 'stripe_account.created', `user/${actor.id}`, {
      accountId: account.id,
      country,
    });
  });
  return account.id;
}

function rowOf({ id, transfersActive, payoutsEnabled, requirements }: AccountState) {
  return {
    accountId: id,
    state: isReady({ transfersActive, payoutsEnabled }) ? ('ready' as const) : ('onboarding' as const),
    transfersActive,
    payoutsEnabled,
    requirements: [...requirements],
    updatedAt: toDate(now()),
  };
}
