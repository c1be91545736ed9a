import { Problem } from '../problem';
import { trialBalance } from './ledger';
import { completeOnboarding, restrictAccount } from './onboarding';
import { present } from './present';
import type { World } from './world';

/** What a script may do to the imitated Stripe that no API call can. */
export interface StripeControl {
  /** Finishes onboarding at once; `accountNumber` chooses the test bank, `isQuiet` sends no webhooks. */
  onboard(account: string, options: { accountNumber: string | null; isQuiet: boolean }): object;
  /** Stops an account, as Stripe does when documents are missing. */
  restrict(account: string): object;
  /** Every balance and what lies outside; each currency sums to zero. */
  balances(): ReturnType<typeof trialBalance>;
}

/** Stripe's part of the control interface. @throws Problem 404 for an account that does not exist. */
export function stripeControl(world: World): StripeControl {
  const need = (id: string) => {
    if (!world.accounts.any(id)) throw new Problem(404, 'not_found', `Stripe has no account ${id}.`);
    return id;
  };
  const { store } = world.core;
  return {
    onboard(id, { accountNumber, isQuiet }) {
      world.isQuiet = isQuiet;
      try {
        return present(
          world,
          store.transact(() => completeOnboarding(world, need(id), accountNumber)),
        );
      } finally {
        world.isQuiet = false;
      }
    },
    restrict: (id) =>
      present(
        world,
        store.transact(() => restrictAccount(world, need(id))),
      ),
    balances: () => trialBalance(world),
  };
}
