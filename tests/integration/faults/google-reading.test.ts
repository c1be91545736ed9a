import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accept } from '@/lib/bookings/accept';
import { checkout } from '@/lib/bookings/checkout';
import { requestCall } from '@/lib/bookings/request';
import { schedule } from '@/lib/bookings/schedule';
import { now } from '@/lib/clock';
import { db } from '@/lib/db';
import { as, inhabitAtPrices } from '../../factories/people';
import { MAYA_QUESTION } from '../../fixtures/feedback/story';
import { GoogleAccount } from '../../support/google-account';
import { World } from '../../support/world';

/**
 * Each call of Google that reading takes, at each step of a booking that reads, failing in each way: nothing is offered,
 * set or paid that a calendar might forbid, and all of it goes on when Google is well again.
 */

const world = World.forThisFile({ more: { CALENDAR_DEADLINE_MS: '3000' } });
const TOKEN = '/token';
const FREE_BUSY = '/calendar/v3/freeBusy';

type Way = { mode: string; status?: number; reason?: string; delayMs?: number } | 'revoked';
const WAYS: readonly [string, string, Way][] = [TOKEN, FREE_BUSY].flatMap((match) => [
  [match, 'fails with 500', { mode: 'error', status: 500 }],
  [match, 'limits us with 429', { mode: 'error', status: 429 }],
  [match, 'does not answer', { mode: 'timeout' }],
  [match, 'answers only after the deadline', { mode: 'slow', delayMs: 4_500 }],
  [
    match,
    'says that the scope is missing',
    { mode: 'error', status: 403, reason: 'insufficientPermissions' },
  ],
  [match, 'says that access was taken back', match === TOKEN ? 'revoked' : { mode: 'error', status: 401 }],
]);

let candidateId = '';
let theirs: GoogleAccount;
let listingId = '';
beforeAll(async () => {
  const people = await inhabitAtPrices(world, 1, Array<number>(12).fill(12_000), 7);
  candidateId = people.candidates[0]?.userId ?? '';
  const professional = people.professionals[0] ?? expect.fail('nobody');
  listingId = professional.listingId;
  theirs = await GoogleAccount.of(world, professional.userId);
});
afterEach(() => mend('revoked'));

async function breakGoogle(match: string, way: Way): Promise<void> {
  if (way === 'revoked') return theirs.mode('revoked');
  await world.control('POST', '/control/faults', { provider: 'google', match, count: 200, ...way });
}

async function mend(way: Way): Promise<void> {
  await world.control('DELETE', '/control/faults');
  if (way !== 'revoked') return;
  await theirs.mode('ok');
  await theirs.connect();
}

type Slot = { readonly startAt: Temporal.Instant; readonly endAt: Temporal.Instant };
const asBusy = ({ startAt, endAt }: Slot) => ({ start: startAt.toString(), end: endAt.toString() });

const slotsOf = async (id: string) =>
  (await accept(await as(theirs.userId, 'booking.accept'), id)).availability.slots;
const set = async (id: string, { startAt }: Slot) =>
  schedule(await as(theirs.userId, 'booking.schedule'), id, startAt);
const pay = async (id: string) => checkout(await as(candidateId, 'booking.checkout'), id);
const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? 'no code',
  );
const statusOf = async (id: string) => (await db().booking.findUniqueOrThrow({ where: { id } })).status;

describe.each(WAYS)('when %s %s', (match, _, way) => {
  it('nothing is offered, set or paid, and all goes on afterwards', async () => {
    await theirs.busy();
    const { id } = await requestCall(await as(candidateId, 'booking.request'), {
      professionalId: listingId,
      question: MAYA_QUESTION,
    });

    await breakGoogle(match, way);
    expect(await slotsOf(id)).toEqual([]);
    await mend(way);
    const earliest = now().add({ hours: 24 });
    const later = (await slotsOf(id)).filter((each) => Temporal.Instant.compare(each.startAt, earliest) > 0);
    const [forbidden, , , free] = later;
    if (!forbidden || !free) return expect.fail('no slots');

    await theirs.busy(asBusy(forbidden));
    await breakGoogle(match, way);
    for (const slot of [forbidden, free]) expect(await codeOf(set(id, slot))).toBe('calendar_unreadable');
    expect(await statusOf(id)).toBe('requested');
    await mend(way);
    expect(await codeOf(set(id, forbidden))).toBe('slot_not_offered');
    expect(await codeOf(set(id, free))).toBe('done');

    await breakGoogle(match, way);
    expect(await codeOf(pay(id))).toBe('calendar_unreadable');
    expect(await db().payment.count({ where: { bookingId: id } })).toBe(0);
    expect(await statusOf(id)).toBe('accepted');
    await mend(way);
    await theirs.busy(asBusy(free));
    expect(await codeOf(pay(id))).toBe('slot_not_offered');
    await theirs.busy();
    expect(await codeOf(pay(id))).toBe('done');
  }, 90_000);
});

it('a slow answer is an answer', async () => {
  const { id } = await requestCall(await as(candidateId, 'booking.request'), {
    professionalId: listingId,
    question: MAYA_QUESTION,
  });
  for (const match of [TOKEN, FREE_BUSY]) await breakGoogle(match, { mode: 'slow', delayMs: 500 });
  expect((await slotsOf(id)).length).toBeGreaterThan(0);
});
