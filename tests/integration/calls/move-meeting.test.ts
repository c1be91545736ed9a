import type { Temporal } from 'temporal-polyfill';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cancel } from '@/lib/bookings/cancel';
import { deleteMeetingOf } from '@/lib/calls/delete-meeting';
import { moveMeetingOf } from '@/lib/calls/move-meeting';
import { processZoomEvent } from '@/lib/calls/receive-webhook';
import { tidyMeetings } from '@/lib/calls/tidy-meetings';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import type { InsertedPeople } from '@/prisma/demo/people';
import { type PaidCall, paidCall } from '../../factories/paid-calls';
import { as, inhabitAtPrices } from '../../factories/people';
import { moveBooking, zoomMeetings } from '../../factories/zoom-meetings';
import { World } from '../../support/world';

const world = World.forThisFile({ hosts: 2, deadlineMs: 1_500 });
let people: InsertedPeople;
let at = -1;

beforeAll(async () => {
  people = await inhabitAtPrices(world, 14, Array(14).fill(12_000), 7);
});
/** There are two hosts: what a test leaves would take them from the next. */
afterEach(async () => {
  await world.control('DELETE', '/control/faults');
  for (const { id, candidateId } of await db().booking.findMany({ where: { status: 'confirmed' } }))
    await cancel(await as(candidateId, 'booking.cancel'), id);
  await world.settle();
});

/** A call of two people who have no other, at an hour that no other test uses. */
async function call(): Promise<PaidCall> {
  at += 1;
  return paidCall(world, people, { candidate: at, professional: at });
}
const rowOf = (bookingId: string) => db().meeting.findUniqueOrThrow({ where: { bookingId } });
const unavailable = expect.objectContaining({ code: 'provider_unavailable' });
const iso = (instant: Temporal.Instant) => instant.toString({ smallestUnit: 'second' });

describe('a call that was moved', () => {
  it('keeps its meeting and link, at the new time; a repeat asks nothing', async () => {
    const { id, startAt } = await call();
    const [before] = await zoomMeetings(world, id);
    const { joinUrl } = await rowOf(id);
    const later = startAt.add({ hours: 30 });
    await moveBooking(id, later);
    await moveMeetingOf(id);
    expect(await zoomMeetings(world, id)).toEqual([{ ...before, startTime: iso(later) }]);
    expect(await rowOf(id)).toMatchObject({ joinUrl, startAt: new Date(later.epochMilliseconds) });

    await world.control('POST', '/control/faults', { provider: 'zoom', match: '/', mode: 'error', count: 9 });
    await moveMeetingOf(id);
  });

  it('is moved to where the booking is, whichever of two moves comes first', async () => {
    const { id, startAt } = await call();
    await moveBooking(id, startAt.add({ hours: 31 }));
    await moveBooking(id, startAt.add({ hours: 33 }));
    const settled = await Promise.allSettled([moveMeetingOf(id), moveMeetingOf(id)]);
    for (const each of settled) if (each.status === 'rejected') expect(each.reason).toEqual(unavailable);
    await moveMeetingOf(id);
    expect(await zoomMeetings(world, id)).toMatchObject([{ startTime: iso(startAt.add({ hours: 33 })) }]);
  });

  it('is asked for again when the answer is lost, and takes one change', async () => {
    const { id, startAt } = await call();
    const later = startAt.add({ hours: 35 });
    await moveBooking(id, later);
    const match = `/v2/meetings/${(await rowOf(id)).zoomMeetingId}`;
    await world.control('POST', '/control/faults', { provider: 'zoom', match, mode: 'timeout', count: 1 });
    await expect(moveMeetingOf(id)).rejects.toEqual(unavailable);
    await moveMeetingOf(id);
    expect(await zoomMeetings(world, id)).toMatchObject([{ startTime: iso(later) }]);
  });

  it('gets another host where its own has a call then, and the old meeting goes', async () => {
    const [first, second] = [await call(), await call()];
    const elsewhere = first.startAt.add({ hours: 40 });
    await moveBooking(first.id, elsewhere);
    await moveMeetingOf(first.id);
    const { hostUser, zoomMeetingId } = await rowOf(first.id);
    await moveBooking(second.id, elsewhere.add({ minutes: 15 }));
    // Both are given the same host, at their different times.
    await db().meeting.update({ where: { bookingId: second.id }, data: { hostUser } });
    await db().meetingAsk.updateMany({ where: { bookingId: second.id }, data: { hostUser } });
    await moveMeetingOf(second.id);
    await world.settle();
    expect((await rowOf(second.id)).hostUser).not.toBe(hostUser);
    expect(await zoomMeetings(world, first.id)).toMatchObject([{ id: zoomMeetingId, hostEmail: hostUser }]);
    const [only, ...others] = await zoomMeetings(world, second.id);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ startTime: iso(elsewhere.add({ minutes: 15 })) });
  });

  it('without a free host keeps what it has, tells the admins once, and is served when one is free', async () => {
    const first = await call();
    const busy = first.startAt.add({ hours: 50 });
    const [one, two] = [first.id, (await call()).id];
    for (const id of [one, two]) {
      await moveBooking(id, busy);
      await moveMeetingOf(id);
    }
    const three = (await call()).id;
    const old = await rowOf(three);
    await moveBooking(three, busy);
    await expect(moveMeetingOf(three)).rejects.toEqual(unavailable);
    await expect(moveMeetingOf(three)).rejects.toBeInstanceOf(AppError);
    expect(await rowOf(three)).toMatchObject({ startAt: old.startAt, zoomMeetingId: old.zoomMeetingId });
    const alerts = () => db().alert.findMany({ where: { kind: 'no_host', subject: `booking/${three}` } });
    expect(await alerts()).toMatchObject([{ closedAt: null }]);

    await cancel(await as(first.candidateId, 'booking.cancel'), one);
    await world.settle();
    await moveMeetingOf(three);
    expect(await zoomMeetings(world, three)).toMatchObject([{ startTime: iso(busy) }]);
    expect(await alerts()).toMatchObject([{ closedAt: expect.any(Date) }]);
  });

  it('that was deleted at Zoom gets another meeting', async () => {
    const { id, startAt } = await call();
    await moveBooking(id, startAt.add({ hours: 60 }));
    const { deleteMeeting } = await import('@/lib/providers/zoom/meetings');
    await deleteMeeting((await rowOf(id)).zoomMeetingId ?? '');
    await expect(moveMeetingOf(id)).rejects.toEqual(unavailable);
    await moveMeetingOf(id);
    expect(await zoomMeetings(world, id)).toHaveLength(1);
  });

  it('and cancelled leaves nothing at Zoom, whichever job comes first', async () => {
    const { id, startAt, candidateId } = await call();
    await moveBooking(id, startAt.add({ hours: 70 }));
    await cancel(await as(candidateId, 'booking.cancel'), id);
    await world.settle();
    await moveMeetingOf(id);
    await deleteMeetingOf(id);
    await moveMeetingOf(id);
    await tidyMeetings(id);
    expect(await zoomMeetings(world, id)).toEqual([]);
  });
});

describe('who was seen at the old time', () => {
  it.each(['the sighting first', 'the move first'])('did not come to the call: %s', async (order) => {
    const { id, startAt } = await call();
    const later = startAt.add({ hours: 4 });
    const { zoomMeetingId, hostId } = await rowOf(id);
    const see = (when: Temporal.Instant, participantId: string | null, type = 'meeting.participant_joined') =>
      processZoomEvent(type, {
        ...{ meetingId: zoomMeetingId, hostId, participantId, at: iso(when) },
      });
    const old = async () => {
      await see(startAt, hostId);
      await see(startAt.add({ minutes: 30 }), null, 'meeting.ended');
    };
    if (order === 'the sighting first') await old();
    await moveBooking(id, later);
    await moveMeetingOf(id);
    if (order !== 'the sighting first') await old();
    await see(later.add({ minutes: 1 }), null);
    await world.advanceTo(iso(later.add({ minutes: 50 })));
    const { endReason } = await db().booking.findUniqueOrThrow({ where: { id } });
    expect(endReason).toBe('professional_absent');
  });
});
