import { now } from '@/lib/clock';
import { type Tx, transaction } from '@/lib/db';
import { refreshAllCards } from '@/lib/listings/refresh-cards';
import { enqueue } from '@/lib/outbox';

/**
 * Makes the cards anew for the UTC day: their neutral order and this week's free times follow the date. Then sets
 * itself up for the next day.
 */
export async function refreshCardsDaily(): Promise<void> {
  await refreshAllCards();
  const midnight = now().toZonedDateTimeISO('UTC').add({ days: 1 }).startOfDay();
  await transaction((tx) => enqueueDay(tx, midnight.toPlainDate().toString(), midnight.toInstant()));
}

/** Sets today's refresh up, for a worker that begins; done at most once a day. */
export function startDailyRefresh(): Promise<void> {
  const today = now().toZonedDateTimeISO('UTC').toPlainDate().toString();
  return transaction((tx) => enqueueDay(tx, today, now()));
}

function enqueueDay(tx: Tx, day: string, runAt: ReturnType<typeof now>): Promise<void> {
  return enqueue(tx, 'refresh-cards', `cards/${day}`, {}, runAt);
}
