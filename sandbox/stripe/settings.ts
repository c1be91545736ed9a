import type { World } from './world';

/** What becomes of a refund in the end, as chosen by a test. `pending` stays so until it is finished by hand. */
export const REFUND_OUTCOMES = ['succeeded', 'failed', 'pending'] as const;

export type RefundOutcome = (typeof REFUND_OUTCOMES)[number];

/**
 * What a refund that takes the transfer back does when the connected account is short: Stripe lets the account
 * owe the money (`negative`), or refuses the refund (`refuse`).
 */
export const SHORT_BALANCES = ['negative', 'refuse'] as const;

export type ShortBalance = (typeof SHORT_BALANCES)[number];

const SHORT_BALANCE = 'short balance';
const REFUND_PLAN = 'refund plan';

function rows(world: World) {
  return world.core.store.collection<Record<string, string | number>>('stripe.settings');
}

export function shortBalance(world: World): ShortBalance {
  return rows(world).get(SHORT_BALANCE)?.mode === 'refuse' ? 'refuse' : 'negative';
}

export function setShortBalance(world: World, mode: ShortBalance): void {
  rows(world).put(SHORT_BALANCE, { mode });
}

/** Decides the outcome of the next `count` refunds, whatever card they go back to; 0 ends that. */
export function planRefunds(world: World, outcome: RefundOutcome, count: number): void {
  rows(world).put(REFUND_PLAN, { outcome, count });
}

/** The outcome that was asked for of the refund that is being made now, if any. */
export function takeRefundPlan(world: World): RefundOutcome | null {
  const plan = rows(world).get(REFUND_PLAN);
  const count = Number(plan?.count ?? 0);
  if (!plan || count < 1) return null;
  rows(world).put(REFUND_PLAN, { ...plan, count: count - 1 });
  return REFUND_OUTCOMES.find((each) => each === plan.outcome) ?? null;
}
