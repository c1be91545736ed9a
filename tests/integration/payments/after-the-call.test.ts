import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancel } from '@/lib/bookings/cancel';
import { readBooking } from '@/lib/bookings/queries';
import { now } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { addStatement } from '@/lib/disputes/add-statement';
import { decideDispute, withdrawDispute } from '@/lib/disputes/close';
import { openDispute } from '@/lib/disputes/open';
import { disputeOf } from '@/lib/disputes/queries';
import { newId } from '@/lib/ids';
import { holdPayout, refund, releasePayout, retryPayout, retryRefund } from '@/lib/payments/decide';
import { claimDebt, settleClaims } from '@/lib/payments/payouts/debt';
import { COUNT_ALL, reconcile } from '@/lib/payments/reconcile/reconcile';
import type { InsertedPeople } from '@/prisma/demo/people';
import { earnedCall, heldCall, type PaidCall, paidCall, paidOutCall } from '../../factories/paid-calls';
import { as, inhabitAtPrices } from '../../factories/people';
import { balances } from '../../support/balances';
import { ledgerOf } from '../../support/ledger';
import { World } from '../../support/world';

const world = World.forThisFile();
let people: InsertedPeople;
let adminId = '';
/** Each test has a candidate and a professional of its own. */
let at = -1;
const who = () => ({ candidate: at, professional: at });

beforeAll(async () => {
  people = await inhabitAtPrices(world, 30, Array(24).fill(12_000), 7);
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

const COST = { stripe_fees: 378 };
const TEXT = 'The professional left after five minutes and did not come back.';
const WORDS = 'We have read both sides and looked at who was in the room.';

const decider = () => as(adminId, 'money.decide');
const payoutOf = (bookingId: string) => db().payout.findUniqueOrThrow({ where: { bookingId } });
const kinds = async (bookingId: string, kind: string) =>
  (await db().notification.findMany({ where: { bookingId, kind } })).map(({ userId }) => userId).sort();
async function disputed(call: PaidCall, by: 'candidateId' | 'professionalId' = 'candidateId') {
  const actor = await as(call[by], 'dispute.open');
  return (await openDispute(actor, { bookingId: call.id, matter: 'call', text: TEXT })).id;
}

/** What a professional owes, in cents. */
async function debtOf(professionalId: string) {
  const { _sum } = await db().ledgerLine.aggregate({
    where: { account: 'professional_debt', userId: professionalId },
    _sum: { amountCents: true },
  });
  return _sum.amountCents ?? 0;
}

/** The books of all bookings agree with Stripe's balances, to the cent, and everything else with Stripe's lists. */
async function expectBalanced() {
  const { books, there } = await balances(world);
  expect(there).toEqual(books);
}

describe('a card dispute', () => {
  type Opened = { id: string };
  const open = (call: PaidCall, more = {}) =>
    world.control<Opened>('POST', '/control/stripe/disputes', {
      paymentIntentId: call.paymentIntentId,
      ...more,
    });
  const close = (id: string, outcome: string) =>
    world.control('POST', `/control/stripe/disputes/${id}/close`, { outcome });

  it('that is won freezes the payout, keeps the share with us, and gives it back', async () => {
    const call = await earnedCall(world, people, who());
    const { id } = await open(call);
    await world.settle();
    expect(await payoutOf(call.id)).toMatchObject({ status: 'blocked', blockedReason: 'card_dispute' });
    expect((await ledgerOf(call.id)).posted).toMatchObject({
      disputes: 12_000,
      professional_payable: -9_600,
    });
    expect((await ledgerOf(call.id)).posted).not.toHaveProperty('stripe_connected');
    await expectBalanced();
    const alert = await db().alert.findUniqueOrThrow({ where: { key: `card-dispute/${id}` } });
    expect(alert).toMatchObject({ kind: 'card_dispute', closedAt: null });
    expect(alert.dueBy?.getTime()).toBeGreaterThan(now().epochMilliseconds);
    const { items } = await world.control<{ items: { subject: string }[] }>(
      'GET',
      '/control/mail?to=admin@monet.local',
    );
    expect(items.map(({ subject }) => subject)).toContain('A payment is disputed: evidence is due');
    await expect(refund(await decider(), call.id, 100, 'Meanwhile.')).rejects.toMatchObject({
      code: 'wrong_state',
    });

    await close(id, 'won');
    await world.advance('PT120H');
    expect((await payoutOf(call.id)).status).toBe('paid');
    expect((await ledgerOf(call.id)).posted).toEqual({
      ...{ stripe_fees: 378 + 1_500, platform_revenue: -2_400, stripe_platform: 2_400 - 378 - 1_500 },
    });
    expect(await kinds(call.id, 'card_dispute_won')).toEqual([call.professionalId]);
    await expectBalanced();
  });

  it.each([
    ['won', 'refunded', /^re_/],
    ['lost', 'charged_back', null],
  ] as const)('that is %s: a refund decided meanwhile waits for it', async (outcome, status, refundId) => {
    const call = await paidCall(world, people, who());
    const { id } = await open(call);
    await world.settle();
    await cancel(await as(call.professionalId, 'booking.cancel'), call.id);
    await world.settle();
    const waiting = { status: 'pending', refundId: null, funding: 'connected' };
    expect(await db().refund.findFirstOrThrow({ where: { bookingId: call.id } })).toMatchObject(waiting);
    await close(id, outcome);
    await world.advance('PT96H'); // the platform's balance has to reach for the share
    const refund = await db().refund.findFirstOrThrow({ where: { bookingId: call.id } });
    expect(refund.status).toBe('succeeded');
    if (refundId) expect(refund.refundId).toMatch(refundId);
    else expect(refund.refundId).toBeNull(); // the bank has paid in its place
    expect(await db().payment.findUniqueOrThrow({ where: { bookingId: call.id } })).toMatchObject({
      status,
    });
    const fees = 378 + 1_500;
    expect(await ledgerOf(call.id)).toEqual({
      posted: { stripe_fees: fees, stripe_platform: -fees },
      pending: {},
    });
    await expectBalanced();
  });

  it.each([
    ['before the call', paidCall, 'cancelled'],
    ['while feedback is due', heldCall, 'refunded'],
    ['after the call was earned', earnedCall, 'completed'],
  ] as const)('that is lost %s undoes the payment', async (_, live, status) => {
    const call = await live(world, people, who());
    const { id } = await open(call);
    await world.settle();
    await close(id, 'lost');
    await world.settle();
    const view = await readBooking(await as(call.professionalId, 'booking.read'), call.id);
    expect(view).toMatchObject({ status, payment: { status: 'charged_back' }, payout: { amountCents: 0 } });
    expect((await ledgerOf(call.id)).posted).toEqual({
      stripe_fees: 378 + 1_500,
      stripe_platform: -378 - 1_500,
    });
    await expectBalanced();
  });

  it('that is lost after the payout is the professional’s debt', async () => {
    const call = await paidOutCall(world, people, who());
    const { id } = await open(call);
    await close(id, 'lost');
    await world.settle();
    expect((await ledgerOf(call.id)).posted).toMatchObject({ professional_debt: 9_600 });
    await expectBalanced();
  });

  it('that takes a part only is the platform’s loss', async () => {
    const call = await earnedCall(world, people, who());
    const { id } = await open(call, { amountCents: 5_000 });
    await world.settle();
    await close(id, 'lost');
    await world.advance('PT120H');
    expect((await ledgerOf(call.id)).posted).toMatchObject({ losses: 5_000 });
    await expectBalanced();
  });

  it('that is an inquiry moves nothing, and holds the payout until it is closed', async () => {
    const call = await earnedCall(world, people, who());
    const { id } = await open(call, { inquiry: true });
    await world.settle();
    expect((await payoutOf(call.id)).status).toBe('blocked');
    await expectBalanced();
    await close(id, 'warning_closed');
    await world.advance('PT120H');
    expect((await payoutOf(call.id)).status).toBe('paid');
    await expectBalanced();
  });
});

describe('a dispute', () => {
  it('keeps the payout back, hears both sides, and gives everything back', async () => {
    const call = await heldCall(world, people, who());
    const id = await disputed(call);
    expect(await payoutOf(call.id)).toMatchObject({ status: 'blocked', blockedReason: 'disputed' });
    expect(await kinds(call.id, 'dispute_opened')).toEqual([call.professionalId]);
    await addStatement(
      await as(call.professionalId, 'dispute.state'),
      id,
      'My line broke, and I wrote to them.',
    );
    await addStatement(await as(adminId, 'dispute.state'), id, 'When exactly did the line break, please?');
    const seen = await disputeOf(await as(call.candidateId, 'dispute.read'), call.id);
    expect(seen?.statements.map(({ by }) => by)).toEqual(['candidate', 'professional', 'admin']);
    expect(seen?.allowedActions).toEqual(['state', 'withdraw']);

    await decideDispute(await as(adminId, 'dispute.decide'), id, { outcome: 'full', decision: WORDS });
    await world.settle();
    const view = await readBooking(await as(call.candidateId, 'booking.read'), call.id);
    expect(view).toMatchObject({ status: 'refunded', refund: { status: 'succeeded', amountCents: 12_000 } });
    expect(await payoutOf(call.id)).toMatchObject({ status: 'blocked', amountCents: 0 });
    expect((await ledgerOf(call.id)).posted).toEqual({ ...COST, stripe_platform: -378 });
    expect(await kinds(call.id, 'dispute_decided')).toEqual([call.candidateId, call.professionalId].sort());
    await expectBalanced();
  });

  it('gives a part back, the odd cent of the fee to the platform, and pays the rest', async () => {
    const call = await heldCall(world, people, who());
    const id = await disputed(call, 'professionalId');
    const decision = { outcome: 'part', refundCents: 3_333, decision: WORDS } as const;
    await decideDispute(await as(adminId, 'dispute.decide'), id, decision);
    await world.advance('PT120H');
    // 33.33 of 120.00: 6.67 of the fee go back, 26.66 of the net.
    expect(await payoutOf(call.id)).toMatchObject({ status: 'paid', amountCents: 9_600 - 2_666 });
    expect((await ledgerOf(call.id)).posted).toEqual({
      ...COST,
      platform_revenue: -(2_400 - 667),
      stripe_platform: 2_400 - 667 - 378,
    });
    await expectBalanced();
  });

  it('that changes nothing, or is withdrawn, lets everything go on', async () => {
    const first = await earnedCall(world, people, who());
    const id = await disputed(first);
    expect((await payoutOf(first.id)).status).toBe('blocked');
    await decideDispute(await as(adminId, 'dispute.decide'), id, { outcome: 'none', decision: WORDS });
    await world.advance('PT120H');
    expect((await payoutOf(first.id)).status).toBe('paid');
    const second = await heldCall(world, people, who());
    const other = await disputed(second);
    await withdrawDispute(await as(second.candidateId, 'dispute.open'), other);
    expect((await payoutOf(second.id)).status).toBe('held');
    await expect(withdrawDispute(await as(second.candidateId, 'dispute.open'), other)).rejects.toMatchObject({
      code: 'wrong_state',
    });
  });

  it('is for the two people, once, from the start until 48 hours after the end', async () => {
    const call = await paidCall(world, people, who());
    await expect(disputed(call)).rejects.toMatchObject({ code: 'wrong_state' });
    const stranger = await as(people.candidates[29]?.userId ?? '', 'dispute.open');
    await world.advanceTo(call.startAt.toString());
    const dispute = { bookingId: call.id, matter: 'call', text: TEXT } as const;
    await expect(openDispute(stranger, dispute)).rejects.toMatchObject({ code: 'not_found' });
    await world.control('POST', '/control/zoom/attendance', {
      ...{ bookingId: call.id, candidate: true, professional: true },
    });
    await world.advanceTo(call.startAt.add({ hours: 48, minutes: 30, seconds: 1 }).toString());
    await expect(disputed(call)).rejects.toMatchObject({ code: 'too_late' });
  });

  it('is overtaken when everything goes back by another rule', async () => {
    const call = await heldCall(world, people, who());
    await disputed(call);
    await world.advance('PT96H');
    expect(await db().dispute.findUniqueOrThrow({ where: { bookingId: call.id } })).toMatchObject({
      status: 'overtaken',
    });
    expect((await readBooking(await as(call.candidateId, 'booking.read'), call.id)).status).toBe('refunded');
  });
});

describe('an admin', () => {
  it('keeps a payout back and lets it go', async () => {
    const call = await earnedCall(world, people, who());
    await holdPayout(await decider(), call.id, 'The work address bounced.');
    await world.advance('PT120H');
    expect(await payoutOf(call.id)).toMatchObject({ status: 'blocked', blockedReason: 'held_by_admin' });
    await expect(holdPayout(await decider(), call.id, 'Twice.')).rejects.toMatchObject({
      code: 'wrong_state',
    });
    await releasePayout(await decider(), call.id, 'It did not, after all.');
    await world.advance('PT120H');
    expect((await payoutOf(call.id)).status).toBe('paid');
    const subject = `payout/${call.id}`;
    const actions = (
      await db().auditEntry.findMany({ where: { subject, actor: 'admin' }, orderBy: { id: 'asc' } })
    ).map((row) => row.action);
    expect(actions).toEqual(['payout.held_back', 'payout.released']);
  });

  it('gives money back after the payout: a debt that later payouts settle, never below zero', async () => {
    const first = await paidOutCall(world, people, who());
    await refund(await decider(), first.id, 12_000, 'The candidate was right.');
    await world.settle();
    expect((await ledgerOf(first.id)).posted).toEqual({
      ...COST,
      professional_debt: 9_600,
      stripe_platform: -9_600 - 378,
    });
    await expect(refund(await decider(), first.id, 1, 'More.')).rejects.toMatchObject({
      code: 'wrong_state',
    });
    await expectBalanced();
    const second = await earnedCall(world, people, who());
    await refund(await decider(), second.id, 6_000, 'Half of it.');
    await world.advance('PT120H');
    // 48.00 are left of the second call: all of it goes to the debt.
    expect(await payoutOf(second.id)).toMatchObject({
      ...{ status: 'settled', amountCents: 4_800, withheldCents: 4_800, payoutId: null },
    });
    const third = await paidOutCall(world, people, who());
    expect(await payoutOf(third.id)).toMatchObject({
      status: 'paid',
      amountCents: 9_600,
      withheldCents: 4_800,
    });
    expect(await debtOf(first.professionalId)).toBe(0);
    await expectBalanced();
  });

  it('asks again for a refund that failed, at once or after it had succeeded', async () => {
    await world.control('POST', '/control/stripe/refunds', { outcome: 'failed', count: 1 });
    const call = await heldCall(world, people, who());
    await refund(await decider(), call.id, 12_000, 'Nobody was heard.');
    await world.advance('PT2H');
    expect(await db().refund.findFirstOrThrow({ where: { bookingId: call.id } })).toMatchObject({
      status: 'failed',
    });
    expect((await ledgerOf(call.id)).posted).toEqual({
      ...COST,
      refunds_payable: -12_000,
      stripe_platform: 12_000 - 378,
    });
    expect(await kinds(call.id, 'refund_failed')).toEqual([call.candidateId]);
    await retryRefund(await decider(), call.id, 'They gave another card.');
    await world.advance('PT2H');
    expect(await db().refund.findFirstOrThrow({ where: { bookingId: call.id } })).toMatchObject({
      ...{ status: 'succeeded', attempt: 2, funding: 'platform' },
    });
    expect((await ledgerOf(call.id)).posted).toEqual({ ...COST, stripe_platform: -378 });
    await expectBalanced();
  });

  describe('when part of a payout that waits has settled a debt', () => {
    /** 24.00 of 96.00 have gone to the debt of a call before, and the money is not there to be paid out yet. */
    async function halfSettled(): Promise<PaidCall> {
      const before = await paidOutCall(world, people, who());
      await refund(await decider(), before.id, 3_000, 'A quarter of it.');
      await world.settle();
      const call = await earnedCall(world, people, who());
      await transaction((tx) => claimDebt(tx, call.id, call.professionalId));
      expect(await settleClaims(call.id)).toBe(true);
      expect(await payoutOf(call.id)).toMatchObject({ status: 'pending', withheldCents: 2_400 });
      return call;
    }

    it('gives back what leaves enough from the professional’s balance', async () => {
      const call = await halfSettled();
      await refund(await decider(), call.id, 6_000, 'Half of it.');
      await world.advance('PT120H');
      expect(await db().refund.findFirstOrThrow({ where: { bookingId: call.id } })).toMatchObject({
        ...{ status: 'succeeded', funding: 'connected', shareReversalId: null },
      });
      expect(await payoutOf(call.id)).toMatchObject({ status: 'paid', amountCents: 4_800 });
      expect(await debtOf(call.professionalId)).toBe(0);
      await expectBalanced();
    });

    it('takes what is left of the share for a larger one, and the rest is owed again', async () => {
      const call = await halfSettled();
      await refund(await decider(), call.id, 12_000, 'All of it.');
      await world.advance('PT120H');
      expect(await db().refund.findFirstOrThrow({ where: { bookingId: call.id } })).toMatchObject({
        ...{ status: 'succeeded', funding: 'platform', shareCents: 7_200 },
        shareReversalId: expect.stringMatching(/^trr_/),
      });
      expect(await payoutOf(call.id)).toMatchObject({ status: 'settled', amountCents: 2_400 });
      expect(await debtOf(call.professionalId)).toBe(2_400);
      await expectBalanced();
    });

    it('keeps that part settled when a lost card dispute undoes the payment, and it is owed again', async () => {
      const call = await halfSettled();
      const { paymentIntentId } = call;
      const { id } = await world.control<{ id: string }>('POST', '/control/stripe/disputes', {
        paymentIntentId,
      });
      await world.settle();
      expect(await payoutOf(call.id)).toMatchObject({ status: 'blocked', withheldCents: 2_400 });
      await world.control('POST', `/control/stripe/disputes/${id}/close`, { outcome: 'lost' });
      await world.advance('PT120H');
      expect(await payoutOf(call.id)).toMatchObject({ status: 'settled', amountCents: 2_400 });
      expect(await debtOf(call.professionalId)).toBe(2_400);
      await expectBalanced();
    });
  });

  it('sends a payout again that the bank sent back, also after it was called paid', async () => {
    const call = await paidOutCall(world, people, who());
    const { payoutId } = await payoutOf(call.id);
    await world.control('POST', `/control/stripe/payouts/${payoutId}/fail`, { failureCode: 'no_account' });
    await world.settle();
    expect(await payoutOf(call.id)).toMatchObject({ status: 'failed', waitingFor: 'no_account' });
    expect((await ledgerOf(call.id)).posted).toMatchObject({
      professional_payable: -9_600,
      stripe_connected: 9_600,
    });
    await expectBalanced();
    const account = `/control/stripe/accounts/${call.account}/onboard`;
    await world.control('POST', account, { accountNumber: '000123456789', quiet: true });
    await retryPayout(await decider(), call.id, 'They named another account.');
    await world.advance('PT120H');
    expect(await payoutOf(call.id)).toMatchObject({ status: 'paid', attempt: 2 });
    await expectBalanced();
  });
});

it('and in nothing of all this do we and Stripe differ', async () => {
  expect(await reconcile(COUNT_ALL)).toEqual([]);
});

describe('a refund when the professional’s share is not there', () => {
  it('is paid by the platform, and owed by the professional', async () => {
    await world.control('POST', '/control/stripe/settings', { shortBalance: 'refuse' });
    const call = await heldCall(world, people, who());
    // Somebody has emptied the balance past us.
    await world.advance('PT60H');
    const { payouts } = await import('@/tests/sandbox/support').then(({ stripeClient }) =>
      stripeClient(world.origin),
    );
    await payouts.create({ amount: 9_600, currency: 'usd' }, { stripeAccount: call.account });
    await refund(await decider(), call.id, 12_000, 'The candidate was right.');
    await world.settle();
    expect(await db().refund.findFirstOrThrow({ where: { bookingId: call.id } })).toMatchObject({
      ...{ status: 'succeeded', funding: 'platform' },
    });
    expect((await ledgerOf(call.id)).posted).toEqual({
      ...COST,
      professional_debt: 9_600,
      stripe_platform: -9_600 - 378,
    });
  });
});
