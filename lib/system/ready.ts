import { machineNow } from '@/lib/clock';
import { cardsDb, db } from '@/lib/db';

const HEARTBEAT_FRESH_MS = 20_000;

export type Readiness = {
  readonly ready: boolean;
  readonly database: boolean;
  readonly cards: boolean;
  readonly worker: boolean;
};

/** Whether the database answers, the cards can be read, and a worker with its queue has been heard of lately. */
export async function readiness(): Promise<Readiness> {
  const since = new Date(machineNow() - HEARTBEAT_FRESH_MS);
  const [beats, cards] = await Promise.all([
    db()
      .workerHeartbeat.count({ where: { at: { gt: since } } })
      .catch(() => null),
    cardsDb()
      .query('SELECT FROM "ListingCardView" LIMIT 1')
      .then(() => true)
      .catch(() => false),
  ]);
  const database = beats !== null;
  const worker = (beats ?? 0) > 0;
  return { ready: database && cards && worker, database, cards, worker };
}
