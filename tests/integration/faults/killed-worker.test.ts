import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '@/lib/bookings/accept';
import { cancel } from '@/lib/bookings/cancel';
import { checkout } from '@/lib/bookings/checkout';
import { confirm } from '@/lib/bookings/confirm';
import { requestCall } from '@/lib/bookings/request';
import { schedule } from '@/lib/bookings/schedule';
import { db } from '@/lib/db';
import type { InsertedPeople } from '@/prisma/demo/people';
import { as, inhabit } from '../../factories/people';
import { MAYA_QUESTION } from '../../fixtures/feedback/story';
import { WorkerProcess } from '../../support/worker-process';
import { World } from '../../support/world';

const BOOKINGS = 6;
const KILLS = 3;

const world = World.forThisFile({ worker: 'elsewhere' });
const worker = new WorkerProcess();
let people: InsertedPeople;
beforeAll(async () => {
  people = await inhabit(world, BOOKINGS);
});
afterAll(() => worker.kill());

const daniel = () => people.professionals[0]?.userId ?? '';

/** Pays a call and cancels it: charge, meeting, mails, refund, meeting gone. */
async function paidAndCancelled(index: number): Promise<string> {
  const maya = people.candidates[index]?.userId ?? '';
  const { id } = await requestCall(await as(maya, 'booking.request'), {
    professionalId: people.professionals[0]?.listingId ?? '',
    question: MAYA_QUESTION,
  });
  const { availability } = await accept(await as(daniel(), 'booking.accept'), id);
  const slot = availability.slots[8 + index * 4];
  if (!slot) throw new TypeError('no slot');
  await schedule(await as(daniel(), 'booking.schedule'), id, slot.startAt);
  const open = await checkout(await as(maya, 'booking.checkout'), id);
  await world.confirmCard(open);
  await confirm(await as(maya, 'booking.confirm'), open.paymentIntentId);
  await cancel(await as(maya, 'booking.cancel'), id);
  return id;
}

type Requests = { items: { method: string; path: string; status: number; idempotencyKey: string | null }[] };
type Mails = { items: { headers: Record<string, string> }[] };

it(`a worker killed ${KILLS} times in the middle of its work loses nothing and does nothing twice`, async () => {
  const ids: string[] = [];
  for (let round = 0; round < KILLS; round++) {
    const started = worker.start(world.opsPort);
    for (let index = 0; index < BOOKINGS / KILLS + 1 && ids.length < BOOKINGS; index++) {
      ids.push(await paidAndCancelled(ids.length));
    }
    await started;
    await new Promise((resolve) => setTimeout(resolve, 150 * round)); // later each time, so that each step is met
    await worker.kill();
  }
  await worker.start(world.opsPort);
  // Locks of the killed run out after half a minute on the machine's clock; then their jobs are taken up again.
  await expect.poll(openJobs, { timeout: 100_000, interval: 500 }).toBe(0);
  await world.settle();

  for (const bookingId of ids) {
    const payment = await db().payment.findUniqueOrThrow({
      where: { bookingId },
      include: { refunds: true },
    });
    expect(payment).toMatchObject({
      status: 'refunded',
      refunds: [{ status: 'succeeded', amountCents: 12_000 }],
    });
    const entries = await db().ledgerEntry.findMany({
      where: { bookingId },
      select: { kind: true },
      orderBy: { id: 'asc' },
    });
    expect(entries.map((entry) => entry.kind)).toEqual([
      'stripe_fee',
      'payment_held',
      'refund_decided',
      'refunded',
      'refunded',
    ]);
  }
  const { items } = await world.control<Requests>('GET', '/control/requests?limit=2000');
  const creations = (suffix: string) =>
    items.filter((each) => each.method === 'POST' && each.path.endsWith(suffix) && each.status < 300);
  expect(new Set(creations('/refunds').map((each) => each.idempotencyKey)).size).toBe(BOOKINGS);
  const mails = await world.control<Mails>('GET', '/control/mail?limit=500');
  const messageIds = new Set(mails.items.map((mail) => mail.headers['message-id']));
  expect(messageIds.size).toBe(await db().notification.count({ where: { mailedAt: { not: null } } }));
  // Nobody is invited to a call that is cancelled by now; every other mail went out.
  const unsent = await db().notification.findMany({ where: { mailedAt: null }, select: { kind: true } });
  expect(unsent.filter(({ kind }) => kind !== 'call_confirmed')).toEqual([]);
}, 240_000);

function openJobs(): Promise<number> {
  return db().outboxEntry.count({ where: { doneAt: null, runAt: { lte: new Date() } } });
}
