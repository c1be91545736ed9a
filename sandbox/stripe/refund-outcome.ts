import { emit } from './events';
import { post } from './ledger';
import type { RefundOutcome } from './settings';
import { takeRefundPlan } from './settings';
import type { TestCard } from './test-cards';
import type { Refund } from './types';
import { PLATFORM } from './types';
import type { World } from './world';

/** How long a test card's pending refund stays so, and a failing one seems to have succeeded. */
const BANK_TAKES_MS = 60 * 60 * 1000;

/** How a new refund begins, and what the bank makes of it an hour later, if anything. */
export interface RefundFate {
  startsPending: boolean;
  end: 'succeeded' | 'failed' | null;
}

/** The fate of the refund that is being made: as the control interface asked, or else as its card behaves. */
export function fateOf(world: World, card: TestCard | undefined): RefundFate {
  const planned: RefundOutcome | null = takeRefundPlan(world);
  if (planned === 'succeeded') return { startsPending: false, end: null };
  if (planned === 'pending') return { startsPending: true, end: null };
  if (planned === 'failed' || card?.refund === 'fails') return { startsPending: false, end: 'failed' };
  if (card?.refund === 'pending') return { startsPending: true, end: 'succeeded' };
  return { startsPending: false, end: null };
}

/** Sets the timer for what the bank says later. */
export function expectEnd(world: World, id: string, fate: RefundFate): void {
  if (fate.end === null) return;
  const at = world.core.clock.now() + BANK_TAKES_MS;
  world.core.schedule.at(at, 'stripe.refund', id, { id, end: fate.end });
}

/** What the bank says of a refund in the end. Wired to the schedule at the start. */
export function finishRefund(world: World, id: string, end: 'succeeded' | 'failed'): Refund | null {
  const before = world.refunds.any(id);
  if (!before || before.status === 'failed' || before.status === end) return null;
  world.core.schedule.cancel('stripe.refund', id);
  const { pending_reason: _, ...rest } = before;
  if (end === 'succeeded') {
    const done = world.refunds.insert(PLATFORM, { ...rest, status: 'succeeded' });
    emit(world, PLATFORM, 'refund.updated', done, { status: 'pending' });
    emit(world, PLATFORM, 'charge.refund.updated', done, { status: 'pending' });
    return done;
  }
  // The money comes back to the platform; what was taken from the connected account stays there.
  const [transaction] = post(
    world,
    before.currency,
    [
      {
        account: PLATFORM,
        type: 'refund_failure',
        amount: before.amount,
        source: id,
        description: 'REFUND FAILURE',
      },
    ],
    { 'card networks': -before.amount },
  );
  const failed = world.refunds.insert(PLATFORM, {
    ...rest,
    failure_balance_transaction: transaction?.id ?? '',
    failure_reason: 'expired_or_canceled_card',
    status: 'failed',
  });
  const charge = world.charges.sure(before.charge ?? '');
  world.charges.update(charge.id, {
    amount_refunded: charge.amount_refunded - before.amount,
    refunded: false,
  });
  for (const type of ['refund.updated', 'refund.failed', 'charge.refund.updated']) {
    emit(world, PLATFORM, type, failed, { status: before.status });
  }
  return failed;
}
