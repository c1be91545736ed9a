import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cancel } from '@/lib/bookings/cancel';
import { createMeetingFor } from '@/lib/calls/create-meeting';
import { reserveHost } from '@/lib/calls/hosts';
import { tidyMeetings } from '@/lib/calls/tidy-meetings';
import { toDate } from '@/lib/clock';
import { db, EXCLUSION_VIOLATION, sqlState, transaction } from '@/lib/db';
import { keepHouse } from '@/lib/system/keep-house';
import type { InsertedPeople } from '@/prisma/demo/people';
import { as, inhabitAtPrices } from '../../factories/people';
import { openCheckout, scheduledCall } from '../../factories/scheduled-calls';
import { zoomCalls, zoomMeetings } from '../../factories/zoom-meetings';
import { World } from '../../support/world';

/** The making of a call's room: a host of its own, one meeting, as it has to be. */

const world = World.forThisFile({ hosts: 2, deadlineMs: 700 });
let people: InsertedPeople;
let at = -1;

beforeAll(async () => {
  people = await inhabitAtPrices(world, 12, Array(12).fill(12_000), 7);
});
afterEach(async () => {
  at = -1; // nobody has a call after this
  await world.control('DELETE', '/control/faults');
  await world.control('POST', '/control/zoom/account', {});
  for (const { id, candidateId } of await db().booking.findMany({ where: { status: 'accepted' } }))
    await cancel(await as(candidateId, 'booking.cancel'), id);
  await world.settle();
});

/** A call with a time, at the same hour as all others of this file; nobody has opened its payment. */
async function scheduled() {
  at += 1;
  const [candidate, professional] = [people.candidates[at], people.professionals[at]];
  if (!candidate || !professional) throw new TypeError('nobody is left');
  const call = await scheduledCall(candidate.userId, professional);
  const open = () => openCheckout(candidate.userId, call.id);
  return { ...call, open, candidateId: candidate.userId };
}
function reserve(bookingId: string) {
  return transaction(async (tx) => {
    const { id, startAt, endAt } = await tx.booking.findUniqueOrThrow({ where: { id: bookingId } });
    if (!startAt || !endAt) throw new TypeError('no time is set');
    return reserveHost(tx, { id, startAt, endAt });
  });
}
const fault = (mode: string, match: string, more = {}) =>
  world.control('POST', '/control/faults', { provider: 'zoom', mode, match, count: 1, ...more });
const rowOf = (bookingId: string) => db().meeting.findUniqueOrThrow({ where: { bookingId } });
const unavailable = { code: 'provider_unavailable' };
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** As long as an answer of Zoom's can be late. */
const SETTLED_MS = 1_500;

describe('hosts', () => {
  it('are given to one call at a time; with none free nobody can pay, and the admins are told', async () => {
    const [one, two, three] = [await scheduled(), await scheduled(), await scheduled()];
    await Promise.all([one.open(), two.open()]);
    expect((await rowOf(one.id)).hostUser).not.toBe((await rowOf(two.id)).hostUser);
    const refused = { code: 'no_room', status: 503, details: { retryAfterSeconds: 300 } };
    await expect(three.open()).rejects.toMatchObject(refused);
    await expect(three.open()).rejects.toMatchObject(refused);
    expect(await db().payment.count({ where: { bookingId: three.id } })).toBe(0);
    const alerts = () => db().alert.findMany({ where: { kind: 'no_host', subject: `booking/${three.id}` } });
    expect(await alerts()).toMatchObject([{ closedAt: null }]);
    await world.settle();
    const { items } = await world.control<{ items: { subject: string }[] }>('GET', '/control/mail?limit=500');
    expect(items.filter(({ subject }) => subject === 'No Zoom host is free for a call').length).toBe(
      await db().user.count({ where: { role: 'admin' } }),
    );

    await cancel(await as(one.candidateId, 'booking.cancel'), one.id);
    await world.settle();
    await three.open();
    await world.settle();
    expect(await zoomMeetings(world, three.id)).toHaveLength(1);
    expect(await alerts()).toMatchObject([{ closedAt: expect.any(Date) }]);
  });

  it('are reserved by the database: two calls that overlap, or follow each other too closely, share none', async () => {
    const { id, startAt, open } = await scheduled();
    await open();
    const { hostUser } = await rowOf(id);
    const other = await scheduled();
    const data = (minutes: number) => {
      const from = startAt.add({ minutes });
      const [startsAt, endsAt] = [toDate(from), toDate(from.add({ minutes: 30 }))];
      const [hostFrom, hostUntil] = [
        toDate(from.subtract({ minutes: 15 })),
        toDate(from.add({ minutes: 45 })),
      ];
      return {
        ...{ bookingId: other.id, hostUser, startAt: startsAt, endAt: endsAt, createdAt: startsAt },
        ...{ hostFrom, hostUntil },
      };
    };
    for (const minutes of [0, 15, 30, 59, -45]) {
      const failure = await db()
        .meeting.create({ data: data(minutes) })
        .catch((error: unknown) => error);
      expect(sqlState(failure)).toBe(EXCLUSION_VIOLATION);
    }
    await db().meeting.create({ data: data(60) });
    await db().meeting.delete({ where: { bookingId: other.id } });
  });

  it('are reserved one after the other when many ask at once', async () => {
    const calls = [await scheduled(), await scheduled(), await scheduled(), await scheduled()];
    const outcomes = await Promise.allSettled(calls.map(({ open }) => open()));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'no_room' });
  });

  it('who have made their hundred today rest until tomorrow; another is taken', async () => {
    const { id, startAt } = await scheduled();
    await reserve(id);
    const { hostUser } = await rowOf(id);
    const others = { hostUser, startAt, minutes: 30 };
    const { createMeeting } = await import('@/lib/providers/zoom/meetings');
    for (let burst = 0; burst < 10; burst++)
      await Promise.allSettled(
        Array.from({ length: 10 }, () => createMeeting({ ...others, bookingId: 'bk_0000000000OTHERS' })),
      );
    await expect(createMeetingFor(id)).rejects.toMatchObject({ kind: 'daily_limit' });
    await createMeetingFor(id);
    expect((await rowOf(id)).hostUser).not.toBe(hostUser);
    expect(await zoomMeetings(world, id)).toHaveLength(1);
    const { until } = await db().restingHost.findUniqueOrThrow({ where: { hostUser } });
    expect(until.toISOString()).toMatch(/T00:00:00.000Z$/);
    await world.advance('PT24H');
  });

  it('are left alone by an alert that nobody can act on any more', async () => {
    const [one, two, three] = [await scheduled(), await scheduled(), await scheduled()];
    await one.open();
    await two.open();
    await expect(three.open()).rejects.toMatchObject({ code: 'no_room' });
    await cancel(await as(three.candidateId, 'booking.cancel'), three.id);
    await keepHouse();
    const alert = await db().alert.findFirstOrThrow({ where: { subject: `booking/${three.id}` } });
    expect(alert.closedAt).not.toBeNull();
  });
});

describe('a meeting is made once', () => {
  it.each([
    ['whose answer is lost', 'timeout-after-commit'],
    ['that never arrived', 'timeout'],
    ['that Zoom failed', 'error'],
  ])('after a create %s', async (_, mode) => {
    const { id, open } = await scheduled();
    await reserve(id);
    await fault(mode, '/v2/users/', { status: 502 });
    await expect(createMeetingFor(id)).rejects.toMatchObject(unavailable);
    if (mode === 'timeout') await sleep(SETTLED_MS);
    await createMeetingFor(id);
    await createMeetingFor(id);
    expect(await zoomMeetings(world, id)).toHaveLength(1);
    await open();
    await world.settle();
    expect(await zoomMeetings(world, id)).toHaveLength(1);
  });

  it('also while the list of meetings does not show it yet', async () => {
    const { id, open } = await scheduled();
    await fault('timeout-after-commit', '/v2/users/');
    await world.control('POST', '/control/zoom/account', { listBehind: true });
    await open();
    await expect.poll(() => db().meetingAsk.count({ where: { bookingId: id } })).toBe(1);
    await sleep(800);
    await expect(createMeetingFor(id)).rejects.toMatchObject(unavailable);
    expect(await zoomMeetings(world, id)).toHaveLength(1);
    await world.control('POST', '/control/zoom/account', {});
    await world.settle();
    await expect.poll(async () => (await rowOf(id)).zoomMeetingId, { timeout: 20_000 }).not.toBeNull();
    expect(await zoomMeetings(world, id)).toHaveLength(1);
  });

  it('and what is there twice all the same is removed, the one that people have stays', async () => {
    const { id, open, startAt } = await scheduled();
    await open();
    await world.settle();
    const { zoomMeetingId, hostUser } = await rowOf(id);
    const { createMeeting } = await import('@/lib/providers/zoom/meetings');
    await createMeeting({ hostUser, bookingId: id, startAt, minutes: 30 });
    expect(await zoomMeetings(world, id)).toHaveLength(2);
    await tidyMeetings(id);
    expect(await zoomMeetings(world, id)).toMatchObject([{ id: zoomMeetingId }]);
  });

  it('with a token that many share, and that is asked for again once when it is refused', async () => {
    const before = (await zoomCalls(world, 'POST')).filter((call) => call.startsWith('/oauth')).length;
    const { id, open } = await scheduled();
    await open();
    await world.settle();
    await fault('error', '/v2/meetings/', { status: 401 });
    const { readMeeting } = await import('@/lib/providers/zoom/meetings');
    const meeting = (await rowOf(id)).zoomMeetingId ?? '';
    await Promise.all(Array.from({ length: 8 }, () => readMeeting(meeting)));
    const after = (await zoomCalls(world, 'POST')).filter((call) => call.startsWith('/oauth')).length;
    expect(after - before).toBe(1);
    await fault('error', '/v2/meetings/', { status: 401, count: 2 });
    await expect(readMeeting(meeting)).rejects.toMatchObject(unavailable);
  });

  it('and nobody asks while the account has to wait', async () => {
    const { id, open } = await scheduled();
    await open();
    await world.settle();
    const { readMeeting } = await import('@/lib/providers/zoom/meetings');
    const meeting = (await rowOf(id)).zoomMeetingId ?? '';
    const reads = async () => (await zoomCalls(world, 'GET')).filter((call) => call.includes(meeting)).length;
    await fault('error', '/v2/meetings/', { status: 429 });
    await expect(readMeeting(meeting)).rejects.toMatchObject({ kind: 'busy' });
    const asked = await reads();
    await expect(readMeeting(meeting)).rejects.toMatchObject({ kind: 'busy' });
    expect(await reads()).toBe(asked);
    await sleep(1_100);
    await readMeeting(meeting);
  });
});

describe('what Zoom overrides', () => {
  it('is asked for once more, and then it is as it has to be', async () => {
    const { id, open } = await scheduled();
    await world.control('POST', '/control/zoom/account', { overrides: { auto_recording: 'cloud' } });
    await open();
    await world.settle();
    expect(await zoomMeetings(world, id)).toMatchObject([{ settings: { auto_recording: 'none' } }]);
    expect((await rowOf(id)).wouldRecord).toBe(false);
    expect(await db().alert.count({ where: { kind: 'meeting_settings' } })).toBe(0);
  });

  it.each([
    ['auto_recording', 'cloud', true],
    ['waiting_room', false, false],
  ])('for good is told to the admins: %s', async (name, value, wouldRecord) => {
    const { id, open } = await scheduled();
    const account = { overrides: { [name]: value }, locked: true };
    await world.control('POST', '/control/zoom/account', account);
    await open();
    await world.settle();
    expect((await rowOf(id)).wouldRecord).toBe(wouldRecord);
    const alert = { where: { kind: 'meeting_settings', subject: `booking/${id}` } };
    expect(await db().alert.findMany(alert)).toMatchObject([{ closedAt: null }]);
  });
});
