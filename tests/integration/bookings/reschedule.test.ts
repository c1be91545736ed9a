import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { accept } from '@/lib/bookings/accept';
import { cancel } from '@/lib/bookings/cancel';
import { checkout } from '@/lib/bookings/checkout';
import { confirm } from '@/lib/bookings/confirm';
import { readBooking } from '@/lib/bookings/queries';
import { requestCall } from '@/lib/bookings/request';
import { reschedule, type TimeWish, timesToMoveTo } from '@/lib/bookings/reschedule';
import { schedule } from '@/lib/bookings/schedule';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import type { InsertedPeople } from '@/prisma/demo/people';
import { as, inhabitAtPrices } from '../../factories/people';
import { MAYA_QUESTION } from '../../fixtures/feedback/story';
import { ledgerOf } from '../../support/ledger';
import { World } from '../../support/world';

const world = World.forThisFile();
let people: InsertedPeople;
beforeAll(async () => {
  people = await inhabitAtPrices(world, 6, Array(12).fill(12_000), 7);
});

type Call = {
  readonly id: string;
  readonly candidateId: string;
  readonly professionalId: string;
  readonly startAt: Temporal.Instant;
};

const wish = async (userId: string, id: string, what: TimeWish) =>
  reschedule(await as(userId, 'booking.reschedule'), id, what);
const view = async ({ id, candidateId }: Call) => readBooking(await as(candidateId, 'booking.read'), id);
const clock = async () =>
  Temporal.Instant.from((await world.control<{ now: string }>('GET', '/control/clock')).now);

/** A call with a time about `hours` from now, not paid yet. Each pair of people has calls of its own. */
async function scheduled(pair: number, hours = 48): Promise<Call> {
  const candidateId = people.candidates[pair]?.userId ?? '';
  const { userId: professionalId = '', listingId = '' } = people.professionals[pair] ?? {};
  const { id } = await requestCall(await as(candidateId, 'booking.request'), {
    professionalId: listingId,
    question: MAYA_QUESTION,
  });
  const { availability } = await accept(await as(professionalId, 'booking.accept'), id);
  const earliest = (await clock()).add({ hours });
  const slot = availability.slots.find((each) => Temporal.Instant.compare(each.startAt, earliest) >= 0);
  if (!slot) throw new TypeError('no slot is offered');
  await schedule(await as(professionalId, 'booking.schedule'), id, slot.startAt);
  return { id, candidateId, professionalId, startAt: slot.startAt };
}

async function pay({ id, candidateId }: Call): Promise<void> {
  const open = await checkout(await as(candidateId, 'booking.checkout'), id);
  expect((await world.confirmCard(open)).status).toBe(200);
  await confirm(await as(candidateId, 'booking.confirm'), open.paymentIntentId);
  await world.settle();
}

async function confirmed(pair: number, hours = 48): Promise<Call> {
  const call = await scheduled(pair, hours);
  await pay(call);
  return call;
}

/** Times to which the call could move, from the first on that is `hours` after the set one. */
async function otherTimes({ id, candidateId, startAt }: Call, hours = 20): Promise<Temporal.Instant[]> {
  const { availability } = await timesToMoveTo(await as(candidateId, 'booking.reschedule'), id);
  const earliest = startAt.add({ hours });
  const times = availability.slots.map((slot) => slot.startAt);
  return times.filter((each) => Temporal.Instant.compare(each, earliest) >= 0);
}

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  const outcome = await attempt.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
  return outcome;
}

async function propose(call: Call, by: 'candidate' | 'professional', ...startAts: Temporal.Instant[]) {
  const userId = by === 'candidate' ? call.candidateId : call.professionalId;
  return wish(userId, call.id, { action: 'propose', startAts });
}

function at<T>(list: readonly T[], index: number): T {
  const found = list.at(index);
  if (found === undefined) throw new TypeError(`nothing at ${index}`);
  return found;
}

const mailsTo = async (userId: string) => {
  const { email } = await db().user.findUniqueOrThrow({ where: { id: userId } });
  const { items } = await world.control<{
    items: { subject: string; attachments: { contentType: string; text: string | null }[] }[];
  }>('GET', `/control/mail?to=${encodeURIComponent(email)}`);
  return items;
};

describe('a paid call', () => {
  it('moves by agreement, and everything but the money follows', async () => {
    const call = await confirmed(0);
    const moneyBefore = await ledgerOf(call.id);
    const times = await otherTimes(call);
    const [first, chosen] = [at(times, 0), at(times, 9)];
    await propose(call, 'candidate', first, chosen);
    expect(await view(call)).toMatchObject({
      status: 'confirmed',
      startAt: call.startAt.toString().replace('Z', '.000Z'),
      proposal: { by: 'you', round: 1 },
      roundsLeft: 2,
    });
    await wish(call.professionalId, call.id, { action: 'take', startAt: chosen });
    await world.settle();
    expect(await view(call)).toMatchObject({
      status: 'confirmed',
      startAt: chosen.toString().replace('Z', '.000Z'),
      proposal: null,
      roundsLeft: 3,
      payment: { status: 'held' },
    });
    expect(await ledgerOf(call.id)).toEqual(moneyBefore);
    for (const userId of [call.candidateId, call.professionalId]) {
      const moved = (await mailsTo(userId)).find(({ subject }) => subject.startsWith('Moved:'));
      const invitation = moved?.attachments.find(({ contentType }) => contentType.includes('calendar'));
      expect(invitation?.text).toContain(`DTSTART:${chosen.toString().replaceAll(/[-:]/g, '')}`.slice(0, 24));
    }

    // The old time passes without an end of the call; the new one has it.
    await world.advanceTo(call.startAt.add({ minutes: 45 }).toString());
    expect((await view(call)).status).toBe('confirmed');
    await world.advanceTo(chosen.add({ minutes: 31 }).toString());
    expect((await view(call)).status).toBe('completed_pending_feedback');
    const reminders = await db().notification.groupBy({
      by: ['kind', 'userId'],
      where: { bookingId: call.id, kind: { in: ['call_in_a_day', 'call_in_an_hour'] } },
      _count: true,
    });
    // The old time was a day ahead, too, before the call was moved from it: it was moved two days before.
    expect(reminders.map(({ kind, _count }) => `${kind} ${_count}`).toSorted()).toEqual([
      'call_in_a_day 1',
      'call_in_a_day 1',
      'call_in_an_hour 1',
      'call_in_an_hour 1',
    ]);
  });

  it('stays where it is until the other side says so, and when they do not', async () => {
    const call = await confirmed(1);
    const [first, second] = await otherTimes(call);
    if (!first || !second) throw new TypeError('no times');
    await propose(call, 'professional', first);
    expect(await codeOf(wish(call.professionalId, call.id, { action: 'take', startAt: first }))).toBe(
      'wrong_state',
    );
    expect(await codeOf(wish(call.candidateId, call.id, { action: 'take', startAt: second }))).toBe(
      'invalid_fields',
    );
    expect(await codeOf(wish(call.candidateId, call.id, { action: 'withdraw' }))).toBe('wrong_state');
    await wish(call.candidateId, call.id, { action: 'keep' });
    expect(await codeOf(wish(call.candidateId, call.id, { action: 'take', startAt: first }))).toBe(
      'wrong_state',
    );
    await propose(call, 'candidate', first);
    await propose(call, 'professional', second);
    expect(await codeOf(propose(call, 'candidate', first))).toBe('no_rounds_left');
    await world.advanceTo(call.startAt.toString());
    const rows = await db().timeProposal.findMany({
      where: { bookingId: call.id },
      orderBy: { version: 'asc' },
    });
    expect(rows.map(({ by, round, state }) => `${round} ${by} ${state}`)).toEqual([
      '1 professional refused',
      '2 candidate answered',
      '3 professional lapsed',
    ]);
    expect((await view(call)).startAt).toBe(call.startAt.toString().replace('Z', '.000Z'));
  });

  it('is left alone by strangers', async () => {
    const call = await confirmed(2);
    const times = await otherTimes(call);
    const stranger = people.candidates[3]?.userId ?? '';
    for (const what of [
      { action: 'propose', startAts: [at(times, 0)] },
      { action: 'take', startAt: at(times, 0) },
      { action: 'keep' },
      { action: 'withdraw' },
    ] as const) {
      expect(await codeOf(wish(stranger, call.id, what))).toBe('not_found');
    }
    expect(await codeOf(as(stranger, 'booking.reschedule').then((who) => timesToMoveTo(who, call.id)))).toBe(
      'not_found',
    );
  });

  it('takes no proposal along when it is cancelled', async () => {
    const call = await confirmed(3);
    const times = await otherTimes(call);
    await propose(call, 'candidate', at(times, 0));
    await cancel(await as(call.professionalId, 'booking.cancel'), call.id);
    const rows = await db().timeProposal.findMany({ where: { bookingId: call.id } });
    expect(rows.map(({ state }) => state)).toEqual(['overtaken']);
    expect(await codeOf(wish(call.professionalId, call.id, { action: 'keep' }))).toBe('wrong_state');
  });
});

describe('a time that is proposed', () => {
  it('is not held: whoever takes it first has it, the other gets fresh slots', async () => {
    const [call, rival] = [await confirmed(4), await scheduled(5)];
    // Two calls of one professional: the rival's candidate asks the same person.
    const { listingId = '' } = people.professionals[4] ?? {};
    const { id } = await requestCall(await as(rival.candidateId, 'booking.request'), {
      professionalId: listingId,
      question: MAYA_QUESTION,
    });
    await accept(await as(call.professionalId, 'booking.accept'), id);
    const [wanted] = await otherTimes(call);
    if (!wanted) throw new TypeError('no time');
    await propose(call, 'candidate', wanted);
    const outcomes = await Promise.all([
      codeOf(wish(call.professionalId, call.id, { action: 'take', startAt: wanted })),
      codeOf(schedule(await as(call.professionalId, 'booking.schedule'), id, wanted)),
    ]);
    expect(outcomes.toSorted()).toEqual(['done', 'slot_taken']);
  });

  it('must be free for both, and another than the set one', async () => {
    const call = await scheduled(0);
    const night = call.startAt.add({ hours: 24 * 200 });
    expect(await codeOf(propose(call, 'candidate', call.startAt))).toBe('invalid_fields');
    expect(await codeOf(propose(call, 'candidate', night))).toBe('invalid_fields');
    const times = await otherTimes(call);
    await db().availabilityException.create({
      data: {
        userId: call.professionalId,
        onDate: new Date(`${at(times, 0).toString().slice(0, 10)}T00:00:00Z`),
        kind: 'blocked',
        startMinute: 0,
        endMinute: 1440,
      },
    });
    expect(await codeOf(propose(call, 'candidate', at(times, 0)))).toBe('slot_not_offered');
  });
});

describe('an unpaid call', () => {
  it('moves with its hold, and can be paid after the old one would have run out', async () => {
    const call = await scheduled(1, 72);
    const open = await checkout(await as(call.candidateId, 'booking.checkout'), call.id);
    await world.advance('PT20H');
    const times = await otherTimes(call);
    await propose(call, 'professional', at(times, 0));
    await wish(call.candidateId, call.id, { action: 'take', startAt: at(times, 0) });
    await world.advance('PT10H');
    expect((await view(call)).status).toBe('accepted');
    expect((await world.confirmCard(open)).status).toBe(200);
    await confirm(await as(call.candidateId, 'booking.confirm'), open.paymentIntentId);
    expect((await view(call)).status).toBe('confirmed');
  });

  it('is released when the new hold runs out, with what was proposed about it', async () => {
    const call = await scheduled(2, 72);
    const times = await otherTimes(call);
    await propose(call, 'candidate', at(times, 0));
    await world.advance('PT25H');
    expect((await view(call)).status).toBe('expired');
    const rows = await db().timeProposal.findMany({ where: { bookingId: call.id } });
    expect(['lapsed', 'overtaken']).toContain(rows[0]?.state);
  });
});
