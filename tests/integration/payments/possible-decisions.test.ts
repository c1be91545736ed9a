import { beforeAll, describe, expect, it } from 'vitest';
import { possibleDecisions } from '@/components/admin/booking/possible-decisions';
import { sharesOf } from '@/components/admin/booking/refund-split';
import { readBookingRecord } from '@/lib/admin/booking-record';
import { now } from '@/lib/clock';
import { db } from '@/lib/db';
import { openDispute } from '@/lib/disputes/open';
import { newId } from '@/lib/ids';
import { holdPayout, refund, releasePayout, retryPayout, retryRefund } from '@/lib/payments/decide';
import type { InsertedPeople } from '@/prisma/demo/people';
import { earnedCall, heldCall, type PaidCall, paidCall, paidOutCall } from '../../factories/paid-calls';
import { as, inhabitAtPrices } from '../../factories/people';
import { World } from '../../support/world';

const world = World.forThisFile();
let people: InsertedPeople;
let adminId = '';
let at = -1;

beforeAll(async () => {
  people = await inhabitAtPrices(world, 8, Array(8).fill(12_345), 7);
  adminId = newId('us');
  const joined = new Date(now().epochMilliseconds);
  await db().user.create({
    data: {
      ...{ id: adminId, email: 'admin@monet.local', name: 'Ada Min', role: 'admin', zone: 'UTC' },
      ...{ emailVerifiedAt: joined, createdAt: joined },
    },
  });
});

const record = async (id: string) => readBookingRecord(await as(adminId, 'admin.read'), id);
const decider = () => as(adminId, 'money.decide');
const WHY = 'To see what is refused.';
const DECISIONS = {
  refund: async (id: string) => refund(await decider(), id, 12_345, WHY),
  retryRefund: async (id: string) => retryRefund(await decider(), id, WHY),
  hold: async (id: string) => holdPayout(await decider(), id, WHY),
  release: async (id: string) => releasePayout(await decider(), id, WHY),
  retryPayout: async (id: string) => retryPayout(await decider(), id, WHY),
} as const;
type Decision = keyof typeof DECISIONS;

async function disputedCall(): Promise<PaidCall> {
  const call = await heldCall(world, people, { candidate: at, professional: at });
  const text = 'The sound broke off after ten minutes.';
  const dispute = { bookingId: call.id, matter: 'call', text } as const;
  await openDispute(await as(call.candidateId, 'dispute.open'), dispute);
  return call;
}

describe('what is offered on a booking’s record is what can be done', () => {
  const live = (make: typeof paidCall) => () => make(world, people, { candidate: at, professional: at });
  it.each<[string, () => Promise<PaidCall>, readonly Decision[]]>([
    ['paid', live(paidCall), ['refund', 'hold']],
    ['over', live(heldCall), ['refund', 'hold']],
    ['earned', live(earnedCall), ['refund', 'hold']],
    ['paid out', live(paidOutCall), ['refund']],
    ['disputed', disputedCall, ['hold']],
  ])('%s', async (_, make, offered) => {
    at += 1;
    const { id } = await make();
    const may = possibleDecisions(await record(id));
    const names = Object.keys(DECISIONS) as Decision[];
    expect(names.filter((name) => may[name])).toEqual(offered);
    for (const name of names.filter((each) => !may[each])) {
      await expect(DECISIONS[name](id), name).rejects.toMatchObject({ code: 'wrong_state' });
    }
    for (const name of [...offered].reverse()) await DECISIONS[name](id);
  });

  it('before the call is over only all of it goes back, and no part is shown', async () => {
    at += 1;
    const { id } = await paidCall(world, people, { candidate: at, professional: at });
    expect(sharesOf(await record(id), 12_344)).toBeNull();
    expect(sharesOf(await record(id), 12_345)).toMatchObject({ leftCents: 0 });
    for (const cents of [1, 12_344, 12_346]) {
      const message = 'Before the call is over only all of it can go back: 123.45 USD.';
      await expect(refund(await decider(), id, cents, WHY)).rejects.toMatchObject({
        ...{ code: 'invalid_fields', details: { fields: [{ path: 'refundCents', message }] } },
      });
    }
  });

  it('a refund splits as it was shown', async () => {
    at += 1;
    const { id } = await earnedCall(world, people, { candidate: at, professional: at });
    for (const cents of [3_333, 1, 5_000]) {
      const shown = sharesOf(await record(id), cents);
      await refund(await decider(), id, cents, WHY);
      await world.settle();
      const newest = await db().refund.findFirstOrThrow({
        where: { bookingId: id },
        orderBy: { number: 'desc' },
      });
      expect(newest).toMatchObject({ amountCents: cents, feeRefundCents: shown?.fromFeeCents });
    }
    expect(sharesOf(await record(id), 12_345)).toBeNull();
  });
});
