import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deletionObstacles } from '@/lib/accounts/deletion-obstacles';
import { readBooking } from '@/lib/bookings/queries';
import { now } from '@/lib/clock';
import { db, sqlState, transaction } from '@/lib/db';
import { addStatement } from '@/lib/disputes/add-statement';
import { type Decision, decideDispute, withdrawDispute } from '@/lib/disputes/close';
import { openDispute } from '@/lib/disputes/open';
import { disputeOf } from '@/lib/disputes/queries';
import { newId } from '@/lib/ids';
import { enqueue } from '@/lib/outbox';
import { holdPayout, refund, releasePayout } from '@/lib/payments/decide';
import { earningsRows } from '@/lib/payments/earnings/earnings';
import { statementOf } from '@/lib/payments/earnings/statement';
import { monthAt } from '@/lib/payments/earnings/statement-months';
import { sendPayout } from '@/lib/payments/payouts/send-payout';
import { COUNT_ALL, reconcile } from '@/lib/payments/reconcile/reconcile';
import type { InsertedPeople } from '@/prisma/demo/people';
import { earnedCall, type PaidCall, paidCall, paidOutCall } from '../../factories/paid-calls';
import { as, inhabitAtPrices } from '../../factories/people';
import { stripeClient } from '../../sandbox/support';
import { balances } from '../../support/balances';
import { ledgerOf } from '../../support/ledger';
import { World } from '../../support/world';

/** A professional whom Zoom did not see objects, and is paid by the platform. */

const world = World.forThisFile({ deadlineMs: 2_000 });
let people: InsertedPeople;
let adminId = '';
const RICH = 0;
/** Each test has a candidate and a professional of its own. */
let at = RICH;
const who = () => ({ candidate: at, professional: at });

const COST = { stripe_fees: 378 };
const TEXT = 'I was in the meeting from the start, under the name of my company.';
const WORDS = 'We have looked at the list of the meeting: you were there.';
const PAY = { outcome: 'pay', decision: WORDS } as const;

beforeAll(async () => {
  people = await inhabitAtPrices(world, 28, [200_000, ...Array(27).fill(12_000)], 7);
  adminId = newId('us');
  const joined = new Date(now().epochMilliseconds);
  await db().user.create({
    data: {
      ...{ id: adminId, email: 'admin@monet.local', name: 'Ada Min', role: 'admin', zone: 'UTC' },
      ...{ emailVerifiedAt: joined, createdAt: joined },
    },
  });
});
beforeEach(() => {
  at += 1;
});

const admin = () => as(adminId, 'dispute.decide');
const decider = () => as(adminId, 'money.decide');
const payoutOf = ({ id }: PaidCall) => db().payout.findUniqueOrThrow({ where: { bookingId: id } });
const givenFor = ({ id }: PaidCall) => db().compensation.findUnique({ where: { bookingId: id } });
const told = async ({ id }: PaidCall, kind: string) =>
  (await db().notification.findMany({ where: { bookingId: id, kind } })).map(({ userId }) => userId).sort();
/** What was transferred for a call apart from its charge. */
async function transfersOf({ account, id }: PaidCall) {
  const asked = { destination: account, transfer_group: id };
  const { data } = await stripeClient(world.origin).transfers.list(asked);
  return data.filter(({ source_transaction }) => source_transaction === null);
}

/** A call that was refunded because Zoom saw the candidate alone, or nobody. */
async function unseen(candidate = true, whose = who()): Promise<PaidCall> {
  const call = await paidCall(world, people, whose);
  const body = { bookingId: call.id, candidate, professional: false };
  await world.control('POST', '/control/zoom/attendance', body);
  await world.advanceTo(call.startAt.add({ minutes: 60 }).toString());
  expect(await db().booking.findUniqueOrThrow({ where: { id: call.id } })).toMatchObject({
    ...{ status: 'refunded', endReason: candidate ? 'professional_absent' : 'nobody_came' },
  });
  return call;
}

async function object(call: PaidCall): Promise<string> {
  const actor = await as(call.professionalId, 'dispute.open');
  return (await openDispute(actor, { bookingId: call.id, matter: 'absence', text: TEXT })).id;
}

async function decide(call: PaidCall, decision: Decision = PAY): Promise<void> {
  await decideDispute(await admin(), await object(call), decision);
}

/** The fees of so many dear calls are the platform's, and there. */
async function fillPlatform(calls: number): Promise<void> {
  for (let made = 0; made < calls; made += 1) {
    await earnedCall(world, people, { candidate: RICH, professional: RICH });
  }
  await world.advance('PT120H');
}

async function expectBalanced(): Promise<void> {
  const { books, there } = await balances(world);
  expect(there).toEqual(books);
  expect(await reconcile(COUNT_ALL)).toEqual([]);
}

/** What stands in the books of a call that the platform has paid: it bears the net, and the candidate has everything. */
const PAID = { ...COST, losses: 9_600, stripe_platform: -378 - 9_600 };

describe('while the platform’s own balance does not reach', () => {
  it('the payout waits, is asked for anew, and goes when it does', async () => {
    const call = await unseen();
    await decide(call);
    await world.settle();
    expect(await payoutOf(call)).toMatchObject({
      ...{ status: 'pending', amountCents: 9_600, waitingFor: 'platform', askedAt: null },
    });
    expect(await givenFor(call)).toMatchObject({ transferId: null, attempt: 1, askedAt: null });
    expect(await ledgerOf(call.id)).toEqual({
      posted: { ...COST, stripe_platform: -378, losses: 9_600, professional_payable: -9_600 },
      pending: {},
    });
    await expectBalanced();
    await world.advance('PT3H');
    expect((await givenFor(call))?.attempt).toBeGreaterThan(1);
    await fillPlatform(7);
    await world.advance('PT24H');
    expect(await payoutOf(call)).toMatchObject({ status: 'paid', waitingFor: null });
    expect(await ledgerOf(call.id)).toEqual({ posted: PAID, pending: {} });
    await expectBalanced();
  });
});

describe('an objection', () => {
  it.each([
    ['the candidate alone was seen', true],
    ['nobody was seen', false],
  ])('where %s is paid out of the platform’s balance, and the refund stays', async (_, candidate) => {
    const call = await unseen(candidate);
    const id = await object(call);
    expect(await told(call, 'dispute_opened')).toEqual([call.candidateId]);
    expect(await payoutOf(call)).toMatchObject({ status: 'blocked', amountCents: 0 });
    await addStatement(await as(call.candidateId, 'dispute.state'), id, 'I waited ten minutes and left.');
    await decideDispute(await admin(), id, PAY);
    await world.advance('PT120H');

    expect(await payoutOf(call)).toMatchObject({ status: 'paid', amountCents: 9_600, withheldCents: 0 });
    expect(await givenFor(call)).toMatchObject({
      ...{ disputeId: id, amountCents: 9_600, attempt: 0, transferId: expect.stringMatching(/^tr_/) },
    });
    expect(await ledgerOf(call.id)).toEqual({ posted: PAID, pending: {} });
    const seen = await readBooking(await as(call.candidateId, 'booking.read'), call.id);
    expect(seen).toMatchObject({
      ...{ status: 'refunded', refundCents: 12_000, refund: { status: 'succeeded', amountCents: 12_000 } },
      ...{ payment: { status: 'refunded' }, dispute: { outcome: 'pay', refundCents: 0 } },
    });
    expect(await told(call, 'dispute_decided')).toEqual([call.candidateId, call.professionalId].sort());
    expect(await told(call, 'payout_paid')).toEqual([call.professionalId]);
    expect(await transfersOf(call)).toMatchObject([{ amount: 9_600 }]);
    await expectBalanced();
  });

  it('that changes nothing pays nothing', async () => {
    const call = await unseen();
    await decide(call, { outcome: 'none', decision: WORDS });
    await world.advance('PT120H');
    expect(await payoutOf(call)).toMatchObject({ status: 'blocked', amountCents: 0 });
    expect(await givenFor(call)).toBeNull();
    expect(await ledgerOf(call.id)).toEqual({ posted: { ...COST, stripe_platform: -378 }, pending: {} });
  });

  it('is the professional’s alone, about the absence, once, until 48 hours after the end', async () => {
    const call = await unseen();
    const on = { bookingId: call.id, text: TEXT };
    const candidate = await as(call.candidateId, 'dispute.open');
    const professional = await as(call.professionalId, 'dispute.open');
    await expect(openDispute(candidate, { ...on, matter: 'absence' })).rejects.toMatchObject({
      code: 'wrong_state',
    });
    await expect(openDispute(professional, { ...on, matter: 'call' })).rejects.toMatchObject({
      code: 'invalid_fields',
    });
    const mayNow = async (side: 'candidateId' | 'professionalId') =>
      (await readBooking(await as(call[side], 'booking.read'), call.id)).allowedActions;
    expect(await mayNow('professionalId')).toContain('dispute');
    expect(await mayNow('candidateId')).not.toContain('dispute');
    const id = await object(call);
    expect(await mayNow('professionalId')).not.toContain('dispute');
    await withdrawDispute(professional, id);
    await expect(object(call)).rejects.toMatchObject({ code: 'wrong_state' });
    expect(await told(call, 'dispute_withdrawn')).toEqual([call.candidateId]);

    at += 1;
    const late = await unseen();
    await world.advanceTo(late.startAt.add({ hours: 48, minutes: 30, seconds: 1 }).toString());
    await expect(object(late)).rejects.toMatchObject({ code: 'too_late' });
  });

  it('is decided by paying or by nothing; no other dispute is decided by paying', async () => {
    const call = await unseen();
    const id = await object(call);
    for (const decision of [
      { outcome: 'full', decision: WORDS },
      { outcome: 'part', refundCents: 100, decision: WORDS },
    ] as const) {
      await expect(decideDispute(await admin(), id, decision)).rejects.toMatchObject({
        code: 'invalid_fields',
      });
    }
    at += 1;
    const other = await paidCall(world, people, who());
    const body = { bookingId: other.id, candidate: true, professional: true };
    await world.control('POST', '/control/zoom/attendance', body);
    await world.advanceTo(other.startAt.add({ minutes: 60 }).toString());
    const opener = await as(other.candidateId, 'dispute.open');
    const dispute = await openDispute(opener, { bookingId: other.id, matter: 'call', text: TEXT });
    await expect(decideDispute(await admin(), dispute.id, PAY)).rejects.toMatchObject({
      code: 'invalid_fields',
    });
    await decideDispute(await admin(), id, { outcome: 'none', decision: WORDS });
  });

  it('is possible although the professional took back what they disputed before the call was judged', async () => {
    const call = await paidCall(world, people, who());
    await world.advanceTo(call.startAt.add({ minutes: 5 }).toString());
    const professional = await as(call.professionalId, 'dispute.open');
    const { id } = await openDispute(professional, { bookingId: call.id, matter: 'call', text: TEXT });
    await withdrawDispute(professional, id);
    const body = { bookingId: call.id, candidate: true, professional: false };
    await world.control('POST', '/control/zoom/attendance', body);
    await world.advanceTo(call.startAt.add({ minutes: 60 }).toString());
    expect(await object(call)).toBe(id);
    await expect(object(call)).rejects.toMatchObject({ code: 'wrong_state' });
    await decideDispute(await admin(), id, { outcome: 'none', decision: WORDS });
  });

  it('keeps the accounts of both until it is decided', async () => {
    const call = await unseen();
    await world.advance('PT120H');
    const obstacles = async (side: 'candidateId' | 'professionalId') =>
      deletionObstacles(await as(call[side], 'account.delete'));
    expect(await obstacles('professionalId')).toEqual([]);
    at += 1;
    const objected = await unseen();
    await object(objected);
    await world.advance('PT120H');
    for (const userId of [objected.candidateId, objected.professionalId]) {
      expect(await deletionObstacles(await as(userId, 'account.delete'))).toEqual([
        { kind: 'dispute', bookingId: objected.id, status: 'open' },
      ]);
    }
  });

  it('is possible although the candidate disputed the call before it was judged', async () => {
    const call = await paidCall(world, people, who());
    await world.advanceTo(call.startAt.add({ minutes: 5 }).toString());
    const candidate = await as(call.candidateId, 'dispute.open');
    const { id } = await openDispute(candidate, { bookingId: call.id, matter: 'absence', text: TEXT });
    const body = { bookingId: call.id, candidate: true, professional: false };
    await world.control('POST', '/control/zoom/attendance', body);
    await world.advanceTo(call.startAt.add({ minutes: 60 }).toString());
    const professional = await as(call.professionalId, 'dispute.read');
    expect(await disputeOf(professional, call.id)).toMatchObject({ status: 'overtaken' });
    expect(await object(call)).toBe(id);
    expect(await disputeOf(professional, call.id)).toMatchObject({
      ...{ status: 'open', openedBy: 'professional', closedAt: null },
      statements: [{ by: 'candidate' }, { by: 'professional' }],
    });
    await decideDispute(await admin(), id, PAY);
    await world.advance('PT120H');
    expect((await payoutOf(call)).status).toBe('paid');
  });
});

describe('what the platform gives', () => {
  it('goes once, however often it is decided and sent at the same time', async () => {
    const call = await unseen();
    const id = await object(call);
    const actor = await admin();
    const decided = await Promise.allSettled([1, 2, 3, 4].map(() => decideDispute(actor, id, PAY)));
    expect(decided.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await Promise.allSettled([1, 2, 3, 4].map(() => sendPayout(call.id)));
    await world.advance('PT120H');
    expect(await transfersOf(call)).toHaveLength(1);
    expect(await ledgerOf(call.id)).toEqual({ posted: PAID, pending: {} });
    await expectBalanced();
  });

  it.each([
    ['at once, by its key', 'PT10M'],
    ['a day later, when Stripe has forgotten the key', 'PT30H'],
  ])('goes once when the answer is lost, asked again %s', async (_, pause) => {
    const call = await unseen();
    await world.control('POST', '/control/faults', {
      ...{ provider: 'stripe', match: '/v1/transfers', mode: 'timeout-after-commit', count: 1 },
    });
    // The library asks again by itself: from there on nobody answers.
    await world.control('POST', '/control/faults', {
      ...{ provider: 'stripe', match: '/v1/transfers', mode: 'error', count: 100 },
    });
    await decide(call);
    await world.settle();
    expect(await givenFor(call)).toMatchObject({ transferId: null, askedAt: expect.any(Date) });
    expect((await ledgerOf(call.id)).pending).toEqual({ stripe_connected: 9_600, stripe_platform: -9_600 });
    await world.control('DELETE', '/control/faults');
    await world.advance(pause);
    await transaction((tx) => enqueue(tx, 'send-payout', `${call.id}/again`, { bookingId: call.id }));
    await world.advance('PT120H');
    expect(await transfersOf(call)).toHaveLength(1);
    expect(await ledgerOf(call.id)).toEqual({ posted: PAID, pending: {} });
    await expectBalanced();
  });

  it('waits while an admin keeps the payout back', async () => {
    const call = await unseen();
    const id = await object(call);
    await db().payout.update({
      where: { bookingId: call.id },
      data: { holdReason: 'The work address bounced.' },
    });
    await decideDispute(await admin(), id, PAY);
    await world.advance('PT24H');
    expect(await payoutOf(call)).toMatchObject({ status: 'blocked', blockedReason: 'held_by_admin' });
    expect(await transfersOf(call)).toEqual([]);
    await releasePayout(await decider(), call.id, 'It did not.');
    await expect(holdPayout(await decider(), call.id, 'Again.')).resolves.toBeUndefined();
    await releasePayout(await decider(), call.id, 'Go on.');
    await world.advance('PT120H');
    expect((await payoutOf(call)).status).toBe('paid');
    await expectBalanced();
  });

  it('settles a debt like every payout', async () => {
    const before = await paidOutCall(world, people, who());
    await refund(await decider(), before.id, 6_000, 'Half of it.');
    await world.settle();
    const call = await unseen(true);
    await decide(call);
    await world.advance('PT120H');
    expect(await payoutOf(call)).toMatchObject({
      ...{ status: 'paid', amountCents: 9_600, withheldCents: 4_800 },
    });
    expect((await ledgerOf(call.id)).posted).toEqual({
      ...{ ...PAID, stripe_platform: PAID.stripe_platform + 4_800, professional_debt: -4_800 },
    });
    await expectBalanced();
  });

  it('cannot be given back: the candidate has everything', async () => {
    const call = await unseen();
    await decide(call);
    await world.advance('PT120H');
    await expect(refund(await decider(), call.id, 100, 'More.')).rejects.toMatchObject({
      code: 'wrong_state',
    });
  });

  it('stays when the candidate’s bank takes the payment in place of the refund', async () => {
    const call = await paidCall(world, people, who());
    const { paymentIntentId } = call;
    const { id } = await world.control<{ id: string }>('POST', '/control/stripe/disputes', {
      paymentIntentId,
    });
    const body = { bookingId: call.id, candidate: true, professional: false };
    await world.control('POST', '/control/zoom/attendance', body);
    await world.advanceTo(call.startAt.add({ minutes: 60 }).toString());
    await decide(call);
    await world.advance('PT24H');
    expect(await payoutOf(call)).toMatchObject({ status: 'blocked', blockedReason: 'card_dispute' });
    expect(await transfersOf(call)).toEqual([]);
    await world.control('POST', `/control/stripe/disputes/${id}/close`, { outcome: 'lost' });
    await world.advance('PT120H');
    expect(await payoutOf(call)).toMatchObject({ status: 'paid', amountCents: 9_600 });
    const fees = 378 + 1_500;
    expect(await ledgerOf(call.id)).toEqual({
      posted: { stripe_fees: fees, losses: 9_600, stripe_platform: -fees - 9_600 },
      pending: {},
    });
    await expectBalanced();
  });

  it('waits for an account that has cut us off, and goes when it can be paid', async () => {
    const call = await unseen();
    await world.control('POST', `/control/stripe/accounts/${call.account}/restrict`, {});
    // We have not heard of it: Stripe refuses.
    const ready = { state: 'ready', payoutsEnabled: true, transfersActive: true } as const;
    await db().stripeAccount.update({ where: { accountId: call.account }, data: ready });
    await decide(call);
    await world.settle();
    expect(await payoutOf(call)).toMatchObject({ status: 'pending', waitingFor: 'account' });
    const account = await db().stripeAccount.findUniqueOrThrow({ where: { accountId: call.account } });
    expect(account).toMatchObject({ state: 'restricted', payoutsEnabled: false });
    expect((await ledgerOf(call.id)).pending).toEqual({});
    await world.control('POST', `/control/stripe/accounts/${call.account}/onboard`, {});
    await world.advance('PT120H');
    expect((await payoutOf(call)).status).toBe('paid');
    await expectBalanced();
  });

  it('is told on the earnings and the statement as ours', async () => {
    const call = await unseen();
    const earner = await as(call.professionalId, 'earnings.read');
    const row = async () => (await earningsRows(earner)).items.find((each) => each.bookingId === call.id);
    expect(await row()).toMatchObject({ state: 'returned', netCents: 0, compensationCents: 0 });
    await decide(call);
    const sums = { grossCents: 0, feeCents: 0, compensationCents: 9_600, netCents: 9_600 };
    expect(await row()).toMatchObject({ state: 'on_its_way', ...sums });
    const { lines, closing } = await statementOf(earner, monthAt(now(), 'UTC'), 'UTC');
    expect(lines).toMatchObject([{ kind: 'compensated', grossCents: 9_600, feeCents: 0, refundCents: 0 }]);
    expect(closing).toEqual({ balanceCents: 9_600, owedCents: 0 });
    await world.advance('PT120H');
    expect(await row()).toMatchObject({ state: 'paid', ...sums });
  });
});

describe('a reconciliation finds', () => {
  const found = async () => (await reconcile(COUNT_ALL)).map(({ kind }) => kind);

  it('a transfer that is missing, of another sum, or made twice, each once and alone', async () => {
    const call = await unseen();
    await decide(call);
    await world.advance('PT120H');
    expect(await found()).toEqual([]);
    const where = { bookingId: call.id };
    const { transferId } = await db().compensation.findUniqueOrThrow({ where });
    await db().compensation.update({ where, data: { transferId: 'tr_gone' } });
    // Its own is unknown then, as the other half of the same.
    expect((await found()).sort()).toEqual(['transfer_missing', 'transfer_unknown']);
    await db().compensation.update({ where, data: { transferId } });
    await db().$transaction([
      db().$executeRaw`ALTER TABLE compensations DISABLE TRIGGER USER`,
      db().compensation.update({ where, data: { amountCents: 9_500 } }),
      db().$executeRaw`ALTER TABLE compensations ENABLE TRIGGER USER`,
    ]);
    expect(await found()).toEqual(['transfer_amount']);
    await db().compensation.update({ where, data: { amountCents: 9_600 } });
    expect(await found()).toEqual([]);
    const again = { amount: 9_600, currency: 'usd', destination: call.account, transfer_group: call.id };
    const made = await stripeClient(world.origin).transfers.create(again);
    expect(await found()).toEqual(['transfer_unknown']);
    await stripeClient(world.origin).transfers.createReversal(made.id);
  });
});

describe('PostgreSQL refuses', () => {
  const CHECK = '23514';
  const refusal = async (work: () => Promise<unknown>) => {
    try {
      await work();
      return 'done';
    } catch (error) {
      return sqlState(error);
    }
  };
  const give = (bookingId: string, disputeId: string, amountCents: number) =>
    db().compensation.create({
      data: { bookingId, disputeId, amountCents, currency: 'USD', attempt: 0, createdAt: new Date() },
    });

  it('what no admin has decided, another sum, a second time, and a payout without the money', async () => {
    const call = await unseen();
    const id = await object(call);
    expect(await refusal(() => give(call.id, id, 9_600))).toBe(CHECK);
    const pay = { status: 'pending', amountCents: 9_600, blockedReason: null } as const;
    const payout = () => db().payout.update({ where: { bookingId: call.id }, data: pay });
    expect(await refusal(payout)).toBe(CHECK);
    const words = { refundCents: 0, decision: WORDS, closedAt: new Date() };
    const decided = { status: 'decided', outcome: 'pay', ...words } as const;
    const dispute = () => db().dispute.update({ where: { id }, data: decided });
    expect(await refusal(dispute)).toBe(CHECK);
    const other = () =>
      db().$transaction([db().dispute.update({ where: { id }, data: decided }), give(call.id, id, 9_601)]);
    expect(await refusal(other)).toBe(CHECK);

    await holdPayout(await decider(), (await unseenAndPaid(call, id)).id, 'We look again.');
    expect(await refusal(() => give(call.id, id, 9_600))).toBe('23505');
    expect(await refusal(() => db().compensation.delete({ where: { bookingId: call.id } }))).toBe('23001');
  });

  /** Decides, with the transfer out of reach. */
  async function unseenAndPaid(call: PaidCall, id: string): Promise<PaidCall> {
    await db().payout.update({ where: { bookingId: call.id }, data: { holdReason: 'For a moment.' } });
    await decideDispute(await admin(), id, PAY);
    const gone = { status: 'paid', payoutId: 'po_none', blockedReason: null } as const;
    const paid = () => db().payout.update({ where: { bookingId: call.id }, data: gone });
    expect(await refusal(paid)).toBe(CHECK);
    await db().payout.update({ where: { bookingId: call.id }, data: { holdReason: null } });
    return call;
  }
});
