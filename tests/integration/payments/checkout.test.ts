import { beforeAll, describe, expect, it } from 'vitest';
import { cancel } from '@/lib/bookings/cancel';
import { confirm } from '@/lib/bookings/confirm';
import { readBooking } from '@/lib/bookings/queries';
import { db } from '@/lib/db';
import { readReceipt } from '@/lib/payments/receipt';
import { syncRefund } from '@/lib/payments/refunds/refund';
import type { InsertedPeople } from '@/prisma/demo/people';
import { as, inhabit } from '../../factories/people';
import { openCheckout, scheduledCall } from '../../factories/scheduled-calls';
import { answerBank, pay, typedCard } from '../../support/pay';
import { World } from '../../support/world';

const world = World.forThisFile();
let people: InsertedPeople;
beforeAll(async () => {
  people = await inhabit(world, 12);
});

const VISA = typedCard('4242424242424242');
const DECLINED = typedCard('4000000000009995');
/** The bank asks before the first payment with it. */
const ASKS = typedCard('4000002500003155');

type Mail = { subject: string; text: string };
let next = 0;

/** A call of two people who have no other, with its payment open. */
async function toPay() {
  const at = next++;
  const [person, pro] = [people.candidates[at], people.professionals[at]];
  if (!person || !pro) throw new TypeError('nobody is left');
  const { id, startAt } = await scheduledCall(person.userId, pro);
  return { id, startAt, maya: person, daniel: pro, open: await openCheckout(person.userId, id) };
}

async function confirmed(userId: string, paymentIntentId: string) {
  return confirm(await as(userId, 'booking.confirm'), paymentIntentId);
}

const mailsTo = async (email: string) => {
  const { items } = await world.control<{ items: Mail[] }>('GET', `/control/mail?limit=50&to=${email}`);
  return items;
};
const statusOf = async (id: string) => (await db().booking.findUniqueOrThrow({ where: { id } })).status;
const kindsOf = async (bookingId: string, userId: string) =>
  (await db().notification.findMany({ where: { bookingId, userId } })).map(({ kind }) => kind);

describe('a declined card', () => {
  it('leaves the same payment open, with the reason; another card pays it', async () => {
    const { id, open, maya } = await toPay();
    const refused = await pay(world, open, DECLINED);
    expect(refused).toMatchObject({ status: 402, body: { error: { decline_code: 'insufficient_funds' } } });
    const again = await openCheckout(maya.userId, id);
    expect(again).toMatchObject({
      paymentIntentId: open.paymentIntentId,
      status: 'open',
      lastError: { code: 'card_declined', declineCode: 'insufficient_funds' },
    });
    await expect(confirmed(maya.userId, open.paymentIntentId)).rejects.toMatchObject({
      code: 'payment_not_complete',
    });
    await pay(world, open, VISA);
    expect(await confirmed(maya.userId, open.paymentIntentId)).toEqual({
      bookingId: id,
      status: 'confirmed',
    });
  });
});

describe('the bank’s question', () => {
  it('answered, confirms the booking by the webhook alone, though nobody comes back', async () => {
    const { id, open } = await toPay();
    const asked = await pay(world, open, ASKS);
    expect(asked.body.status).toBe('requires_action');
    await answerBank(asked, 'pass');
    await world.settle();
    expect(await statusOf(id)).toBe('confirmed');
  });

  it('refused or left, keeps the payment open for another card', async () => {
    const { id, open, maya } = await toPay();
    const left = await pay(world, open, ASKS);
    expect(await openCheckout(maya.userId, id)).toMatchObject({ status: 'open', lastError: null });
    await answerBank(left, 'fail');
    expect(await openCheckout(maya.userId, id)).toMatchObject({
      paymentIntentId: open.paymentIntentId,
      status: 'open',
      lastError: { code: 'payment_intent_authentication_failure' },
    });
    expect((await pay(world, open, VISA)).body.status).toBe('succeeded');
    await world.settle();
    expect(await statusOf(id)).toBe('confirmed');
  });
});

describe('two windows and two presses', () => {
  it('charge once; the second is told that it is paid', async () => {
    const { id, open, maya } = await toPay();
    const second = await openCheckout(maya.userId, id);
    expect(second.clientSecret).toBe(open.clientSecret);
    const outcomes = await Promise.all([pay(world, open, VISA), pay(world, second, VISA)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(outcomes.find(({ status }) => status === 400)?.body.error).toMatchObject({
      code: 'payment_intent_unexpected_state',
      payment_intent: { status: 'succeeded' },
    });
    await Promise.all([1, 2].map(() => confirmed(maya.userId, open.paymentIntentId)));
    await world.settle();
    const kinds = await kindsOf(id, maya.userId);
    expect(kinds.filter((kind) => kind === 'receipt')).toHaveLength(1);
    await expect(openCheckout(maya.userId, id)).rejects.toMatchObject({ code: 'wrong_state' });
  });
});

describe('a time that was lost', () => {
  it('because it was not paid: its payment is cancelled, and takes no card any more', async () => {
    const { id, open } = await toPay();
    await pay(world, open, DECLINED);
    await world.advance('PT24H');
    expect(await statusOf(id)).toBe('expired');
    expect(await db().payment.findUnique({ where: { bookingId: id } })).toMatchObject({
      status: 'cancelled',
    });
    expect(await pay(world, open, VISA)).toMatchObject({
      status: 400,
      body: { error: { payment_intent: { status: 'canceled' } } },
    });
  });

  it('because one of them cancelled: the same', async () => {
    const { id, open, daniel } = await toPay();
    await cancel(await as(daniel.userId, 'booking.cancel'), id);
    await world.settle();
    expect((await pay(world, open, VISA)).body.error?.payment_intent?.status).toBe('canceled');
    expect(await db().payment.findUnique({ where: { bookingId: id } })).toMatchObject({
      status: 'cancelled',
    });
  });

  it('while the card was charged: all of it goes back, both are told, and neither learns a name', async () => {
    const { id, open, maya, daniel } = await toPay();
    await cancel(await as(daniel.userId, 'booking.cancel'), id);
    // The card is faster than the job that cancels the payment.
    expect((await pay(world, open, VISA)).status).toBe(200);
    await expect(confirmed(maya.userId, open.paymentIntentId)).rejects.toMatchObject({ code: 'too_late' });
    await world.settle();
    expect(await db().payment.findUnique({ where: { bookingId: id } })).toMatchObject({ status: 'refunded' });
    expect(await kindsOf(id, maya.userId)).toEqual(
      expect.arrayContaining(['payment_returned', 'refund_receipt']),
    );
    expect(await kindsOf(id, maya.userId)).not.toContain('receipt');
    expect(await kindsOf(id, daniel.userId)).toContain('payment_returned');

    const names = await db().user.findMany({ where: { id: { in: [maya.userId, daniel.userId] } } });
    const toPro = (await mailsTo(daniel.email)).find(({ subject }) => subject.includes('came too late'));
    expect(toPro?.text).toContain('You have nothing to do.');
    const toMaya = (await mailsTo(maya.email)).filter(({ subject }) => /refund|too late/i.test(subject));
    expect(toMaya).toHaveLength(2);
    for (const { name } of names) {
      const words = [toPro, ...toMaya].map((mail) => mail?.text).join();
      expect(words).not.toContain(name);
    }
    const receipt = await readReceipt(await as(maya.userId, 'booking.read'), id);
    const { priceCents } = receipt.sums;
    expect(receipt.sums).toMatchObject({ refundedCents: priceCents, netPaidCents: 0 });
    const view = await readBooking(await as(maya.userId, 'booking.read'), id);
    expect(view.counterpart.name).toBeUndefined();
  });
});

describe('a receipt', () => {
  it('is there from the payment on, for the candidate alone, and follows the refund', async () => {
    const { id, open, maya, daniel, startAt } = await toPay();
    const read = async (userId: string) => readReceipt(await as(userId, 'booking.read'), id);
    await expect(read(maya.userId)).rejects.toMatchObject({ code: 'not_found' });
    await pay(world, open, VISA);
    await confirmed(maya.userId, open.paymentIntentId);
    await world.settle();
    expect(await read(maya.userId)).toMatchObject({
      number: `R-${id.slice(3).match(/.{4}/g)?.join('-')}`,
      seller: 'Monet',
      taxLine: 'No tax was charged',
      cardLabel: 'Visa ending 4242',
      refunds: [],
    });
    for (const other of [daniel.userId, people.candidates[11]?.userId ?? '']) {
      await expect(read(other)).rejects.toMatchObject({ code: 'not_found' });
    }
    const [mail] = (await mailsTo(maya.email)).filter(({ subject }) => subject.startsWith('Your receipt'));
    expect(mail?.text).toContain(`/candidate/bookings/${id}/receipt`);

    await world.advanceTo(startAt.subtract({ hours: 2 }).toString());
    await cancel(await as(maya.userId, 'booking.cancel'), id);
    await world.settle();
    const price = (await read(maya.userId)).sums.priceCents;
    const half = Math.floor((price + 1) / 2);
    expect((await read(maya.userId)).sums).toMatchObject({ refundedCents: half, netPaidCents: price - half });
    const sent = await db().refund.findFirstOrThrow({ where: { bookingId: id } });
    await syncRefund(sent.refundId ?? ''); // told again, as by a webhook
    await world.settle();
    const refunds = (await mailsTo(maya.email)).filter(({ subject }) => subject.startsWith('Your refund'));
    expect(refunds).toHaveLength(1);
    expect(refunds[0]?.text).toContain(`Paid in the end  $${((price - half) / 100).toFixed(2)}`);
  });

  it('of a refund on its way says so, and its mail waits until it went out', async () => {
    const { id, open, maya } = await toPay();
    await pay(world, open, typedCard('4000000000007726'));
    await confirmed(maya.userId, open.paymentIntentId);
    await cancel(await as(maya.userId, 'booking.cancel'), id);
    await world.settle();
    const read = async () => readReceipt(await as(maya.userId, 'booking.read'), id);
    const { sums } = await read();
    expect(sums).toMatchObject({
      onItsWayCents: sums.priceCents,
      refundedCents: 0,
      netPaidCents: sums.priceCents,
    });
    expect(await kindsOf(id, maya.userId)).not.toContain('refund_receipt');
    await world.advance('PT1H');
    expect((await read()).sums).toMatchObject({ onItsWayCents: 0, netPaidCents: 0 });
    expect(await kindsOf(id, maya.userId)).toContain('refund_receipt');
  });
});
