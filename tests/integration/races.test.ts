import type { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { accept } from '@/lib/bookings/accept';
import { cancel } from '@/lib/bookings/cancel';
import { checkout } from '@/lib/bookings/checkout';
import { confirm } from '@/lib/bookings/confirm';
import { requestCall } from '@/lib/bookings/request';
import { schedule } from '@/lib/bookings/schedule';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import type { InsertedPeople } from '@/prisma/demo/people';
import { as, inhabit } from '../factories/people';
import { MAYA_QUESTION } from '../fixtures/feedback/story';
import { World } from '../support/world';

const RIVALS = 50;
const world = World.forThisFile();
let people: InsertedPeople;
beforeAll(async () => {
  people = await inhabit(world, 40);
});

const daniel = () => people.professionals[0]?.userId ?? '';
const listing = () => people.professionals[0]?.listingId ?? '';
const candidate = (index: number) => people.candidates[index % people.candidates.length]?.userId ?? '';

async function accepted(candidateId: string): Promise<{ id: string; slots: Temporal.Instant[] }> {
  const { id } = await requestCall(await as(candidateId, 'booking.request'), {
    professionalId: listing(),
    question: MAYA_QUESTION,
  });
  const { availability } = await accept(await as(daniel(), 'booking.accept'), id);
  return { id, slots: availability.slots.map((slot) => slot.startAt) };
}

/** How many of the outcomes are fulfilled, and the codes with which the others were refused. */
function tally(outcomes: PromiseSettledResult<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) {
    const refused = outcome.status === 'rejected' ? outcome.reason : null;
    const name =
      outcome.status === 'fulfilled'
        ? 'won'
        : refused instanceof AppError
          ? `${refused.status}`
          : String(refused);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe('at the same moment', () => {
  it(`${RIVALS} overlapping slots of one professional: exactly one is set`, async () => {
    const bookings = [];
    for (let index = 0; index < RIVALS; index++) bookings.push(await accepted(candidate(index)));
    const pro = await as(daniel(), 'booking.schedule');
    const [first] = bookings[0]?.slots ?? [];
    if (!first) throw new TypeError('no slot');
    const outcomes = await Promise.allSettled(
      bookings.map(({ id }, index) => schedule(pro, id, first.add({ minutes: index % 2 === 0 ? 0 : 15 }))),
    );
    expect(tally(outcomes)).toEqual({ won: 1, 409: RIVALS - 1 });
    expect(await db().booking.count({ where: { professionalId: daniel(), status: 'accepted' } })).toBe(1);
  }, 120_000);

  it(`${RIVALS} checkouts and ${RIVALS} confirmations of one booking: one PaymentIntent, one payment`, async () => {
    const { id, slots } = await accepted(candidate(0));
    const startAt = slots.at(-1);
    if (!startAt) throw new TypeError('no slot');
    await schedule(await as(daniel(), 'booking.schedule'), id, startAt);
    const payer = await as(candidate(0), 'booking.checkout');
    const opened = await Promise.all(Array.from({ length: RIVALS }, () => checkout(payer, id)));
    expect(new Set(opened.map((each) => each.paymentIntentId)).size).toBe(1);
    const [open] = opened;
    if (!open) throw new TypeError('no checkout');
    const intents = await world.control<{
      items: { path: string; method: string; idempotencyKey: string; status: number }[];
    }>('GET', '/control/requests?provider=stripe&limit=1000');
    const created = intents.items.filter(
      (each) => each.method === 'POST' && each.path.endsWith('/payment_intents'),
    );
    expect(new Set(created.map((each) => each.idempotencyKey)).size).toBe(1);

    expect((await world.confirmCard(open)).status).toBe(200);
    const confirmer = await as(candidate(0), 'booking.confirm');
    const outcomes = await Promise.all(
      Array.from({ length: RIVALS }, () => confirm(confirmer, open.paymentIntentId)),
    );
    expect(outcomes.every((each) => each.status === 'confirmed')).toBe(true);
    await world.settle();
    expect(await db().bookingEvent.count({ where: { bookingId: id, event: 'pay' } })).toBe(1);
    expect(await db().ledgerEntry.count({ where: { bookingId: id, kind: 'payment_held' } })).toBe(1);
    expect(await db().ledgerEntry.count({ where: { bookingId: id, kind: 'stripe_fee' } })).toBe(1);
    expect(await db().notification.count({ where: { bookingId: id, kind: 'call_confirmed' } })).toBe(2);
  }, 120_000);

  it('cancelling from both sides: one of them does, and one refund goes out', async () => {
    const { id, slots } = await accepted(candidate(1));
    const startAt = slots.at(-8);
    if (!startAt) throw new TypeError('no slot');
    await schedule(await as(daniel(), 'booking.schedule'), id, startAt);
    const open = await checkout(await as(candidate(1), 'booking.checkout'), id);
    await world.confirmCard(open);
    await confirm(await as(candidate(1), 'booking.confirm'), open.paymentIntentId);
    const both = [await as(candidate(1), 'booking.cancel'), await as(daniel(), 'booking.cancel')];
    const outcomes = await Promise.allSettled([...both, ...both].map((actor) => cancel(actor, id)));
    expect(tally(outcomes)).toEqual({ won: 1, 409: 3 });
    await world.settle();
    expect(await db().refund.findFirst({ where: { bookingId: id } })).toMatchObject({
      status: 'succeeded',
      amountCents: 12_000,
    });
  });
});

describe('a payment that comes too late', () => {
  it('goes back by itself, and both sides are told', async () => {
    const { id, slots } = await accepted(candidate(2));
    const startAt = slots.at(-16);
    if (!startAt) throw new TypeError('no slot');
    await schedule(await as(daniel(), 'booking.schedule'), id, startAt);
    const open = await checkout(await as(candidate(2), 'booking.checkout'), id);
    await cancel(await as(daniel(), 'booking.cancel'), id);
    // The card is confirmed before the job has cancelled the PaymentIntent.
    expect((await world.confirmCard(open)).status).toBe(200);
    await world.settle();
    expect(await db().payment.findUnique({ where: { bookingId: id } })).toMatchObject({ status: 'refunded' });
    expect(await db().booking.findUnique({ where: { id } })).toMatchObject({ status: 'cancelled' });
    expect(await db().notification.count({ where: { bookingId: id, kind: 'payment_returned' } })).toBe(2);
    const lines = await db().ledgerLine.findMany({ where: { entry: { bookingId: id } } });
    expect(
      lines.reduce((sum, line) => sum + (line.account === 'booking_held' ? line.amountCents : 0), 0),
    ).toBe(0);
  });
});
