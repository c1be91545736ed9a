import { audit, SYSTEM } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import { db, type Tx, transaction } from '@/lib/db';
import { refreshCards } from '@/lib/listings/refresh-cards';
import { type AccountState, retrieveAccount } from '@/lib/providers/stripe/accounts';
import type { StripeAccount } from '@/prisma/generated/client/client';
import { payAgain, waitForAccount } from '../payouts/account-payouts';
import { isReady } from '../queries';

/** What is left of an account that has cut us off: nothing can be charged to it or paid from it. */
const CUT_OFF = {
  transfersActive: false,
  payoutsEnabled: false,
  requirements: [],
  bankAccount: null,
} as const;

/**
 * Reads a connected account from Stripe again. Whether it can be charged and paid decides whether its owner is
 * on a card, so the cards are made anew when that changes; payouts wait for an account that cannot be paid, and go on when
 * it can. An account that Stripe does not let us read has cut us off.
 */
export async function syncAccount(accountId: string): Promise<void> {
  const known = await db().stripeAccount.findUnique({ where: { accountId } });
  if (!known) return;
  const state = await retrieveAccount(accountId);
  await transaction((tx) => record(tx, known, state ?? CUT_OFF, state === null));
  if (state?.payoutsEnabled && state.bankAccount) await payAgain(known, state.bankAccount);
}

async function record(
  tx: Tx,
  known: StripeAccount,
  state: Omit<AccountState, 'id'>,
  isCutOff: boolean,
): Promise<void> {
  const { accountId, userId } = known;
  const { transfersActive, payoutsEnabled } = state;
  const ready = isReady(state);
  const isNew = known.state === 'onboarding' && !isCutOff;
  const next = ready ? 'ready' : isNew ? 'onboarding' : 'restricted';
  await tx.stripeAccount.update({
    where: { accountId },
    data: {
      ...{ transfersActive, payoutsEnabled, requirements: [...state.requirements], state: next },
      updatedAt: toDate(now()),
    },
  });
  if (!payoutsEnabled) await waitForAccount(tx, userId);
  if (ready === isReady(known) && next === known.state) return;
  await audit(
    tx,
    SYSTEM,
    ready ? 'stripe_account.ready' : 'stripe_account.restricted',
    `user/${userId}`,
    isCutOff ? { accountId, cutOff: true } : { accountId },
  );
  await refreshCards(tx);
}
