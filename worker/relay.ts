import pg from 'pg';
import { CATALOGUE } from '@/jobs/catalogue';
import { machineNow, now, toInstant } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { JOBS, type JobName } from '@/lib/outbox';
import { ATTEMPTS, type JobData, type OutboxQueue, type Queues, sleep } from './queues';

const BATCH = 200;
const POLL_MS = 1000;
const RECONNECT_MS = 1000;

type Row = { id: string; job: string; run_at: Date };

/**
 * Hands committed outbox rows to BullMQ: at once when PostgreSQL notifies, and by polling in case a notice was
 * missed. A crash between the two writes hands a row over twice, which its job id and its handler both bear.
 */
export class Relay {
  readonly #queues: Queues;
  #closing = false;
  #listener: pg.Client | undefined;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(queues: Queues) {
    this.#queues = queues;
  }

  start(): void {
    void this.#listen();
    void this.#poll();
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#listener?.end().catch(() => {});
    await this.#running.catch(() => {});
  }

  /**
   * Hands over everything that is committed by now. One run at a time; calls that arrive during a run share the next
   * one, which goes its way whatever became of the one before.
   * @throws when the database or the queue failed; what was not handed over is by a later run
   */
  flush(): Promise<void> {
    this.#next ??= this.#running
      .catch(() => {})
      .then(async () => {
        this.#running = this.#next ?? this.#running;
        this.#next = undefined;
        while (!this.#closing && (await this.#handOver()) === BATCH);
      });
    return this.#next;
  }

  async #handOver(): Promise<number> {
    return transaction(async (tx) => {
      const rows = await tx.$queryRaw<Row[]>`
        SELECT id, job, run_at FROM outbox WHERE dispatched_at IS NULL
        ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
      if (rows.length === 0) return 0;
      const byQueue = new Map<OutboxQueue, Row[]>();
      for (const row of rows) {
        const queue = queueOf(this.#queues, row.job);
        if (queue) byQueue.set(queue, [...(byQueue.get(queue) ?? []), row]);
        else log().error({ job: row.job, outboxId: row.id }, 'no such job');
      }
      for (const [queue, batch] of byQueue) await queue.addBulk(batch.map(toBulkJob));
      await tx.outboxEntry.updateMany({
        where: { id: { in: rows.map((row) => row.id) } },
        data: { dispatchedAt: new Date(machineNow()) },
      });
      return rows.length;
    });
  }

  async #listen(): Promise<void> {
    while (!this.#closing) {
      const client = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true });
      this.#listener = client;
      const gone = new Promise<void>((resolve) => {
        client.on('error', () => resolve());
        client.on('end', () => resolve());
      });
      try {
        await client.connect();
        client.on('notification', () => this.#flushOrLog());
        await client.query('LISTEN outbox');
        await gone;
      } catch (error) {
        log().warn({ err: error }, 'outbox listener lost; polling meanwhile');
      }
      if (!this.#closing) await sleep(RECONNECT_MS);
    }
  }

  async #poll(): Promise<void> {
    while (!this.#closing) {
      this.#flushOrLog();
      await sleep(POLL_MS);
    }
  }

  #flushOrLog(): void {
    this.flush().catch((error) => log().warn({ err: error }, 'outbox not handed over; trying again'));
  }
}

function toBulkJob(row: Row): { name: string; data: JobData; opts: object } {
  const delay = Math.max(0, toInstant(row.run_at).epochMilliseconds - now().epochMilliseconds);
  const opts = {
    jobId: row.id,
    attempts: ATTEMPTS,
    backoff: { type: 'custom' },
    ...(delay > 0 ? { delay } : {}),
  };
  return { name: row.job, data: { outboxId: row.id }, opts };
}

export function queueOf(queues: Queues, job: string): OutboxQueue | undefined {
  return isJob(job) ? queues.all.get(CATALOGUE[job].queue) : undefined;
}

export function isJob(name: string): name is JobName {
  return Object.hasOwn(JOBS, name);
}

/** Rows that are due, not done, and were handed over a while ago: their job may be lost. */
export async function overdue(graceMs: number): Promise<{ id: string; job: string }[]> {
  return db().$queryRaw<{ id: string; job: string }[]>`
    SELECT id, job FROM outbox
    WHERE done_at IS NULL AND failed_at IS NULL AND run_at <= ${new Date(now().epochMilliseconds - graceMs)}
      AND dispatched_at <= ${new Date(machineNow() - graceMs)}
    ORDER BY run_at LIMIT ${BATCH}`;
}
