import type { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { cancel } from '@/lib/bookings/cancel';
import { readBooking } from '@/lib/bookings/queries';
import { joinAddress, wayIn } from '@/lib/calls/join';
import { db } from '@/lib/db';
import type { InsertedPeople } from '@/prisma/demo/people';
import { type PaidCall, paidCall } from '../../factories/paid-calls';
import { as, inhabitAtPrices } from '../../factories/people';
import { openCheckout, scheduledCall } from '../../factories/scheduled-calls';
import { World } from '../../support/world';

/** The way into a call: for its two people, once it is confirmed, around its time, and through our own door. */

const world = World.forThisFile();
let people: InsertedPeople;
let at = -1;

beforeAll(async () => {
  people = await inhabitAtPrices(world, 12, Array(12).fill(12_000), 7);
});
async function call(): Promise<PaidCall> {
  at += 1;
  return paidCall(world, people, { candidate: at, professional: at });
}
const join = async (userId: string, id: string) => joinAddress(await as(userId, 'booking.join'), id);
const view = async (userId: string, id: string) => readBooking(await as(userId, 'booking.read'), id);
const advanceTo = (instant: Temporal.Instant) => world.advanceTo(instant.toString());
const closed = { code: 'wrong_state', status: 409 };

describe('a call can be joined', () => {
  it('from 15 minutes before the start until 15 minutes after the end, and nothing leads past that', async () => {
    const { id, startAt, candidateId, professionalId } = await call();
    const opensAt = startAt.subtract({ minutes: 15 });
    const times = { joinOpensAt: opensAt.toString({ fractionalSecondDigits: 3 }) };
    for (const person of [candidateId, professionalId]) {
      const early = await view(person, id);
      expect(early).toMatchObject({ ...times, meeting: null });
      expect(early.joinUrl).toMatch(new RegExp(`/api/bookings/${id}/join$`));
      expect(early.allowedActions).not.toContain('join');
      expect(JSON.stringify(early)).not.toMatch(/pwd=|zoom\.us|\/zoom\/j/);
      await expect(join(person, id)).rejects.toMatchObject({
        ...closed,
        details: { extra: { opensAt: times.joinOpensAt } },
      });
    }
    await advanceTo(opensAt.subtract({ seconds: 5 }));
    await expect(join(candidateId, id)).rejects.toMatchObject(closed);

    await advanceTo(opensAt);
    expect((await view(candidateId, id)).allowedActions).toContain('join');
    expect((await view(candidateId, id)).meeting).toMatchObject({ passcode: expect.any(String) });
    expect(await join(candidateId, id)).toMatch(/\/zoom\/j\/\d+\?pwd=/);
    expect(await join(professionalId, id)).toMatch(/\/zoom\/s\/\d+\?zak=/);

    await advanceTo(startAt.add({ minutes: 40 }));
    expect(await join(candidateId, id)).toContain('/zoom/j/');
    await advanceTo(startAt.add({ minutes: 45 }));
    await expect(join(candidateId, id)).rejects.toMatchObject(closed);
    expect(await view(candidateId, id)).toMatchObject({ joinUrl: null, meeting: null });
  });

  it('by nobody else, and not before it is confirmed or once it is cancelled', async () => {
    const { id, startAt, candidateId } = await call();
    const stranger = people.candidates[11]?.userId ?? '';
    await expect(join(stranger, id)).rejects.toMatchObject({ code: 'not_found' });
    at += 1;
    const [maya, daniel] = [people.candidates[at], people.professionals[at]];
    if (!maya || !daniel) throw new TypeError('nobody is left');
    const unpaid = await scheduledCall(maya.userId, daniel);
    await openCheckout(maya.userId, unpaid.id);
    await world.settle();
    await expect(join(maya.userId, unpaid.id)).rejects.toMatchObject(closed);
    expect(await view(maya.userId, unpaid.id)).toMatchObject({ joinUrl: null, joinOpensAt: null });
    await advanceTo(startAt.subtract({ minutes: 10 }));
    await cancel(await as(candidateId, 'booking.cancel'), id);
    await expect(join(candidateId, id)).rejects.toMatchObject(closed);
  });

  it('by whoever clicks: they are led to the page that says when, and to the failure in words', async () => {
    const { id, startAt, candidateId } = await call();
    const way = async (isBrowser: boolean) => wayIn(await as(candidateId, 'booking.join'), id, isBrowser);
    expect(await way(true)).toMatch(new RegExp(`/candidate/bookings/${id}/call$`));
    await expect(way(false)).rejects.toMatchObject(closed);
    await advanceTo(startAt);
    expect(await way(true)).toContain('/zoom/j/');
  });

  it('by nobody while Zoom would record it; unlocking that at Zoom is all that is needed', async () => {
    const account = (settings: object) => world.control('POST', '/control/zoom/account', settings);
    await account({ overrides: { auto_recording: 'cloud' }, locked: true });
    const { id, startAt, candidateId } = await call();
    expect((await view(candidateId, id)).joinUrl).toBeNull();
    await advanceTo(startAt);
    await expect(join(candidateId, id)).rejects.toMatchObject({ code: 'provider_unavailable' });
    const alert = { where: { kind: 'meeting_settings', subject: `booking/${id}` } };
    expect(await db().alert.findMany(alert)).toMatchObject([{ closedAt: null }]);
    await account({});
    expect(await join(candidateId, id)).toContain('/zoom/j/');
    expect(await db().alert.findMany(alert)).toMatchObject([{ closedAt: expect.any(Date) }]);
  });
});

describe('who went through our door', () => {
  it('is written down, and did not come by that alone: who was there says Zoom', async () => {
    const { id, startAt, candidateId, professionalId } = await call();
    await world.control('POST', '/control/zoom/attendance', {
      ...{ bookingId: id, candidate: true, professional: false },
    });
    await advanceTo(startAt.add({ minutes: 1 }));
    await join(candidateId, id);
    await join(professionalId, id);
    await advanceTo(startAt.add({ minutes: 2 }));
    await join(professionalId, id);
    expect(
      await db().callJoin.findMany({ where: { bookingId: id }, orderBy: { person: 'asc' } }),
    ).toMatchObject([{ person: 'candidate' }, { person: 'professional', lastAt: expect.any(Date) }]);
    await advanceTo(startAt.add({ minutes: 50 }));
    expect(await view(professionalId, id)).toMatchObject({
      status: 'refunded',
      endReason: 'professional_absent',
    });
  });

  it('has an absent candidate read it, and object before anything is paid out', async () => {
    const { id, startAt, candidateId, professionalId } = await call();
    await world.control('POST', '/control/zoom/attendance', {
      ...{ bookingId: id, candidate: false, professional: true },
    });
    // The card payment has settled long before: nothing else holds the payout.
    await db().payment.update({ where: { bookingId: id }, data: { fundsAvailableAt: new Date(0) } });
    const end = startAt.add({ minutes: 30 });
    await advanceTo(end.add({ minutes: 20 }));
    for (const person of [candidateId, professionalId]) {
      expect((await view(person, id)).attendance).toEqual([
        { who: 'candidate', firstSeenAt: null, wentInAt: null },
        { who: 'professional', firstSeenAt: expect.any(String), wentInAt: null },
      ]);
      expect((await view(person, id)).allowedActions).toContain('dispute');
    }
    const payout = () => db().payout.findUniqueOrThrow({ where: { bookingId: id } });
    await advanceTo(end.add({ hours: 48 }));
    expect(await payout()).toMatchObject({ status: 'pending', waitingFor: 'objection', payoutId: null });
    await advanceTo(end.add({ hours: 48, minutes: 1 }));
    await world.advance('PT1S');
    expect((await payout()).waitingFor).not.toBe('objection');
  });

  it('is not asked for by Zoom: who came without it was there', async () => {
    const { id, startAt, candidateId } = await call();
    await world.control('POST', '/control/zoom/attendance', {
      ...{ bookingId: id, candidate: true, professional: true },
    });
    await advanceTo(startAt.add({ minutes: 50 }));
    expect(await db().callJoin.count({ where: { bookingId: id } })).toBe(0);
    expect((await view(candidateId, id)).status).toBe('completed_pending_feedback');
  });
});
