import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { accept } from '@/lib/bookings/accept';
import { cancel } from '@/lib/bookings/cancel';
import { checkout } from '@/lib/bookings/checkout';
import { confirm } from '@/lib/bookings/confirm';
import { readBooking } from '@/lib/bookings/queries';
import { requestCall } from '@/lib/bookings/request';
import { schedule } from '@/lib/bookings/schedule';
import { db } from '@/lib/db';
import { submitFeedback } from '@/lib/feedback/submit';
import type { InsertedPeople } from '@/prisma/demo/people';
import { as, inhabit } from '../factories/people';
import { MAYA_QUESTION, SECOND_VERSION, TOO_THIN } from '../fixtures/feedback/story';
import { ledgerOf } from '../support/ledger';
import { World } from '../support/world';

/** Everything went back; what Stripe took for the charge did not. */
const ALL_BACK = { posted: { stripe_fees: 378, stripe_platform: -378 }, pending: {} };

const world = World.forThisFile();
let people: InsertedPeople;
beforeAll(async () => {
  people = await inhabit(world);
});

const maya = () => people.candidates[0]?.userId ?? '';
const daniel = () => people.professionals[0]?.userId ?? '';
const view = async (id: string, userId = daniel()) => readBooking(await as(userId, 'booking.read'), id);

/** Takes a booking from the request to `confirmed`, at the first slot offered at least `hours` ahead. */
async function confirmed(hours = 24): Promise<{ id: string; startAt: Temporal.Instant }> {
  const { id, startAt } = await scheduled(hours);
  const open = await checkout(await as(maya(), 'booking.checkout'), id);
  expect((await world.confirmCard(open)).status).toBe(200);
  expect(await confirm(await as(maya(), 'booking.confirm'), open.paymentIntentId)).toEqual({
    bookingId: id,
    status: 'confirmed',
  });
  await world.settle();
  return { id, startAt };
}

async function scheduled(hours = 24): Promise<{ id: string; startAt: Temporal.Instant }> {
  const listing = people.professionals[0]?.listingId ?? '';
  const { id } = await requestCall(await as(maya(), 'booking.request'), {
    professionalId: listing,
    question: MAYA_QUESTION,
  });
  const { availability } = await accept(await as(daniel(), 'booking.accept'), id);
  const { now } = await world.control<{ now: string }>('GET', '/control/clock');
  const earliest = Temporal.Instant.from(now).add({ hours });
  const slot = availability.slots.find((each) => Temporal.Instant.compare(each.startAt, earliest) >= 0);
  if (!slot) throw new TypeError('no slot is offered');
  await schedule(await as(daniel(), 'booking.schedule'), id, slot.startAt);
  return { id, startAt: slot.startAt };
}

describe('a whole life', () => {
  it('goes from a request to a payout, with feedback sent back once', async () => {
    const { id, startAt } = await confirmed();
    const before = await view(id, maya());
    expect(before).toMatchObject({ status: 'confirmed', priceCents: 12_000, payment: { status: 'held' } });
    expect(before.joinUrl).toMatch(new RegExp(`/api/bookings/${id}/join$`));
    expect(before.counterpart.name).toBe('Daniel Reyes');

    await world.control('POST', '/control/zoom/attendance', {
      bookingId: id,
      candidate: true,
      professional: true,
    });
    await world.advanceTo(startAt.add({ minutes: 60 }).toString());
    expect((await view(id)).status).toBe('completed_pending_feedback');

    const pro = await as(daniel(), 'feedback.write');
    await submitFeedback(pro, id, TOO_THIN);
    await world.settle();
    const sentBack = await view(id);
    expect(sentBack.feedback?.qcStatus).toBe('revise');
    expect(sentBack.feedback?.reasons.length).toBeGreaterThan(0);
    expect((await view(id, maya())).feedback).toBeNull();

    await submitFeedback(pro, id, SECOND_VERSION);
    await world.settle();
    expect(await view(id)).toMatchObject({
      status: 'completed',
      feedback: { qcStatus: 'passed' },
      payout: { amountCents: 9_600 },
    });

    await world.advance('P7D');
    expect((await view(id)).payout).toMatchObject({ status: 'paid', amountCents: 9_600 });
    expect(await ledgerOf(id)).toEqual({
      posted: { platform_revenue: -2_400, stripe_fees: 378, stripe_platform: 2_400 - 378 },
      pending: {},
    });
  });

  it('returns everything when no feedback comes within 72 hours, after two reminders', async () => {
    const { id, startAt } = await confirmed();
    await world.control('POST', '/control/zoom/attendance', {
      bookingId: id,
      candidate: true,
      professional: true,
    });
    const end = startAt.add({ minutes: 30 });
    await world.advanceTo(end.add({ hours: 71, minutes: 59 }).toString());
    expect((await view(id)).status).toBe('completed_pending_feedback');
    const kinds = (await db().notification.findMany({ where: { bookingId: id } })).map((each) => each.kind);
    expect(kinds).toEqual(expect.arrayContaining(['nudge_first', 'nudge_second']));
    await world.advanceTo(end.add({ hours: 72 }).toString());
    expect(await view(id)).toMatchObject({
      status: 'refunded',
      refundCents: 12_000,
      refund: { status: 'succeeded' },
      payout: { status: 'blocked' },
    });
    expect(await ledgerOf(id)).toEqual(ALL_BACK);
  });
});

describe('who came to the call', () => {
  it.each([
    [
      'the professional did not',
      { candidate: true, professional: false },
      'refunded',
      'professional_absent',
      12_000,
    ],
    ['nobody did', { candidate: false, professional: false }, 'refunded', 'nobody_came', 12_000],
    [
      'the candidate did not',
      { candidate: false, professional: true },
      'completed',
      'candidate_absent',
      null,
    ],
    ['both did', { candidate: true, professional: true }, 'completed_pending_feedback', null, null],
    ['Zoom says nothing', null, 'completed_pending_feedback', null, null],
  ] as const)('%s', async (_, attendance, status, endReason, refundCents) => {
    const { id, startAt } = await confirmed();
    if (attendance) await world.control('POST', '/control/zoom/attendance', { bookingId: id, ...attendance });
    await world.advanceTo(startAt.add({ minutes: 46 }).toString());
    expect(await view(id)).toMatchObject({ status, endReason, refundCents });
    if (endReason === 'candidate_absent')
      expect((await view(id)).payout).toMatchObject({ amountCents: 9_600 });
  });
});

describe('cancelling a paid call', () => {
  it.each([
    ['four hours', 240, 12_000, ALL_BACK, 'blocked'],
    [
      'one hour',
      60,
      6_000,
      {
        posted: {
          ...{ platform_revenue: -1_200, professional_payable: -4_800, stripe_connected: 4_800 },
          ...{ stripe_fees: 378, stripe_platform: 1_200 - 378 },
        },
        pending: {},
      },
      'pending',
    ],
  ] as const)('%s before the start, by the candidate', async (_, minutes, refundCents, ledger, payout) => {
    const { id, startAt } = await confirmed();
    await world.advanceTo(startAt.subtract({ minutes }).toString());
    expect((await view(id, maya())).cancelRefundCents).toBe(refundCents);
    const cancelled = await cancel(await as(maya(), 'booking.cancel'), id);
    expect(cancelled).toMatchObject({ status: 'cancelled', refundCents });
    await world.settle();
    expect(await view(id)).toMatchObject({
      refund: { status: 'succeeded', amountCents: refundCents },
      payout: { status: payout },
    });
    expect(await ledgerOf(id)).toEqual(ledger);
  });

  it('by the professional an hour before gives everything back', async () => {
    const { id, startAt } = await confirmed();
    await world.advanceTo(startAt.subtract({ minutes: 60 }).toString());
    await cancel(await as(daniel(), 'booking.cancel'), id);
    await world.settle();
    expect(await view(id)).toMatchObject({
      status: 'cancelled',
      refund: { amountCents: 12_000 },
      payout: { status: 'blocked' },
    });
    expect(await ledgerOf(id)).toEqual(ALL_BACK);
  });
});
