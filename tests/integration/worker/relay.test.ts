import { afterAll, expect, test, vi } from 'vitest';
import { now, toDate } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { enqueue } from '@/lib/outbox';
import { type OutboxQueue, openQueues, type Queues } from '@/worker/queues';
import { Relay } from '@/worker/relay';
import { World } from '../../support/world';

World.forThisFile({ worker: 'elsewhere' });
let queues: Queues | undefined;
afterAll(() => queues?.close(1000));

/** The queues, of which every first attempt to add jobs fails once `fail` is called. */
function failingOnce(real: Queues) {
  let attempts = 0;
  let fail = () => {};
  const failed = new Promise<void>((resolve) => {
    fail = resolve;
  });
  const addBulk = (queue: OutboxQueue) => async (jobs: Parameters<OutboxQueue['addBulk']>[0]) => {
    attempts += 1;
    if (attempts > 1) return queue.addBulk(jobs);
    await failed;
    throw new TypeError('The queue cannot be reached.');
  };
  const all = new Map(
    [...real.all].map(([name, queue]) => [
      name,
      Object.create(queue, { addBulk: { value: addBulk(queue) } }),
    ]),
  );
  return { queues: { ...real, all }, attempts: () => attempts, fail: () => fail() };
}

test('the run that was asked for while another failed hands over what that one left', async () => {
  queues = openQueues();
  const balky = failingOnce(queues);
  const relay = new Relay(balky.queues);
  const payload = { bookingId: 'bk_0000000000000000' };
  await transaction((tx) => enqueue(tx, 'expire-request', 'relay/1', payload, now()));
  const waiting = () =>
    db().outboxEntry.count({ where: { dispatchedAt: null, runAt: { lte: toDate(now()) } } });
  expect(await waiting()).toBe(1);

  const first = relay.flush();
  await vi.waitFor(() => expect(balky.attempts()).toBe(1));
  const second = relay.flush();
  expect(relay.flush()).toBe(second);
  balky.fail();
  await expect(first).rejects.toThrow('cannot be reached');
  await second;
  expect(await waiting()).toBe(0);
  expect(balky.attempts()).toBe(2);

  await transaction((tx) => enqueue(tx, 'expire-request', 'relay/2', payload, now()));
  await relay.flush();
  expect(await waiting()).toBe(0);
  await relay.close();
});
