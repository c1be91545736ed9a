import { hostname } from 'node:os';
import { startHouseKeeping } from '@/jobs/keep-house-daily';
import { startReconciliation } from '@/jobs/reconcile-money-daily';
import { startDailyRefresh } from '@/jobs/refresh-cards-daily';
import { machineNow } from '@/lib/clock';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { startOpsServer } from './ops-server';
import { openQueues, type Queues } from './queues';
import { Relay } from './relay';
import { giveUp, runJob } from './run-job';
import { retime } from './settle';
import { sweep } from './sweep';

const HEARTBEAT_MS = 5000;
const SWEEP_MS = 60_000;
const KEEP_IDEMPOTENCY_KEYS_MS = 48 * 3_600_000;

export type RunningWorker = {
  readonly queues: Queues;
  readonly relay: Relay;
  /** Stops within the deadline; jobs cut off are taken up again by the next worker. */
  close(deadlineMs?: number): Promise<void>;
};

/** Starts the BullMQ workers, the outbox relay, the sweeps and the heartbeat. */
export async function startWorker(): Promise<RunningWorker> {
  const queues = openQueues();
  const relay = new Relay(queues);
  await queues.work(runJob, giveUp);
  relay.start();
  await retime(queues); // the clock may have been moved while no worker ran
  await startDailyRefresh();
  await startHouseKeeping();
  await startReconciliation();
  const opsPort = env().WORKER_OPS_PORT;
  const ops = opsPort === undefined ? null : await startOpsServer(opsPort, queues, relay);
  const stopBeating = every(HEARTBEAT_MS, beat);
  const stopSweeping = every(SWEEP_MS, async () => {
    await sweep(queues);
    await forgetOldKeys();
  });
  return {
    queues,
    relay,
    async close(deadlineMs = 6000) {
      stopBeating();
      stopSweeping();
      ops?.close();
      await relay.close();
      await queues.close(deadlineMs);
      await db().workerHeartbeat.deleteMany({ where: { id: WORKER_ID } });
    },
  };
}

const WORKER_ID = `${hostname()}-${process.pid}`;

async function beat(): Promise<void> {
  const at = new Date(machineNow());
  await db().workerHeartbeat.upsert({
    where: { id: WORKER_ID },
    create: { id: WORKER_ID, at },
    update: { at },
  });
}

async function forgetOldKeys(): Promise<void> {
  const before = new Date(machineNow() - KEEP_IDEMPOTENCY_KEYS_MS);
  await db().idempotencyKey.deleteMany({ where: { createdAt: { lt: before } } });
}

/** Repeats now and then, never twice at once; a failure is logged and the next turn tries again. */
function every(ms: number, work: () => Promise<unknown>): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout;
  const turn = async () => {
    await work().catch((error) => log().warn({ err: error }, 'background turn failed'));
    if (!stopped) timer = setTimeout(turn, ms);
  };
  void turn();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
