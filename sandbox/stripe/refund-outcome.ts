import { emit } from './events';
import { post } from './ledger';
import { PLATFORM } from './types';
import type { World } from './world';

/** How long a test card's pending refund stays so, and a failing one seems to have succeeded. */
export const BANK_TAKES_MS = 60 * 60 * 1000;

/** What a test card's refund becomes in the end. Wired to the schedule at the start. */
export function finishRefund(world: World, id: string): void {
  const before = world.refunds.any(id);
  if (!before) return;
  const charge = world.charges.sure(before.charge ?? '');
  if (before.status === 'pending') {
    const { pending_reason: _, ...rest } = before;
    world.refunds.insert(PLATFORM, { ...rest, status: 'succeeded' });
    const done = world.refunds.sure(id);
    emit(world, PLATFORM, 'refund.updated', done, { status: 'pending' });
    emit(world, PLATFORM, 'charge.refund.updated', done, { status: 'pending' });
    return;
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
  const failed = world.refunds.update(id, {
    failure_balance_transaction: transaction?.id ?? '',
    failure_reason: 'expired_or_canceled_card',
    status: 'failed',
  });
  world.charges.update(charge.id, {
    amount_refunded: charge.amount_refunded - before.amount,
    refunded: false,
  });
  for (const type of ['refund.updated', 'refund.failed', 'charge.refund.updated']) {
    emit(world, PLATFORM, type, failed, { status: before.status });
  }
}
