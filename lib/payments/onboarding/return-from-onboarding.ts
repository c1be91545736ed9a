import type { Authorised } from '@/lib/access';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { syncAccount } from './sync-account';

/**
 * Somebody is back from Stripe, which says nothing about whether they finished: the account is read.
 * @returns `unread` when Stripe did not answer; its event brings the state later
 */
export async function returnFromOnboarding(
  actor: Authorised<'stripe.onboard'>,
): Promise<'read' | 'unread' | 'no_account'> {
  const account = await db().stripeAccount.findUnique({ where: { userId: actor.id } });
  if (!account) return 'no_account';
  try {
    await syncAccount(account.accountId);
    return 'read';
  } catch (error) {
    if (error instanceof AppError && error.code === 'provider_unavailable') return 'unread';
    throw error;
  }
}
