import { ErrorCode } from 'bullmq';
import { now, toDate, toInstant } from '@/lib/clock';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import type { OutboxJob, Queues } from './queues';
import { sleep } from './queues';
import { queueOf, type Relay } from './relay';

const DEADLINE_MS = 120_000;
const PAUSE_MS = 10;
/** Between two looks whether a job waits: it runs, or waits for its next attempt, which is a second away at least. */
const LOOK_AGAIN_MS = 250;
/** A job that keeps failing is promoted this often within one settling, then left to its own pauses. */
const PROMOTIONS = 5;

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
  const seen = new Map<string, Looks>();
  for (;;) {
    const due = (await dueNow()).filter(({ id }) => (seen.get(id)?.promotions ?? 0) < PROMOTIONS);
    if (due.length === 0) return { idle: true, nextDueAt: await nextDueAt() };
    if (performance.now() - started > DEADLINE_MS) {
      throw new AppError('internal', 'Work did not end within two minutes.', {
        log: `settle: ${due.map(({ id }) => id).join(', ')}`,
      });
    }
    if (due.some(({ dispatchedAt }) => dispatchedAt === null)) await relay.flush();
    for (const entry of due) await promote(queues, entry, seen);
    await sleep(PAUSE_MS);
  }
}

type Due = { readonly id: string; readonly job: string; readonly dispatchedAt: Date | null };

/** When a due job was looked at last, and how often it waited and was made to run. */
type Looks = { at: number; promotions: number };

function dueNow(): Promise<Due[]> {
  return db().outboxEntry.findMany({
    where: { doneAt: null, failedAt: null, runAt: { lte: toDate(now()) } },
    select: { id: true, job: true, dispatchedAt: true },
    orderBy: { runAt: 'asc' },
  });
}

/** Has a due job run at once if it waits for its time or its next attempt. */
async function promote(queues: Queues, { id, job, dispatchedAt }: Due, seen: Map<string, Looks>) {
  if (dispatchedAt === null) return; // handed over a moment ago, without a delay
  const looks = seen.get(id) ?? { at: -Infinity, promotions: 0 };
  if (performance.now() - looks.at < LOOK_AGAIN_MS) return;
  const known = await queueOf(queues, job)?.getJob(id);
  const promoted = known !== undefined && (await unlessMoved(() => known.promote()));
  seen.set(id, { at: performance.now(), promotions: looks.promotions + (promoted ? 1 : 0) });
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

/**
 * The worker may take a job between our reading and our writing; then there is nothing left to do for it.
 * @returns whether the change took place
 */
async function unlessMoved(change: () => Promise<void>): Promise<boolean> {
  try {
    await change();
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== ErrorCode.JobNotExist && code !== ErrorCode.JobNotInState) throw error;
    return false;
  }
}
