import { now } from '@/lib/clock';
import { type Tx, transaction } from '@/lib/db';
import { enqueue } from '@/lib/outbox';
import { repair } from '@/lib/payments/reconcile/repair';
import { report } from '@/lib/payments/reconcile/report';

/**
 * Compares our books with Stripe's, mends what reading again mends, and tells the admins the rest, at four in the morning
 * UTC. Sets itself up for the next day first: a day on which Stripe does not answer must not be the last.
 */
export async function reconcileMoneyDaily(): Promise<void> {
  const tomorrow = now().toZonedDateTimeISO('UTC').add({ days: 1 }).startOfDay();
  await transaction((tx) =>
    enqueueDay(tx, tomorrow.toPlainDate().toString(), tomorrow.add({ hours: 4 }).toInstant()),
  );
  await report(await repair());
}

/** Sets the coming round up, for a worker that begins; done at most once a day. */
export function startReconciliation(): Promise<void> {
  const today = now().toZonedDateTimeISO('UTC').startOfDay();
  const at = today.add({ hours: 4 }).toInstant();
  return transaction((tx) => enqueueDay(tx, today.toPlainDate().toString(), at));
}

function enqueueDay(tx: Tx, day: string, runAt: ReturnType<typeof now>): Promise<void> {
  return enqueue(tx, 'reconcile-money', `money/${day}`, {}, runAt);
}
