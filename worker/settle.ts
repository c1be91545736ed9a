import { ErrorCode } from 'bullmq';
import { now, toDate, toInstant } from '@/lib/clock';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import type { OutboxJob, Queues } from './queues';
import { sleep } from './queues';
import type { Relay } from './relay';

const DEADLINE_MS = 120_000;
const PAUSE_MS = 15;
/** A job that keeps failing is promoted this often within one settling, then left to its own pauses. */
const RETRIES_WHILE_SETTLING = 4;

export type Settled = { readonly idle: true; readonly nextDueAt: string | null };

/**
 * Runs everything that is due on the product's clock and answers when nothing is left: what moving the demo's
 * clock waits for. BullMQ counts delays on the machine's clock, so jobs whose time has come are promoted and
 * the rest re-timed.
 * @returns the next instant at which a timer falls due
 * @throws AppError `internal` when work does not end within two minutes
 */
export async function settle(queues: Queues, relay: Relay): Promise<Settled> {
  const started = performance.now();
  const promotions = new Map<string, number>();
  let quiet = 0;
  while (quiet < 2) {
    if (performance.now() - started > DEADLINE_MS) {
      throw new AppError('internal', 'Work did not end within two minutes.', { log: 'settle: deadline' });
    }
    await relay.flush();
    const promoted = await retime(queues, promotions);
    const busy = promoted > 0 || (await isBusy(queues));
    quiet = busy ? 0 : quiet + 1;
    await sleep(PAUSE_MS);
  }
  return { idle: true, nextDueAt: await nextDueAt() };
}

/** Brings delayed jobs in line with the product's clock. @returns how many were promoted */
export async function retime(queues: Queues, promotions: Map<string, number> = new Map()): Promise<number> {
  let promoted = 0;
  for (const queue of queues.all.values()) {
    const delayed = (await queue.getDelayed()) as OutboxJob[];
    const due = await dueTimes(delayed);
    for (const job of delayed) {
      const waitMs = (due.get(job.data.outboxId) ?? 0) - now().epochMilliseconds;
      const times = promotions.get(job.data.outboxId) ?? 0;
      if (waitMs > 0) await unlessMoved(() => job.changeDelay(waitMs));
      else if (times <= RETRIES_WHILE_SETTLING) {
        promotions.set(job.data.outboxId, times + 1);
        promoted += 1;
        await unlessMoved(() => job.promote());
      }
    }
  }
  return promoted;
}

async function dueTimes(jobs: readonly OutboxJob[]): Promise<Map<string, number>> {
  if (jobs.length === 0) return new Map();
  const rows = await db().outboxEntry.findMany({
    where: { id: { in: jobs.map((job) => job.data.outboxId) } },
    select: { id: true, runAt: true },
  });
  return new Map(rows.map((row) => [row.id, row.runAt.getTime()]));
}

async function isBusy(queues: Queues): Promise<boolean> {
  const undispatched = await db().outboxEntry.count({ where: { dispatchedAt: null } });
  if (undispatched > 0) return true;
  for (const queue of queues.all.values()) {
    const counts = await queue.getJobCounts('waiting', 'active', 'prioritized');
    if (Object.values(counts).some((count) => count > 0)) return true;
  }
  return false;
}

async function nextDueAt(): Promise<string | null> {
  const next = await db().outboxEntry.findFirst({
    where: { doneAt: null, failedAt: null, runAt: { gt: toDate(now()) } },
    orderBy: { runAt: 'asc' },
    select: { runAt: true },
  });
  return next ? toInstant(next.runAt).toString() : null;
}

/** The worker may take a job between our reading and our writing; then there is nothing left to do for it. */
async function unlessMoved(change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== ErrorCode.JobNotExist && code !== ErrorCode.JobNotInState) throw error;
  }
}
