import { DelayedError } from 'bullmq';
import { CATALOGUE } from '@/jobs/catalogue';
import { audit, SYSTEM } from '@/lib/audit';
import { machineNow, msUntil, now, toDate, toInstant } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { InvariantError } from '@/lib/domain/invariant';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { JOBS, type JobName, type JobPayload } from '@/lib/outbox';
import type { OutboxEntry } from '@/prisma/generated/client/client';
import type { OutboxJob } from './queues';
import { isJob } from './relay';

/**
 * Runs the job of an outbox row and marks the row done. A row that is done already is left alone, so a job that
 * BullMQ delivers twice takes effect once; between the effect and the mark its own handler bears repeating.
 */
export async function runJob(job: OutboxJob, token: string | undefined): Promise<void> {
  const entry = await db().outboxEntry.findUnique({ where: { id: job.data.outboxId } });
  if (!entry || entry.doneAt || !isJob(entry.job)) return;
  const waitMs = msUntil(toInstant(entry.runAt));
  if (waitMs > 0) {
    // The machine's clock says it is due and the product's does not: come back then.
    await job.moveToDelayed(machineNow() + waitMs, token);
    throw new DelayedError();
  }
  await run(entry.job, entry);
  await db().outboxEntry.update({ where: { id: entry.id }, data: { doneAt: toDate(now()), error: null } });
}

async function run<Name extends JobName>(name: Name, entry: OutboxEntry): Promise<void> {
  const payload = JOBS[name].parse(entry.payload) as JobPayload<Name>;
  try {
    await CATALOGUE[name].run(payload);
  } catch (error) {
    const level = error instanceof InvariantError ? 'error' : 'warn';
    const detail = error instanceof AppError ? error.details.log : undefined;
    log()[level]({ err: error, detail, job: name, outboxId: entry.id }, 'job failed, will be tried again');
    throw error;
  }
}

/** A job has failed for the last time: it is kept, with its error, for the admin to see. */
export async function giveUp(job: OutboxJob, error: Error): Promise<void> {
  const { outboxId } = job.data;
  log().error({ err: error, job: job.name, outboxId }, 'job given up');
  await transaction(async (tx) => {
    const { count } = await tx.outboxEntry.updateMany({
      where: { id: outboxId, doneAt: null, failedAt: null },
      data: { failedAt: toDate(now()), error: error.message.slice(0, 500) },
    });
    if (count === 1) await audit(tx, SYSTEM, 'job.given_up', `job/${outboxId}`, { job: job.name });
  });
}
