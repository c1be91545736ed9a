import { beforeAll, describe, expect, it } from 'vitest';
import { startReconciliation } from '@/jobs/reconcile-money-daily';
import { now } from '@/lib/clock';
import { db } from '@/lib/db';
import { repair } from '@/lib/payments/reconcile/repair';
import { report } from '@/lib/payments/reconcile/report';
import type { InsertedPeople } from '@/prisma/demo/people';
import { earnedCall, type PaidCall, paidCall } from '../../factories/paid-calls';
import { inhabitAtPrices } from '../../factories/people';
import { stripeClient } from '../../sandbox/support';
import { World } from '../../support/world';

const world = World.forThisFile();
let people: InsertedPeople;
let failed: PaidCall;
let waiting: PaidCall;
let cutOff: PaidCall;

const payoutOf = ({ id }: PaidCall) => db().payout.findUniqueOrThrow({ where: { bookingId: id } });
const accountOf = ({ account }: PaidCall) =>
  db().stripeAccount.findUniqueOrThrow({ where: { accountId: account } });
const control = ({ account }: PaidCall, what: string, body = {}) =>
  world.control('POST', `/control/stripe/accounts/${account}/${what}`, body);
const onCard = ({ professionalId }: PaidCall) =>
  db().$queryRaw<unknown[]>`
    SELECT 1 FROM "ListingCardView" v JOIN listings l ON l.id = v.id WHERE l.user_id = ${professionalId}`;

beforeAll(async () => {
  people = await inhabitAtPrices(world, 12, Array(12).fill(12_000), 7);
  failed = await paidCall(world, people, { candidate: 0, professional: 0 });
  waiting = await paidCall(world, people, { candidate: 1, professional: 1 });
  for (const { id } of [failed, waiting]) {
    const body = { bookingId: id, candidate: false, professional: true };
    await world.control('POST', '/control/zoom/attendance', body);
  }
  cutOff = await earnedCall(world, people, { candidate: 2, professional: 2 });
}, 480_000);

describe('an account that cuts us off', () => {
  it('is restricted, off the cards, and its payout waits for it', async () => {
    expect(await onCard(cutOff)).toHaveLength(1);
    await control(cutOff, 'deauthorize');
    await world.settle();
    expect(await accountOf(cutOff)).toMatchObject({
      ...{ state: 'restricted', transfersActive: false, payoutsEnabled: false },
    });
    expect(await onCard(cutOff)).toHaveLength(0);
    expect(await payoutOf(cutOff)).toMatchObject({ status: 'pending', waitingFor: 'account' });
    const subject = `user/${cutOff.professionalId}`;
    const rows = await db().auditEntry.findMany({
      where: { subject, action: 'stripe_account.restricted' },
      orderBy: { id: 'asc' },
    });
    expect(rows.map(({ data }) => data)).toEqual([{ accountId: cutOff.account, cutOff: true }]);
  });

  it('is asked for nothing until it can be paid, and nothing about it differs', async () => {
    await control(failed, 'onboard', { accountNumber: '000111111116' });
    await control(waiting, 'restrict');
    await world.advance('PT120H');
    expect(await payoutOf(cutOff)).toMatchObject({ status: 'pending', waitingFor: 'account', askedAt: null });
    expect(await repair()).toEqual({ found: [], mended: [], left: [] });
  });
});

describe('an account that can be paid again', () => {
  it('is sent at once what waited for it', async () => {
    expect(await payoutOf(waiting)).toMatchObject({ status: 'pending', waitingFor: 'account' });
    await control(waiting, 'onboard');
    await world.settle();
    expect((await payoutOf(waiting)).status).toBe('sent');
  });

  it('is sent again what its bank sent back, once there is another bank account', async () => {
    expect(await payoutOf(failed)).toMatchObject({ status: 'failed', waitingFor: 'no_account', attempt: 1 });
    await control(failed, 'restrict');
    await world.settle();
    await control(failed, 'onboard'); // the same bank account
    await world.settle();
    expect(await payoutOf(failed)).toMatchObject({ status: 'failed', attempt: 1 });
    await control(failed, 'onboard', { accountNumber: '000123456789' });
    await world.settle();
    expect(await payoutOf(failed)).toMatchObject({ status: 'sent', attempt: 2 });
    const retried = { subject: `payout/${failed.id}`, action: 'payout.retried', actor: 'system' } as const;
    expect(await db().auditEntry.count({ where: retried })).toBe(1);
  });
});

/** To five in the morning UTC: an hour after the round of the day, and long before the next. */
async function toMorning(): Promise<void> {
  const at = now().toZonedDateTimeISO('UTC');
  const five = at.startOfDay().add({ days: 1, hours: 5 });
  await world.advance(`PT${Math.ceil(at.until(five).total('minutes'))}M`);
}

describe('every day', () => {
  it('what is left raises one alert, which is over when nothing is left', async () => {
    await startReconciliation();
    await world.settle();
    await world.control('POST', '/control/zoom/attendance', {
      ...{ bookingId: failed.id, candidate: false, professional: true },
    });
    await toMorning();
    const stripe = stripeClient(world.origin);
    const intent = await stripe.paymentIntents.create({ amount: 5_000, currency: 'usd' });
    await world.advance('PT24H');
    const open = () => db().alert.findMany({ where: { kind: 'books', closedAt: null } });
    const [alert, ...others] = await open();
    expect(others).toEqual([]);
    expect(alert?.detail).toEqual({
      ...{ differences: 1, paymentUnknown: 1, paymentUnknownCents: 5_000, ids: intent.id },
    });
    await report(await repair());
    expect(await open()).toEqual([alert]);
    await world.advance('PT24H');
    expect((await open()).map(({ key }) => key)).not.toEqual([alert?.key]);
    expect(await open()).toHaveLength(1);
    await stripe.paymentIntents.cancel(intent.id);
    await world.advance('PT24H');
    expect(await open()).toEqual([]);
    const rounds = await db().auditEntry.findMany({
      where: { action: 'books.reconciled' },
      orderBy: { id: 'desc' },
    });
    expect(rounds[0]?.data).toEqual({ found: 0, mended: 0, left: 0 });
    const next = await db().outboxEntry.findFirst({ where: { job: 'reconcile-money', doneAt: null } });
    expect(next?.runAt.getTime()).toBeGreaterThan(now().epochMilliseconds);
  });
});
