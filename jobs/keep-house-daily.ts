import { now } from '@/lib/clock';
import { type Tx, transaction } from '@/lib/db';
import { enqueue } from '@/lib/outbox';
import { keepHouse } from '@/lib/system/keep-house';

/** Removes what nobody needs any more, at three in the morning UTC, and sets itself up for the next day. */
export async function keepHouseDaily(): Promise<void> {
  await keepHouse();
  const tomorrow = now().toZonedDateTimeISO('UTC').add({ days: 1 }).startOfDay();
  await transaction((tx) =>
    enqueueDay(tx, tomorrow.toPlainDate().toString(), tomorrow.add({ hours: 3 }).toInstant()),
  );
}

/** Sets today's round up, for a worker that begins; done at most once a day. */
export function startHouseKeeping(): Promise<void> {
  const today = now().toZonedDateTimeISO('UTC').toPlainDate().toString();
  return transaction((tx) => enqueueDay(tx, today, now()));
}

function enqueueDay(tx: Tx, day: string, runAt: ReturnType<typeof now>): Promise<void> {
  return enqueue(tx, 'keep-house', `house/${day}`, {}, runAt);
}
