import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onboardedAccount, pay, startTestSandbox, type TestSandbox } from './support';

let test: TestSandbox;
let stripe: Stripe;
let account: string;
/** Seconds between the two halves of what was made. */
let between: number;

const HALF = 3;

/** One payment with everything that can come of it: refund, reversal, transfer, payout and dispute. */
async function makeAll(): Promise<void> {
  const intent = await pay(test, account, 12_000, 2_400, 'pm_card_bypassPending');
  await stripe.refunds.create({
    payment_intent: intent.id,
    amount: 2_000,
    reverse_transfer: true,
    refund_application_fee: true,
  });
  const { latest_charge } = await pay(test, account, 12_000, 2_400, 'pm_card_bypassPending');
  await test.control('POST', '/stripe/disputes', { charge: latest_charge });
  await stripe.transfers.create({ amount: 100, currency: 'usd', destination: account });
  await stripe.payouts.create({ amount: 500, currency: 'usd' }, { stripeAccount: account });
}

beforeAll(async () => {
  test = await startTestSandbox();
  stripe = test.stripe;
  account = (await onboardedAccount(test)).id;
  // What the platform needs for the transfers and disputes.
  await pay(test, (await onboardedAccount(test)).id, 900_000, 900_000, 'pm_card_bypassPending');
  await test.advance('PT1M');
  for (let round = 0; round < HALF; round += 1) await makeAll();
  await test.advance('PT1H');
  const { json } = await test.control<{ now: string }>('GET', '/clock');
  between = Math.floor(Date.parse(json.now) / 1000);
  for (let round = 0; round < HALF; round += 1) await makeAll();
});
afterAll(() => test.close());

interface Item {
  id: string;
  created: number;
}
interface Query {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
  created?: { gte: number };
  expand?: string[];
}
interface Listed {
  name: string;
  list(query: Query): PromiseLike<{ data: Item[]; has_more: boolean }>;
  /** A reference that can be expanded, and the kind of object that then stands there. */
  expand: [field: string, object: string];
}

const own = () => ({ stripeAccount: account });
const LISTS: Listed[] = [
  {
    name: 'paymentIntents',
    list: (q) => stripe.paymentIntents.list(q),
    expand: ['latest_charge', 'charge'],
  },
  { name: 'charges', list: (q) => stripe.charges.list(q), expand: ['transfer', 'transfer'] },
  {
    name: 'refunds',
    list: (q) => stripe.refunds.list(q),
    expand: ['transfer_reversal', 'transfer_reversal'],
  },
  { name: 'transfers', list: (q) => stripe.transfers.list(q), expand: ['source_transaction', 'charge'] },
  {
    name: 'payouts of an account',
    list: (q) => stripe.payouts.list(q, own()),
    expand: ['balance_transaction', 'balance_transaction'],
  },
  {
    name: 'balance transactions of the platform',
    list: (q) => stripe.balanceTransactions.list(q),
    expand: ['source', 'transfer'],
  },
  {
    name: 'balance transactions of an account',
    list: (q) => stripe.balanceTransactions.list(q, own()),
    expand: ['source', 'payout'],
  },
  { name: 'disputes', list: (q) => stripe.disputes.list(q), expand: ['charge', 'charge'] },
  { name: 'applicationFees', list: (q) => stripe.applicationFees.list(q), expand: ['charge', 'charge'] },
];

describe.each(LISTS)('the list of $name', ({ list, expand }) => {
  it('comes in pages, forwards and backwards, each thing once and newest first', async () => {
    const all = (await list({ limit: 100 })).data;
    expect(all.length).toBeGreaterThanOrEqual(2 * HALF);
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await list({ limit: 4, ...(after ? { starting_after: after } : {}) });
      seen.push(...page.data.map((each) => each.id));
      after = page.data.at(-1)?.id;
      if (!page.has_more) break;
    }
    expect(seen).toEqual(all.map((each) => each.id));
    expect(all.map((each) => each.created)).toEqual(
      all.map((each) => each.created).toSorted((a, b) => b - a),
    );
    const back = await list({ limit: 2, ending_before: all[4]?.id ?? '' });
    expect(back.data.map((each) => each.id)).toEqual([all[2]?.id, all[3]?.id]);
    expect(back.has_more).toBe(true);
  });

  it('can begin at a time', async () => {
    const all = (await list({ limit: 100 })).data;
    const late = (await list({ limit: 100, created: { gte: between } })).data;
    expect(late.length).toBeGreaterThanOrEqual(HALF);
    expect(late.map((each) => each.id)).toEqual(
      all.filter((each) => each.created >= between).map((each) => each.id),
    );
    expect(late.length).toBeLessThan(all.length);
  });

  it('can show what it refers to', async () => {
    const [field, object] = expand;
    const { data } = await list({ limit: 100, expand: [`data.${field}`] });
    const shown = data.map((each) => (each as unknown as Record<string, unknown>)[field]);
    expect(shown).toContainEqual(expect.objectContaining({ object }));
  });
});

it('the reversals of a transfer are listed in pages as well', async () => {
  const reversed = (await stripe.transfers.list({ limit: 100 })).data.find(
    (each) => each.amount_reversed > 0,
  );
  const id = reversed?.id ?? '';
  await stripe.transfers.createReversal(id, { amount: 10 });
  const [first] = (await stripe.transfers.listReversals(id, { limit: 1 })).data;
  expect(first?.amount).toBe(10);
  const rest = await stripe.transfers.listReversals(id, { limit: 1, starting_after: first?.id ?? '' });
  expect(rest).toMatchObject({ has_more: false, data: [{ amount: 2_000 }] });
});
