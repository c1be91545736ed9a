import type Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { onboardedAccount, pay, startTestSandbox, type TestSandbox } from './support';

let test: TestSandbox;
let stripe: Stripe;
beforeAll(async () => {
  test = await startTestSandbox();
  stripe = test.stripe;
  // What the platform sends and loses here has to come from somewhere.
  await stripe.paymentIntents.create({
    amount: 1_000_000,
    currency: 'usd',
    payment_method: 'pm_card_bypassPending',
    confirm: true,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  });
});
afterAll(() => test.close());
afterEach(async () => {
  const { json } = await test.control<{ items: { available: number; pending: number }[] }>(
    'GET',
    '/stripe/balances',
  );
  expect(json.items.reduce((sum, line) => sum + line.available + line.pending, 0)).toBe(0);
});

/** What an account has, available and pending together; the platform's when none is named. */
async function has(account?: string): Promise<number> {
  const balance = await stripe.balance.retrieve({}, account ? { stripeAccount: account } : {});
  return (balance.available[0]?.amount ?? 0) + (balance.pending[0]?.amount ?? 0);
}

/** The kinds of the events about one object that have arrived, in the order of their making. */
async function told(id: string): Promise<string[]> {
  await test.advance('PT0S');
  return test
    .events()
    .filter((each) => each.data.object.id === id)
    .map((each) => each.type);
}

const post = <T = { id: string; status: string }>(path: string, body: unknown = {}) =>
  test.control<T>('POST', `/stripe${path}`, body);

/** A payment of 120.00 with a fee of 24.00 to an account of its own, available at once. */
async function paid(card = 'pm_card_bypassPending') {
  const account = await onboardedAccount(test);
  const intent = await pay(test, account.id, 12_000, 2_400, card);
  const charge = await stripe.charges.retrieve(String(intent.latest_charge));
  return { account, intent, charge, own: { stripeAccount: account.id } };
}

describe('a dispute of any payment', () => {
  it('takes the amount and the fee, and ends lost', async () => {
    const { intent, charge } = await paid();
    const before = await has();
    const { status, json } = await post('/disputes', { paymentIntentId: intent.id, reason: 'duplicate' });
    expect(status).toBe(201);
    expect(json).toMatchObject({ status: 'needs_response', reason: 'duplicate', amount: 12_000 });
    expect(await has()).toBe(before - 13_500);
    expect((await stripe.charges.retrieve(charge.id)).disputed).toBe(true);
    expect((await post(`/disputes/${json.id}/close`, { outcome: 'lost' })).json.status).toBe('lost');
    expect(await has()).toBe(before - 13_500);
    expect(await told(json.id)).toEqual([
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.closed',
    ]);
    const again = await post(`/disputes/${json.id}/close`, { outcome: 'won' });
    expect(again).toMatchObject({ status: 409, json: { code: 'wrong_state' } });
  });

  it('of a part takes that part, and gives it back when won', async () => {
    const { charge } = await paid();
    const before = await has();
    const { json } = await post('/disputes', { charge: charge.id, amountCents: 5_000 });
    expect(await has()).toBe(before - 6_500);
    expect((await post(`/disputes/${json.id}/close`, { outcome: 'won' })).json.status).toBe('won');
    expect(await has()).toBe(before - 1_500);
    expect(await told(json.id)).toEqual([
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.funds_reinstated',
      'charge.dispute.closed',
    ]);
  });

  it('that is only an inquiry moves nothing, and closes as a warning', async () => {
    const { intent } = await paid();
    const before = await has();
    const { json } = await post('/disputes', { paymentIntentId: intent.id, inquiry: true });
    expect(json.status).toBe('warning_needs_response');
    expect((await post(`/disputes/${json.id}/close`, { outcome: 'lost' })).status).toBe(409);
    const closed = await post(`/disputes/${json.id}/close`, { outcome: 'warning_closed' });
    expect(closed.json.status).toBe('warning_closed');
    expect(await has()).toBe(before);
    expect(await told(json.id)).toEqual(['charge.dispute.created', 'charge.dispute.closed']);
  });

  it('is refused for what was not paid, was disputed already, or does not exist', async () => {
    const open = await stripe.paymentIntents.create({ amount: 1_000, currency: 'usd' });
    expect((await post('/disputes', { paymentIntentId: open.id })).status).toBe(404);
    const { charge } = await paid();
    await post('/disputes', { charge: charge.id });
    expect((await post('/disputes', { charge: charge.id })).status).toBe(409);
    expect((await post('/disputes', {})).json).toMatchObject({ field: 'paymentIntentId' });
    expect((await post('/disputes/dp_none/close', { outcome: 'won' })).status).toBe(404);
  });
});

describe('transfers by hand', () => {
  it('send available money of the platform once for a key, and come back by a reversal', async () => {
    const { account } = await paid();
    const [before, platform] = [await has(account.id), await has()];
    const params = { amount: 1_500, currency: 'usd', destination: account.id };
    const key = { idempotencyKey: 'b1/dispute/1/return' };
    const first = await stripe.transfers.create(params, key);
    expect((await stripe.transfers.create(params, key)).id).toBe(first.id);
    expect([await has(account.id), await has()]).toEqual([before + 1_500, platform - 1_500]);
    const reversal = await stripe.transfers.createReversal(first.id, { amount: 1_000 });
    expect([await has(account.id), await has()]).toEqual([before + 500, platform - 500]);
    const listed = await stripe.transfers.listReversals(first.id);
    expect(listed.data.map((each) => each.id)).toEqual([reversal.id]);
  });

  it('are refused beyond what the platform has available', async () => {
    const { account } = await paid();
    const params = { amount: 90_000_000, currency: 'usd', destination: account.id };
    await expect(stripe.transfers.create(params)).rejects.toMatchObject({
      code: 'balance_insufficient',
      statusCode: 400,
    });
  });
});

describe('refunds with a chosen outcome', () => {
  const refundOf = (intent: Stripe.PaymentIntent) =>
    stripe.refunds.create({
      payment_intent: intent.id,
      reverse_transfer: true,
      refund_application_fee: true,
    });

  it('fail an hour later: the platform gets the money, the account does not', async () => {
    const { account, intent } = await paid('pm_card_visa');
    await post('/refunds', { outcome: 'failed', count: 1 });
    const before = await has();
    const refund = await refundOf(intent);
    expect(refund.status).toBe('succeeded');
    await test.advance('PT1H');
    const failed = await stripe.refunds.retrieve(refund.id, { expand: ['failure_balance_transaction'] });
    expect(failed).toMatchObject({ status: 'failed', failure_balance_transaction: { amount: 12_000 } });
    expect([await has(account.id), await has()]).toEqual([0, before + 9_600]);
    expect(await told(refund.id)).toEqual([
      'refund.created',
      'refund.updated',
      'refund.failed',
      'charge.refund.updated',
    ]);
    const next = await refundOf((await paid()).intent);
    await test.advance('PT1H');
    expect((await stripe.refunds.retrieve(next.id)).status).toBe('succeeded');
  });

  it.each(['succeeded', 'failed'] as const)('stay pending until they are said to have %s', async (end) => {
    const { intent } = await paid();
    await post('/refunds', { outcome: 'pending' });
    const refund = await refundOf(intent);
    await test.advance('P10D');
    expect((await stripe.refunds.retrieve(refund.id)).status).toBe('pending');
    await post(`/refunds/${refund.id}/finish`, { outcome: end });
    const done = await stripe.refunds.retrieve(refund.id);
    expect(done.status).toBe(end);
    expect(done.pending_reason).toBeUndefined();
    expect(await told(refund.id)).toContain(end === 'failed' ? 'refund.failed' : 'refund.updated');
    const again = await post(`/refunds/${refund.id}/finish`, { outcome: end });
    expect(again.status).toBe(409);
  });

  it('are refused when the account is short, if that is asked for, and leave no trace', async () => {
    const { account, intent, own } = await paid();
    await stripe.payouts.create({ amount: 9_600, currency: 'usd' }, own);
    await post('/settings', { shortBalance: 'refuse' });
    await expect(refundOf(intent)).rejects.toMatchObject({ code: 'balance_insufficient', statusCode: 400 });
    expect((await stripe.refunds.list({ payment_intent: intent.id })).data).toEqual([]);
    expect(await has(account.id)).toBe(0);
    // An account that has exactly its net is not short: the fee comes back with the transfer.
    const exact = await paid();
    expect((await refundOf(exact.intent)).status).toBe('succeeded');
    await post('/settings', { shortBalance: 'negative' });
    expect((await refundOf(intent)).status).toBe('succeeded');
    expect(await has(account.id)).toBe(-9_600);
    expect((await post('/settings', { shortBalance: 'sometimes' })).json).toMatchObject({
      field: 'shortBalance',
    });
  });
});

describe('payouts that come back', () => {
  it('after they were paid: the money returns and the bank account is errored', async () => {
    const { account, own } = await paid();
    const payout = await stripe.payouts.create({ amount: 9_600, currency: 'usd' }, own);
    await test.advance('P1D');
    expect((await stripe.payouts.retrieve(payout.id, {}, own)).status).toBe('paid');
    await post(`/payouts/${payout.id}/fail`, { failureCode: 'account_closed' });
    expect(await stripe.payouts.retrieve(payout.id, {}, own)).toMatchObject({
      status: 'failed',
      failure_code: 'account_closed',
      failure_message: 'The bank account has been closed.',
    });
    expect(await has(account.id)).toBe(9_600);
    const again = stripe.payouts.create({ amount: 9_600, currency: 'usd' }, own);
    await expect(again).rejects.toMatchObject({ code: 'bank_account_unusable' });
    expect((await told(payout.id)).slice(-4)).toEqual([
      'payout.paid',
      'payout.updated',
      'payout.failed',
      'payout.updated',
    ]);
    expect((await post(`/payouts/${payout.id}/fail`)).status).toBe(409);
  });

  it('before they arrived, and do not arrive any more', async () => {
    const { own } = await paid();
    const payout = await stripe.payouts.create({ amount: 9_600, currency: 'usd' }, own);
    await post(`/payouts/${payout.id}/fail`, { failureCode: 'could_not_process' });
    await test.advance('P2D');
    expect(await stripe.payouts.retrieve(payout.id, {}, own)).toMatchObject({
      status: 'failed',
      failure_code: 'could_not_process',
    });
  });
});

it('an account that cuts the platform off says so on the Connect endpoint and is closed to it', async () => {
  const { account, own } = await paid();
  expect((await post(`/accounts/${account.id}/deauthorize`)).status).toBe(200);
  await test.advance('PT0S');
  const event = test.events().findLast((each) => each.type === 'account.application.deauthorized');
  expect(event).toMatchObject({ account: account.id, data: { object: { object: 'application' } } });
  const refusal = { statusCode: 403, code: 'account_invalid' };
  await expect(stripe.accounts.retrieve(account.id)).rejects.toMatchObject(refusal);
  await expect(stripe.balance.retrieve({}, own)).rejects.toMatchObject(refusal);
  const transfer = { amount: 100, currency: 'usd', destination: account.id };
  await expect(stripe.transfers.create(transfer)).rejects.toMatchObject({ code: 'resource_missing' });
});
