import { audit, SYSTEM } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { refreshCards } from '@/lib/listings/refresh-cards';
import { retrieveAccount } from '@/lib/providers/stripe/accounts';
import { isReady } from './queries';

/**
 * Reads a connected account from Stripe again. Whether it can be charged and paid decides whether its owner is
 * on a card, so the cards are made anew when that changes.
 */
export async function syncAccount(accountId: string): Promise<void> {
  const known = await db().stripeAccount.findUnique({ where: { accountId } });
  const state = known ? await retrieveAccount(accountId) : null;
  if (!known || !state) return;
  const { transfersActive, payoutsEnabled } = state;
  const ready = isReady(state);
  await transaction(async (tx) => {
    await tx.stripeAccount.update({
      where: { accountId },
      data: {
        transfersActive,
        payoutsEnabled,
        requirements: [...state.requirements],
        state: ready ? 'ready' : known.state === 'onboarding' ? 'onboarding' : 'restricted',
        updatedAt: toDate(now()),
      },
    });
    if (ready === isReady(known)) return;
    await audit(
      tx,
      SYSTEM,
      ready ? 'stripe_account.ready' : 'stripe_account.restricted',
      `user/${known.userId}`,
      {
        accountId,
      },
    );
    await refreshCards(tx);
  });
}
