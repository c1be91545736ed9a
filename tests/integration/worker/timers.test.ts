import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { requestCall } from '@/lib/bookings/request';
import { now, toInstant } from '@/lib/clock';
import { db } from '@/lib/db';
import type { InsertedPeople } from '@/prisma/demo/people';
import { openQueues, type Queues } from '@/worker/queues';
import { as, inhabit } from '../../factories/people';
import { MAYA_QUESTION } from '../../fixtures/feedback/story';
import { World } from '../../support/world';

const world = World.forThisFile();
let people: InsertedPeople;
let queues: Queues;
beforeAll(async () => {
  people = await inhabit(world, 1);
  queues = openQueues();
});
afterAll(() => queues.close(1000));

/** By how many minutes the queue's delayed jobs, at worst, miss their time in the outbox on the product's clock. */
async function drift(): Promise<number> {
  const delayed = (await Promise.all([...queues.all.values()].map((queue) => queue.getDelayed()))).flat();
  expect(delayed.length).toBeGreaterThan(0);
  const misses = delayed.map(async (job) => {
    const { runAt } = await db().outboxEntry.findUniqueOrThrow({ where: { id: job.data.outboxId } });
    const waits = (job.timestamp + job.delay - Date.now()) / 60_000;
    return Math.abs(waits - now().until(toInstant(runAt)).total('minutes'));
  });
  return Math.max(...(await Promise.all(misses)));
}

test('timers of the future fall due on the product’s clock once it was moved and stands still', async () => {
  await requestCall(await as(people.candidates[0]?.userId ?? '', 'booking.request'), {
    professionalId: people.professionals[0]?.listingId ?? '',
    question: MAYA_QUESTION,
  });
  await world.settle();
  expect(await drift()).toBeLessThan(1);
  await world.advance('PT10H');
  await vi.waitFor(async () => expect(await drift()).toBeLessThan(1), { timeout: 10_000, interval: 200 });
});
