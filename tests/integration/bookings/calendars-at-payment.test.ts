import type { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkout } from '@/lib/bookings/checkout';
import { confirm } from '@/lib/bookings/confirm';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { as, inhabitAtPrices } from '../../factories/people';
import { scheduledCall } from '../../factories/scheduled-calls';
import { GoogleAccount } from '../../support/google-account';
import { World } from '../../support/world';

const world = World.forThisFile();
let mine: GoogleAccount;
let theirs: GoogleAccount;
let professional: { userId: string; listingId: string };
beforeAll(async () => {
  const people = await inhabitAtPrices(world, 1, Array<number>(12).fill(12_000), 7);
  professional = people.professionals[0] ?? expect.fail('nobody');
  mine = await GoogleAccount.of(world, people.candidates[0]?.userId ?? '');
  theirs = await GoogleAccount.of(world, professional.userId);
});
beforeEach(async () => {
  for (const account of [mine, theirs]) {
    await account.mode('ok');
    await account.busy();
  }
});

const call = () => scheduledCall(mine.userId, professional);
const pay = async (id: string) => checkout(await as(mine.userId, 'booking.checkout'), id);
async function refusal(id: string): Promise<{ code: string; who: unknown; message: string }> {
  const error = await pay(id).catch((each: unknown) => each);
  if (!(error instanceof AppError)) return expect.fail('not refused');
  return { code: error.code, who: error.details.extra?.who, message: error.message };
}
const during = (startAt: Temporal.Instant, from = 0, to = 30) => ({
  start: startAt.add({ minutes: from }).toString(),
  end: startAt.add({ minutes: to }).toString(),
});
const told = (bookingId: string) => db().notification.count({ where: { bookingId, kind: 'time_blocked' } });
const statusOf = async (id: string) =>
  (await db().booking.findUniqueOrThrow({ where: { id }, include: { payment: true } })).status;

describe('before a card is taken, the calendars are read again', () => {
  it('a time that the professional’s calendar has taken is not paid; they are told once, and can free it', async () => {
    const { id, startAt } = await call();
    await theirs.busy(during(startAt, 29, 45));
    expect(await refusal(id)).toMatchObject({
      code: 'slot_not_offered',
      who: 'professional',
      message: expect.stringContaining('Nothing was charged.'),
    });
    await refusal(id);
    expect(await told(id)).toBe(1);
    expect(await statusOf(id)).toBe('accepted');
    expect(await db().payment.count({ where: { bookingId: id } })).toBe(0);
    await theirs.busy(during(startAt, -30, 0), during(startAt, 30, 60));
    expect((await pay(id)).status).toBe('open');
  });

  it('one in the candidate’s own is theirs to free; the professional hears nothing', async () => {
    const { id, startAt } = await call();
    await mine.busy(during(startAt));
    expect(await refusal(id)).toMatchObject({ code: 'slot_not_offered', who: 'candidate' });
    expect(await told(id)).toBe(0);
  });

  it('also of a payment that is open already', async () => {
    const { id, startAt } = await call();
    const open = await pay(id);
    await theirs.busy(during(startAt));
    expect(await refusal(id)).toMatchObject({ code: 'slot_not_offered', who: 'professional' });
    await theirs.busy();
    expect((await pay(id)).paymentIntentId).toBe(open.paymentIntentId);
  });

  it('a calendar that cannot be read takes no money, and the time stays held', async () => {
    const { id } = await call();
    await theirs.mode('calendar_error');
    expect(await refusal(id)).toMatchObject({ code: 'calendar_unreadable', who: 'professional' });
    expect(await told(id)).toBe(1);
    await mine.mode('calendar_error');
    expect(await refusal(id)).toMatchObject({ code: 'calendar_unreadable', who: 'candidate' });
    expect(await statusOf(id)).toBe('accepted');
    for (const account of [mine, theirs]) await account.mode('ok');
    expect((await pay(id)).status).toBe('open');
  });
});

describe('once the card was charged', () => {
  it('the call is confirmed, whatever the calendars say', async () => {
    const { id, startAt } = await call();
    const open = await pay(id);
    expect((await world.confirmCard(open)).status).toBe(200);
    await theirs.busy(during(startAt));
    await mine.mode('revoked');
    const actor = await as(mine.userId, 'booking.confirm');
    expect(await confirm(actor, open.paymentIntentId)).toMatchObject({ status: 'confirmed' });
    await world.settle();
    expect(await statusOf(id)).toBe('confirmed');
    await mine.connect();
  });

  it('and its page leads on, although the webhook is not here yet', async () => {
    const { id, startAt } = await call();
    const open = await pay(id);
    await world.control('POST', '/control/faults', {
      provider: 'stripe',
      match: 'payment_intent.',
      mode: 'drop',
      count: 1,
    });
    expect((await world.confirmCard(open)).status).toBe(200);
    await theirs.busy(during(startAt));
    const again = await pay(id).catch((error: unknown) => error);
    // Confirmed by now, or charged and on its way: never refused for the calendar.
    expect(again).not.toMatchObject({ code: 'slot_not_offered' });
    await world.settle();
    expect(await statusOf(id)).toBe('confirmed');
    await world.control('DELETE', '/control/faults');
  });
});

it('what cannot be paid any more is refused for that, and no calendar is asked', async () => {
  const { id } = await call();
  await world.advance('PT24H');
  const asked = async () =>
    (await world.control<{ items: object[] }>('GET', '/control/requests?provider=google&limit=2000')).items
      .length;
  const before = await asked();
  await theirs.mode('calendar_error');
  const error = await pay(id).catch((each: unknown) => each);
  expect(error).toMatchObject({ code: 'wrong_state' });
  expect(await asked()).toBe(before);
});
