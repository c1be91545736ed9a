import { z } from 'zod';
import { db, type Tx } from '@/lib/db';
import type { StripeAccount } from '@/prisma/generated/client/client';

/** The connected account that a professional's calls are charged to, or null while Stripe would refuse it. */
export async function payableAccount(tx: Tx, userId: string): Promise<string | null> {
  const account = await tx.stripeAccount.findUnique({ where: { userId } });
  return account && isReady(account) ? account.accountId : null;
}

/** A destination charge needs active transfers; a payout needs payouts enabled. */
export function isReady(account: Pick<StripeAccount, 'transfersActive' | 'payoutsEnabled'>): boolean {
  return account.transfersActive && account.payoutsEnabled;
}

/** Where the setting up of payouts stands, as its owner sees it. `requirements`: Stripe's names of what it still asks for. */
export type PayoutAccount = {
  readonly state: StripeAccount['state'];
  readonly requirements: readonly string[];
};

/** The connected account of a professional, or null before they have begun. */
export async function payoutAccountOf(userId: string): Promise<PayoutAccount | null> {
  const account = await db().stripeAccount.findUnique({ where: { userId } });
  if (!account) return null;
  const requirements = z.array(z.string()).catch([]).parse(account.requirements);
  return { state: account.state, requirements };
}
