import type Stripe from 'stripe';
import { beforeAll, describe, expect, it } from 'vitest';
import { now, toDate } from '@/lib/clock';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { holdPayout } from '@/lib/payments/decide';
import { reconcile } from '@/lib/payments/reconcile/reconcile';
import { repair } from '@/lib/payments/reconcile/repair';
import { type Difference, keyOf } from '@/lib/payments/reconcile/types';
import type { InsertedPeople } from '@/prisma/demo/people';
import { type PaidCall, paidCall } from '../../factories/paid-calls';
import { as, inhabitAtPrices } from '../../factories/people';
import { openCheckout, scheduledCall } from '../../factories/scheduled-calls';
import { stripeClient } from '../../sandbox/support';
import { loseEntry, writeEntry } from '../../support/reconciled';
import { World } from '../../support/world';

const world = World.forThisFile();
let people: InsertedPeople;
let stripe: Stripe;
let at = -1;

type Open = { id: string; paymentIntentId: string; clientSecret: string };
/** Calls by what is to be seeded in them, made together, so that the clock moves once for all. */
const calls = new Map<string, PaidCall>();
const open = new Map<string, Open>();
const of = (name: string) => calls.get(name) ?? expect.fail(`no call for ${name}`);
const unpaid = (name: string) => open.get(name) ?? expect.fail(`no open payment for ${name}`);
const next = () => {
  at += 1;
  return { candidate: at, professional: at };
};

const OVER = [
  'payout_status',
  'payout_amount',
  'refund_amount',
  'refund_status',
  'payout_unknown',
  'account',
];
const TO_COME = [
  ...['refund_unknown', 'refund_missing', 'dispute', 'reversal_unknown', 'stripe_fee'],
  ...['platform_balance', 'connected_balance', 'books', 'payout_missing'],
];
const OPEN = [
  'payment_missing',
  'payment_not_recorded',
  'payment_differs',
  'destination',
  'payment_still_open',
];

beforeAll(async () => {
  people = await inhabitAtPrices(world, 20, Array(20).fill(12_000), 7);
  stripe = stripeClient(world.origin);
  const adminId = newId('us');
  const createdAt = toDate(now());
  await db().user.create({
    data: {
      ...{ id: adminId, email: 'admin@monet.local', name: 'Ada Min', role: 'admin', zone: 'UTC' },
      ...{ emailVerifiedAt: createdAt, createdAt },
    },
  });
  for (const name of OVER) calls.set(name, await paidCall(world, people, next()));
  const last = [...calls.values()]
    .map((each) => each.startAt)
    .sort((a, b) => Number(a.epochMilliseconds - b.epochMilliseconds))
    .at(-1);
  for (const [name, { id }] of calls) {
    const professional = !name.startsWith('refund');
    const body = { bookingId: id, candidate: false, professional };
    await world.control('POST', '/control/zoom/attendance', body);
  }
  await world.advanceTo((last ?? now()).add({ minutes: 60 }).toString());
  await holdPayout(await as(adminId, 'money.decide'), of('payout_unknown').id, 'We look into it.');
  await world.advance('PT120H');
  for (const name of TO_COME) calls.set(name, await paidCall(world, people, next()));
  for (const name of OPEN) await openOne(name);
  await world.advance('PT20M');
}, 480_000);

async function openOne(name: string): Promise<void> {
  const { candidate, professional } = next();
  const [asker, pro] = [people.candidates[candidate % 20], people.professionals[professional % 20]];
  if (!asker || !pro) throw new TypeError('nobody is there');
  const { id } = await scheduledCall(asker.userId, pro);
  const { paymentIntentId, clientSecret } = await openCheckout(asker.userId, id);
  open.set(name, { id, paymentIntentId, clientSecret });
}

/** What has been seeded before and stays. */
const known = new Set<string>();

/** What is found now and was not before, after the time in which things settle. */
async function found(): Promise<Difference[]> {
  await world.advance('PT20M');
  const differences = (await reconcile()).filter((each) => !known.has(keyOf(each)));
  for (const each of differences) known.add(keyOf(each));
  return differences;
}

/** Repairs, and says which of the differences are gone and which of these kinds are left. */
async function repaired(difference: Difference): Promise<string> {
  const { mended, left } = await repair();
  expect(mended.map(keyOf)).toEqual([keyOf(difference)]);
  expect(left.map(keyOf)).not.toContain(keyOf(difference));
  known.delete(keyOf(difference));
  expect(await found()).toEqual([]);
  return difference.kind;
}

const deaf = () =>
  world.control('POST', '/control/faults', { provider: 'stripe', match: '/', mode: 'drop', count: 1_000 });

describe('reconciliation', () => {
  it('finds nothing where there is nothing', async () => {
    expect(await reconcile()).toEqual([]);
    expect((await db().payout.groupBy({ by: ['status'] })).map(({ status }) => status).sort()).toEqual([
      ...['held', 'paid', 'blocked'].sort(),
    ]);
    // From here on no webhook arrives.
    await deaf();
  });

  it('leaves alone what is on its way', async () => {
    const { id } = await stripe.paymentIntents.create({ amount: 5_000, currency: 'usd' });
    expect(await reconcile()).toEqual([]);
    expect(await found()).toEqual([
      { kind: 'payment_unknown', bookingId: null, stripeId: id, ours: null, theirs: 5_000 },
    ]);
    await stripe.paymentIntents.cancel(id);
    known.clear();
    expect(await found()).toEqual([]);
  });
});

type Seed = () => Promise<Partial<Difference>>;
const transferOf = async ({ paymentIntentId }: PaidCall) => {
  const { latest_charge } = await stripe.paymentIntents.retrieve(paymentIntentId, {
    expand: ['latest_charge'],
  });
  return typeof latest_charge === 'object' && latest_charge ? String(latest_charge.transfer) : '';
};

const FOR_A_PERSON: [string, Seed][] = [
  [
    'payment_unknown',
    async () => {
      const { id } = await stripe.paymentIntents.create({
        ...{ amount: 7_000, currency: 'usd', confirm: true, payment_method: 'pm_card_visa' },
        automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      });
      return { bookingId: null, stripeId: id, ours: null, theirs: 7_000 };
    },
  ],
  [
    'payment_missing',
    async () => {
      const { id, paymentIntentId } = unpaid('payment_missing');
      await stripe.paymentIntents.cancel(paymentIntentId);
      await db().payment.update({ where: { bookingId: id }, data: { paymentIntentId: 'pi_gone' } });
      return { bookingId: id, stripeId: 'pi_gone', ours: 12_000, theirs: null };
    },
  ],
  [
    'payment_differs',
    async () => {
      const { id, paymentIntentId } = unpaid('payment_differs');
      await stripe.paymentIntents.update(paymentIntentId, { amount: 11_000 });
      return { bookingId: id, theirs: expect.stringMatching(/^11000 USD, fee 2400, to acct_/) };
    },
  ],
  [
    'payment_differs',
    async () => {
      const { id } = unpaid('destination');
      await db().payment.update({
        where: { bookingId: id },
        data: { destination: of('payout_status').account },
      });
      return { bookingId: id, ours: expect.stringContaining(of('payout_status').account) };
    },
  ],
  [
    'refund_unknown',
    async () => {
      const { id, paymentIntentId } = of('refund_unknown');
      const refund = await stripe.refunds.create({
        ...{ payment_intent: paymentIntentId, amount: 1_000 },
        ...{ reverse_transfer: true, refund_application_fee: true },
      });
      return { bookingId: id, stripeId: refund.id, ours: null, theirs: 1_000 };
    },
  ],
  [
    'refund_missing',
    async () => {
      const { id: bookingId } = of('refund_missing');
      await db().refund.create({
        data: {
          ...{ bookingId, number: 1, status: 'succeeded', refundId: 're_gone', reason: 'seeded' },
          ...{ amountCents: 500, feeRefundCents: 100, currency: 'USD', funding: 'connected', attempt: 1 },
          ...{ createdAt: toDate(now()), settledAt: toDate(now()) },
        },
      });
      return { bookingId, stripeId: 're_gone', ours: 500, theirs: null };
    },
  ],
  [
    'refund_amount',
    async () => {
      const { id: bookingId } = of('refund_amount');
      await db().refund.updateMany({ where: { bookingId }, data: { amountCents: 11_900 } });
      return { bookingId, ours: 11_900, theirs: 12_000 };
    },
  ],
  [
    'payout_unknown',
    async () => {
      const { account } = of('payout_unknown');
      const payout = await stripe.payouts.create(
        { amount: 4_000, currency: 'usd' },
        { stripeAccount: account },
      );
      return { bookingId: null, stripeId: payout.id, ours: null, theirs: 4_000 };
    },
  ],
  [
    'payout_missing',
    async () => {
      const { id: bookingId } = of('payout_missing');
      await db().payout.update({ where: { bookingId }, data: { payoutId: 'po_gone' } });
      return { bookingId, stripeId: 'po_gone', theirs: null };
    },
  ],
  [
    'payout_amount',
    async () => {
      const { id: bookingId, professionalId } = of('payout_amount');
      await writeEntry(bookingId, 'paid_out', [
        ['stripe_connected', -100, professionalId],
        ['losses', 100],
      ]);
      return { bookingId, ours: 9_700, theirs: 9_600 };
    },
  ],
  [
    'reversal_unknown',
    async () => {
      const { id: bookingId } = of('reversal_unknown');
      const made = await stripe.transfers.createReversal(await transferOf(of('reversal_unknown')), {
        amount: 300,
      });
      return { bookingId, stripeId: made.id, ours: null, theirs: 300 };
    },
  ],
  [
    'transfer_unknown',
    async () => {
      const made = await stripe.transfers.create({
        ...{ amount: 200, currency: 'usd', destination: of('books').account },
      });
      return { bookingId: null, stripeId: made.id, ours: null, theirs: 200 };
    },
  ],
  [
    'platform_balance',
    async () => {
      const { id: bookingId } = of('platform_balance');
      await writeEntry(bookingId, 'seeded', [
        ['stripe_platform', 500],
        ['losses', -500],
      ]);
      return { bookingId, ours: 2_400 - 378 + 500, theirs: 2_400 - 378 };
    },
  ],
  [
    'connected_balance',
    async () => {
      const { id: bookingId, professionalId } = of('connected_balance');
      await writeEntry(bookingId, 'seeded', [
        ['stripe_connected', -500, professionalId],
        ['losses', 500],
      ]);
      return { bookingId, ours: 9_100, theirs: 9_600 };
    },
  ],
  ...(
    [
      ['books_held', 'booking_held', -700],
      ['books_refund', 'refunds_payable', -700],
      ['books_owed', 'professional_payable', -700],
      ['books_fee', 'platform_revenue', -700],
    ] as const
  ).map(([kind, account, cents]): [string, Seed] => [
    kind,
    async () => {
      const { id: bookingId, professionalId } = of('books');
      await writeEntry(bookingId, kind, [
        account === 'platform_revenue' ? [account, cents] : [account, cents, professionalId],
        ['losses', -cents],
      ]);
      return { bookingId };
    },
  ]),
];

const MENDABLE: [string, Seed][] = [
  [
    'payment_not_recorded',
    async () => {
      const { id, paymentIntentId, clientSecret } = unpaid('payment_not_recorded');
      await world.confirmCard({ paymentIntentId, clientSecret });
      return { bookingId: id, stripeId: paymentIntentId, ours: 'requires_payment', theirs: 'succeeded' };
    },
  ],
  [
    'payment_still_open',
    async () => {
      const { id } = unpaid('payment_still_open');
      await db().payment.update({ where: { bookingId: id }, data: { status: 'cancelled' } });
      return { bookingId: id, ours: 'cancelled', theirs: 'open' };
    },
  ],
  [
    'stripe_fee',
    async () => {
      const { id: bookingId } = of('stripe_fee');
      await loseEntry(bookingId, 'stripe_fee');
      return { bookingId, ours: 0, theirs: 378 };
    },
  ],
  [
    'refund_status',
    async () => {
      const { id: bookingId } = of('refund_status');
      const { refundId } = await db().refund.findFirstOrThrow({ where: { bookingId } });
      await world.control('POST', `/control/stripe/refunds/${refundId}/finish`, { outcome: 'failed' });
      return { bookingId, ours: 'succeeded', theirs: 'failed' };
    },
  ],
  [
    'payout_status',
    async () => {
      const { id: bookingId } = of('payout_status');
      const { payoutId } = await db().payout.findUniqueOrThrow({ where: { bookingId } });
      await world.control('POST', `/control/stripe/payouts/${payoutId}/fail`, { failureCode: 'no_account' });
      return { bookingId, stripeId: payoutId, ours: 'paid', theirs: 'failed' };
    },
  ],
  [
    'dispute_unknown',
    async () => {
      const { id: bookingId, paymentIntentId } = of('dispute');
      await world.control('POST', '/control/stripe/disputes', { paymentIntentId });
      return { bookingId, ours: null, theirs: 12_000 };
    },
  ],
  [
    'dispute_differs',
    async () => {
      const { id: bookingId } = of('dispute');
      const { id } = await db().cardDispute.findFirstOrThrow({ where: { bookingId } });
      await world.control('POST', `/control/stripe/disputes/${id}/close`, { outcome: 'won' });
      return {
        bookingId,
        ours: 'needs_response, money taken, fee 1500',
        theirs: 'won, money given back, fee 1500',
      };
    },
  ],
  [
    'account_differs',
    async () => {
      const { account } = of('account');
      await world.control('POST', `/control/stripe/accounts/${account}/restrict`, {});
      return {
        stripeId: account,
        ours: 'can be charged and paid',
        theirs: 'can be neither charged nor paid',
      };
    },
  ],
  [
    'account_differs',
    async () => {
      const { account } = of('refund_amount');
      await world.control('POST', `/control/stripe/accounts/${account}/deauthorize`, {});
      return { stripeId: account, theirs: 'has cut us off' };
    },
  ],
];

describe('reading again mends', () => {
  it.each(MENDABLE)('%s, found once and alone', async (kind, seed) => {
    const expected = await seed();
    const [difference, ...others] = await found();
    expect(difference).toMatchObject({ kind, ...expected });
    expect(others).toEqual([]);
    if (difference) await repaired(difference);
  });

  it('twice does nothing more', async () => {
    expect(await repair()).toEqual({ found: [], mended: [], left: [] });
  });
});

describe('a person has to look at', () => {
  it.each(FOR_A_PERSON)('%s, found once and alone', async (kind, seed) => {
    const expected = await seed();
    const [difference, ...others] = await found();
    expect(difference).toMatchObject({ kind, ...expected });
    expect(others).toEqual([]);
  });

  it('all of it, and repairing changes none of it', async () => {
    const { found: all, mended, left } = await repair();
    expect(mended).toEqual([]);
    expect(left).toEqual(all);
    expect(left.map(({ kind }) => kind).sort()).toEqual(FOR_A_PERSON.map(([kind]) => kind).sort());
  });
});
