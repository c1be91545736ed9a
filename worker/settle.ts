import { ErrorCode } from 'bullmq';
import { now, toDate, toInstant } from '@/lib/clock';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import type { OutboxJob, OutboxQueue, Queues } from './queues';
import { sleep } from './queues';
import { queueOf, type Relay } from './relay';

const DEADLINE_MS = 120_000;
const PAUSE_MS = 10;
/** A job that keeps failing is promoted this often within one settling, then left to its own pauses. */
const RETRIES_WHILE_SETTLING = 4;

export type Settled = { readonly idle: true; readonly nextDueAt: string | null };

/**
 * Runs everything that is due on the product's clock and answers when nothing is left: what moving the demo's
 * clock waits for. What is due says the outbox; BullMQ counts delays on the machine's clock, so the jobs whose time
 * has come are promoted.
 * @returns the next instant at which a timer falls due
 * @throws AppError `internal` when work does not end within two minutes
 */
export async function settle(queues: Queues, relay: Relay): Promise<Settled> {
  const started = performance.now();
  const promotions = new Map<string, number>();
  for (;;) {
    await relay.flush();
    const due = (await dueNow()).filter(({ id }) => (promotions.get(id) ?? 0) <= RETRIES_WHILE_SETTLING);
    if (due.length === 0) return { idle: true, nextDueAt: await nextDueAt() };
    if (performance.now() - started > DEADLINE_MS) {
      throw new AppError('internal', 'Work did not end within two minutes.', {
        log: `settle: ${due.map(({ id }) => id).join(', ')}`,
      });
    }
    await promote(queues, due, promotions);
    await sleep(PAUSE_MS);
  }
}

type Due = { readonly id: string; readonly job: string };

function dueNow(): Promise<Due[]> {
  return db().outboxEntry.findMany({
    where: { doneAt: null, failedAt: null, runAt: { lte: toDate(now()) } },
    select: { id: true, job: true },
  });
}

/** Has the due jobs that wait run at once, and counts how often that was tried. */
async function promote(queues: Queues, due: readonly Due[], promotions: Map<string, number>): Promise<void> {
  const byQueue = new Map<OutboxQueue, Set<string>>();
  for (const { id, job } of due) {
    const queue = queueOf(queues, job);
    if (queue) byQueue.set(queue, (byQueue.get(queue) ?? new Set()).add(id));
  }
  for (const [queue, ids] of byQueue) {
    for (const job of (await queue.getDelayed()) as OutboxJob[]) {
      const id = job.data.outboxId;
      if (!ids.has(id)) continue;
      const times = (promotions.get(id) ?? 0) + 1;
      promotions.set(id, times);
      if (times <= RETRIES_WHILE_SETTLING) await unlessMoved(() => job.promote());
    }
  }
}

/** Brings the delayed jobs in line with the product's clock after it was moved. */
export async function retime(queues: Queues): Promise<void> {
  for (const queue of queues.all.values()) {
    const delayed = (await queue.getDelayed()) as OutboxJob[];
    const due = await dueTimes(delayed);
    for (const job of delayed) {
      const waitMs = (due.get(job.data.outboxId) ?? 0) - now().epochMilliseconds;
      await unlessMoved(() => (waitMs > 0 ? job.changeDelay(waitMs) : job.promote()));
    }
  }
}

async function dueTimes(jobs: readonly OutboxJob[]): Promise<Map<string, number>> {
  if (jobs.length === 0) return new Map();
  const rows = await db().outboxEntry.findMany({
    where: { id: { in: jobs.map((job) => job.data.outboxId) } },
    select: { id: true, runAt: true },
  });
  return new Map(rows.map((row) => [row.id, row.runAt.getTime()]));
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
