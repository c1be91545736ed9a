import { db } from '@/lib/db';
import { log } from '@/lib/log';
import type { Queues } from './queues';
import { overdue, queueOf } from './relay';

const GRACE_MS = 5 * 60_000;

/**
 * Finds jobs that BullMQ has lost, for instance with a Redis that lost its memory, and has them handed over
 * again. A job that is merely slow or waiting for its next attempt is left alone.
 */
export async function sweep(queues: Queues, graceMs = GRACE_MS): Promise<number> {
  let found = 0;
  for (const { id, job } of await overdue(graceMs)) {
    const known = await queueOf(queues, job)?.getJob(id);
    const state = await known?.getState();
    if (known && state !== 'completed' && state !== 'failed' && state !== 'unknown') continue;
    await known?.remove();
    await db().outboxEntry.updateMany({ where: { id, doneAt: null }, data: { dispatchedAt: null } });
    found += 1;
  }
  if (found > 0) log().warn({ found }, 'lost jobs handed over again');
  return found;
}
