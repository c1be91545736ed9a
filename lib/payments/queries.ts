import { db } from '@/lib/db';
import type { StripeAccount } from '@/prisma/generated/client/client';

/** The connected account that a professional's calls are charged to, or null while Stripe would refuse it. */
export async function payableAccount(userId: string): Promise<string | null> {
  const account = await db().stripeAccount.findUnique({ where: { userId } });
  return account && isReady(account) ? account.accountId : null;
}

/** A destination charge needs active transfers; a payout needs payouts enabled. */
export function isReady(account: Pick<StripeAccount, 'transfersActive' | 'payoutsEnabled'>): boolean {
  return account.transfersActive && account.payoutsEnabled;
}
