import Stripe from 'stripe';
import { beforeAll, describe, expect, it } from 'vitest';
import { deleteAccount } from '@/lib/accounts/delete-account';
import { cancel } from '@/lib/bookings/cancel';
import { confirm } from '@/lib/bookings/confirm';
import { db } from '@/lib/db';
import { customerFor } from '@/lib/payments/checkout/customer';
import { cardSession, chooseKeeping, removeCard, savedCards } from '@/lib/payments/checkout/saved-cards';
import type { InsertedPeople } from '@/prisma/demo/people';
import { as, inhabit } from '../../factories/people';
import { openCheckout, scheduledCall } from '../../factories/scheduled-calls';
import { answerBank, pay, typedCard } from '../../support/pay';
import { World } from '../../support/world';

const world = World.forThisFile();
let people: InsertedPeople;
let stripe: Stripe;
beforeAll(async () => {
  people = await inhabit(world, 8);
  const { hostname, port } = new URL(world.origin);
  stripe = new Stripe('sk_test_sandbox', { host: hostname, port, protocol: 'http' });
});

const candidate = (index: number) => people.candidates[index]?.userId ?? '';
const VISA = '4242424242424242';

/** Opens a payment of another call of somebody, with a professional of its own. */
async function nextCall(candidateId: string, professional: number) {
  const pro = people.professionals[professional];
  if (!pro) throw new TypeError('no professional');
  const { id } = await scheduledCall(candidateId, pro);
  return { id, open: await openCheckout(candidateId, id) };
}

async function choose(candidateId: string, bookingId: string, keep: boolean): Promise<void> {
  await chooseKeeping(await as(candidateId, 'booking.checkout'), bookingId, keep);
}

const cardsOf = async (userId: string) => savedCards(await as(userId, 'cards.manage'));
const customerOf = (userId: string) => db().stripeCustomer.findUnique({ where: { userId } });

describe('the customer at Stripe', () => {
  it('is one for each candidate, made at the first checkout, and known by our id alone', async () => {
    const [maya, other] = [candidate(0), candidate(1)];
    expect(await customerOf(maya)).toBeNull();
    const made = await Promise.all(Array.from({ length: 20 }, () => customerFor(maya)));
    expect(new Set(made).size).toBe(1);
    const first = await scheduledCall(maya, professional(0));
    await Promise.all(Array.from({ length: 5 }, () => openCheckout(maya, first.id)));
    const { id } = await scheduledCall(maya, professional(1));
    await openCheckout(maya, id);
    await nextCall(other, 2);
    const { data } = await stripe.customers.list();
    expect(data.filter(({ metadata }) => metadata.userId === maya)).toHaveLength(1);
    expect(data).toHaveLength(2);
    for (const { email, name } of data) expect([email, name]).toEqual([null, null]);
    const payment = await db().payment.findUniqueOrThrow({ where: { bookingId: id } });
    const intent = await stripe.paymentIntents.retrieve(payment.paymentIntentId ?? '');
    expect(intent.customer).toBe((await customerOf(maya))?.customerId);
    expect(intent.setup_future_usage).toBeNull();
  });
});

describe('a saved card', () => {
  it('is kept when it was ticked, shown once, and pays the next call without being typed', async () => {
    const maya = candidate(2);
    for (const at of [0, 1]) {
      const { id, open } = await nextCall(maya, at + 3);
      await choose(maya, id, true);
      expect((await pay(world, open, typedCard(VISA, true))).body.status).toBe('succeeded');
      await confirm(await as(maya, 'booking.confirm'), open.paymentIntentId);
    }
    const cards = await cardsOf(maya);
    expect(cards).toHaveLength(1);
    expect(cards[0]).toMatchObject({ label: 'Visa ending 4242', expMonth: 12, expYear: 2030 });

    const { id, open } = await nextCall(maya, 5);
    const paid = await pay(world, open, { payment_method: cards[0]?.id ?? '' });
    expect(paid.body.status).toBe('succeeded');
    await confirm(await as(maya, 'booking.confirm'), open.paymentIntentId);
    const payment = await db().payment.findUniqueOrThrow({ where: { bookingId: id } });
    expect(payment).toMatchObject({ status: 'held', cardLabel: 'Visa ending 4242' });

    await removeCard(await as(maya, 'cards.manage'), cards[0]?.id ?? '');
    expect(await cardsOf(maya)).toEqual([]);
    const customer = (await customerOf(maya))?.customerId ?? '';
    expect((await stripe.customers.listPaymentMethods(customer)).data).toEqual([]);
  }, 60_000);

  it('is not kept without the tick, also where an earlier try had it', async () => {
    const maya = candidate(3);
    const { id, open } = await nextCall(maya, 6);
    await choose(maya, id, true);
    expect((await pay(world, open, typedCard('4000000000000002', true))).status).toBe(402);
    await choose(maya, id, false);
    expect((await pay(world, open, typedCard(VISA))).body.status).toBe('succeeded');
    await world.settle();
    expect(await db().booking.findUnique({ where: { id } })).toMatchObject({ status: 'confirmed' });
    const customer = (await customerOf(maya))?.customerId ?? '';
    expect((await stripe.customers.listPaymentMethods(customer)).data).toEqual([]);
    await expect(choose(maya, id, true)).rejects.toMatchObject({ code: 'payment_not_complete' });
  });

  it('is kept after the bank’s question, and then pays without one', async () => {
    const maya = candidate(4);
    const { id, open } = await nextCall(maya, 7);
    await choose(maya, id, true);
    const asked = await pay(world, open, typedCard('4000002500003155', true));
    expect(asked.body.status).toBe('requires_action');
    expect(await cardsOf(maya)).toEqual([]);
    await answerBank(asked, 'pass');
    await world.settle();
    const [card] = await cardsOf(maya);
    expect(card?.label).toBe('Visa ending 3155');
    const next = await nextCall(maya, 8);
    const again = await pay(world, next.open, { payment_method: card?.id ?? '' });
    expect(again.body.status).toBe('succeeded');
  });

  it('is nobody else’s to see, to remove or to pay with', async () => {
    const [maya, other] = [candidate(5), candidate(6)];
    const { id, open } = await nextCall(maya, 9);
    await choose(maya, id, true);
    await pay(world, open, typedCard(VISA, true));
    const [card] = await cardsOf(maya);
    expect(await cardsOf(other)).toEqual([]);
    const theirs = await nextCall(other, 10);
    await expect(removeCard(await as(other, 'cards.manage'), card?.id ?? '')).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(choose(other, id, true)).rejects.toMatchObject({ code: 'not_found' });
    expect(await pay(world, theirs.open, { payment_method: card?.id ?? '' })).toMatchObject({ status: 400 });
    expect(await cardsOf(maya)).toHaveLength(1);
  });
});

describe('for Stripe’s own form', () => {
  it('a session opens the caller’s own cards', async () => {
    expect(await cardSession(await as(candidate(5), 'cards.manage'))).toMatch(/^cuss_secret_/);
  });
});

describe('a deleted account', () => {
  it('takes its customer and its cards at Stripe along', async () => {
    const maya = candidate(7);
    const { id, open } = await nextCall(maya, 11);
    await choose(maya, id, true);
    await pay(world, open, typedCard(VISA, true));
    await world.settle();
    const customerId = (await customerOf(maya))?.customerId ?? '';
    const [card] = await cardsOf(maya);
    await cancel(await as(maya, 'booking.cancel'), id);
    await world.settle();
    await deleteAccount(await as(maya, 'account.delete'));
    await world.settle();
    expect(await customerOf(maya)).toBeNull();
    await expect(stripe.customers.retrieve(customerId)).rejects.toMatchObject({ code: 'resource_missing' });
    expect((await stripe.paymentMethods.retrieve(card?.id ?? '')).customer).toBeNull();
    const stored = await db().webhookEvent.count({ where: { payload: { string_contains: customerId } } });
    expect(stored).toBe(0);
  });
});

function professional(index: number) {
  const pro = people.professionals[index];
  if (!pro) throw new TypeError('no professional');
  return pro;
}
