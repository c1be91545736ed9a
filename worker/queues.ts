import { createPostgresBackend, type Job, Queue, Worker, withBackend } from 'bullmq';
import { QUEUES, type QueueName } from '@/jobs/catalogue';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

/** A job carries only the id of its outbox row: everything else is read when it runs. */
export type JobData = { readonly outboxId: string };
export type OutboxJob = Job<JobData, unknown>;
export type OutboxQueue = Pick<
  Queue<JobData>,
  'add' | 'addBulk' | 'getDelayed' | 'getJobCounts' | 'getJob' | 'close' | 'name'
>;

/** Attempts before a job is given up and shown to the admin; with the pauses below, about four hours. */
export const ATTEMPTS = 25;
const LONGEST_PAUSE_MS = 15 * 60_000;
const CONCURRENCY = 5;

/** The queues on whichever backend is configured: PostgreSQL by default, Redis with REDIS_URL. */
export type Queues = {
  readonly all: ReadonlyMap<QueueName, OutboxQueue>;
  /** Starts a worker per queue. `onGivenUp` hears of a job that has failed for the last time. */
  work(
    run: (job: OutboxJob, token: string | undefined) => Promise<void>,
    onGivenUp: (job: OutboxJob, error: Error) => Promise<void>,
  ): Promise<void>;
  /** Stops taking jobs and waits for those under way, at most `deadlineMs`. */
  close(deadlineMs: number): Promise<void>;
};

export function openQueues(): Queues {
  const redis = env().REDIS_URL;
  return redis ? onRedis(redis) : onPostgres(env().DATABASE_URL);
}

function onRedis(url: string): Queues {
  const database = new URL(env().DATABASE_URL).pathname.slice(1);
  const base = { connection: { url, maxRetriesPerRequest: null }, prefix: `monet-${database}` };
  return assemble(
    (name) => new Queue<JobData>(name, base),
    (name, run) => new Worker<JobData>(name, run, { ...base, ...WORKER_OPTIONS }),
  );
}

const Postgres = withBackend(createPostgresBackend);

function onPostgres(connectionString: string): Queues {
  // Per queue and worker a small pool of their own; each worker besides keeps one connection for LISTEN.
  const connection = { connectionString, schema: 'bullmq', max: CONCURRENCY };
  return assemble(
    (name) => new Postgres.Queue<JobData>(name, { connection }),
    (name, run) => new Postgres.Worker<JobData>(name, run, { connection, ...WORKER_OPTIONS }),
  );
}

/** Jobs are short and renew their lock: what a killed worker held is taken up again within 20 s, however often. */
const WORKER_OPTIONS = {
  concurrency: CONCURRENCY,
  lockDuration: 15_000,
  stalledInterval: 5_000,
  maxStalledCount: ATTEMPTS,
  removeOnComplete: { age: 3600, count: 1000 },
  settings: { backoffStrategy: (attemptsMade: number) => pauseAfter(attemptsMade) },
};

/** Growing pauses between attempts: 1 s, 2 s, 4 s ... at most a quarter of an hour. */
export function pauseAfter(attemptsMade: number): number {
  return Math.min(1000 * 2 ** (attemptsMade - 1), LONGEST_PAUSE_MS);
}

type Runner = (job: OutboxJob, token?: string) => Promise<void>;

function assemble(
  makeQueue: (
    name: QueueName,
  ) => OutboxQueue & { on(event: 'error', listener: (error: Error) => void): unknown },
  makeWorker: (name: QueueName, run: Runner) => WorkerLike,
): Queues {
  const onError = (error: Error) => log().warn({ err: error }, 'queue error');
  const all = new Map(
    QUEUES.map((name) => {
      const queue = makeQueue(name);
      queue.on('error', onError);
      return [name, queue] as const;
    }),
  );
  const workers: WorkerLike[] = [];
  return {
    all,
    async work(run, onGivenUp) {
      for (const name of QUEUES) {
        const worker = makeWorker(name, run);
        worker.on('error', onError);
        worker.on('failed', (job, error) => {
          if (job && job.attemptsMade >= ATTEMPTS) void onGivenUp(job, error).catch(onError);
        });
        workers.push(worker);
      }
      await Promise.all(workers.map((worker) => worker.waitUntilReady()));
    },
    async close(deadlineMs) {
      const graceful = Promise.all(workers.map((worker) => worker.close()));
      const inTime = await Promise.race([graceful.then(() => true), sleep(deadlineMs).then(() => false)]);
      // What is cut off here is taken up again as stalled, which every handler allows.
      if (!inTime) await Promise.all(workers.map((worker) => worker.close(true)));
      await Promise.all([...all.values()].map((queue) => queue.close()));
    },
  };
}

type WorkerLike = {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: OutboxJob | undefined, error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(force?: boolean): Promise<void>;
};

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
