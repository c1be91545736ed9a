import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  eventually,
  onboardedAccount,
  pay,
  SECRET_KEY,
  startTestSandbox,
  stripeClient,
  type TestSandbox,
} from './support';

let test: TestSandbox;
let stripe: Stripe;
let account: string;
beforeAll(async () => {
  test = await startTestSandbox();
  stripe = test.stripe;
  account = (await onboardedAccount(test)).id;
});
afterAll(() => test.close());

const NEVER = { enabled: true, allow_redirects: 'never' } as const;

/** Calls the API with parameters that the SDK's types do not let through. */
async function post(path: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await fetch(`${test.sandbox.origin}/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SECRET_KEY}`, ...headers },
    body: new URLSearchParams(form),
  });
  const json = (await response.json()) as Record<string, unknown> & { error?: Record<string, unknown> };
  return { status: response.status, json, error: json.error ?? {}, headers: response.headers };
}

describe('what Stripe refuses, the sandbox refuses', () => {
  type Refusal = [
    name: string,
    call: () => Promise<unknown>,
    expected: { code?: string; param?: string; statusCode: number },
  ];
  const intent = (more: Partial<Stripe.PaymentIntentCreateParams>) =>
    stripe.paymentIntents.create({ amount: 12_000, currency: 'usd', ...more });
  const paid = () => pay(test, account);
  const available = () => pay(test, account, 12_000, 2_400, 'pm_card_bypassPending');

  const refusals: Refusal[] = [
    [
      'an amount below the minimum',
      () => intent({ amount: 49 }),
      { code: 'amount_too_small', param: 'amount', statusCode: 400 },
    ],
    [
      'an amount above the maximum',
      () => intent({ amount: 100_000_000 }),
      { code: 'amount_too_large', statusCode: 400 },
    ],
    [
      'a currency that does not exist',
      () => intent({ currency: 'xyz' }),
      { param: 'currency', statusCode: 400 },
    ],
    [
      'a fee without a destination',
      () => intent({ application_fee_amount: 100 }),
      { code: 'application_fees_not_allowed', statusCode: 400 },
    ],
    [
      'a fee larger than the charge',
      () => intent({ application_fee_amount: 12_001, transfer_data: { destination: account } }),
      { param: 'application_fee_amount', statusCode: 400 },
    ],
    [
      'a fee together with an amount to transfer',
      () => intent({ application_fee_amount: 100, transfer_data: { destination: account, amount: 50 } }),
      { code: 'parameters_exclusive', statusCode: 400 },
    ],
    [
      'a destination that does not exist',
      () => intent({ transfer_data: { destination: 'acct_1nobody' } }),
      { code: 'resource_missing', param: 'transfer_data[destination]', statusCode: 400 },
    ],
    [
      'a destination that has not been onboarded',
      async () => {
        const fresh = await stripe.accounts.create({
          type: 'express',
          capabilities: { transfers: { requested: true } },
        });
        return intent({ transfer_data: { destination: fresh.id } });
      },
      { code: 'insufficient_capabilities_for_transfer', statusCode: 400 },
    ],
    [
      'a customer that does not exist',
      () => intent({ customer: 'cus_x' }),
      { code: 'resource_missing', param: 'customer', statusCode: 400 },
    ],
    [
      'metadata with a key that is too long',
      () => intent({ metadata: { ['k'.repeat(41)]: 'v' } }),
      { statusCode: 400 },
    ],
    [
      'metadata with a value that is too long',
      () => intent({ metadata: { k: 'v'.repeat(501) } }),
      { statusCode: 400 },
    ],
    [
      'a card that does not exist',
      () => intent({ payment_method: 'pm_card_nonsense' }),
      { code: 'resource_missing', param: 'payment_method', statusCode: 400 },
    ],
    [
      'confirming without a return_url where a redirect is possible',
      () => intent({ confirm: true, payment_method: 'pm_card_visa' }),
      { param: 'return_url', statusCode: 400 },
    ],
    [
      'confirming without a card',
      async () => stripe.paymentIntents.confirm((await intent({ automatic_payment_methods: NEVER })).id),
      { code: 'payment_intent_unexpected_state', statusCode: 400 },
    ],
    [
      'confirming what has been paid',
      async () => stripe.paymentIntents.confirm((await paid()).id, { payment_method: 'pm_card_visa' }),
      { code: 'payment_intent_unexpected_state', statusCode: 400 },
    ],
    [
      'cancelling what has been paid',
      async () => stripe.paymentIntents.cancel((await paid()).id),
      { code: 'payment_intent_unexpected_state', statusCode: 400 },
    ],
    [
      'changing the amount of what has been paid',
      async () => stripe.paymentIntents.update((await paid()).id, { amount: 500 }),
      { code: 'payment_intent_unexpected_state', statusCode: 400 },
    ],
    [
      'capturing what needs no capture',
      async () => stripe.paymentIntents.capture((await intent({})).id),
      { code: 'payment_intent_unexpected_state', statusCode: 400 },
    ],
    [
      'a PaymentIntent that does not exist',
      () => stripe.paymentIntents.retrieve('pi_x'),
      { code: 'resource_missing', param: 'intent', statusCode: 404 },
    ],
    ['a refund of nothing', () => stripe.refunds.create({}), { code: 'parameter_missing', statusCode: 400 }],
    [
      'a refund of a charge that does not exist',
      () => stripe.refunds.create({ charge: 'ch_x' }),
      { code: 'resource_missing', statusCode: 400 },
    ],
    [
      'a refund of an unpaid PaymentIntent',
      async () => stripe.refunds.create({ payment_intent: (await intent({})).id }),
      { code: 'charge_not_refundable', statusCode: 400 },
    ],
    [
      'a refund of more than was paid',
      async () => stripe.refunds.create({ payment_intent: (await paid()).id, amount: 12_001 }),
      { param: 'amount', statusCode: 400 },
    ],
    [
      'a second full refund',
      async () => {
        const { id } = await paid();
        await stripe.refunds.create({ payment_intent: id });
        return stripe.refunds.create({ payment_intent: id });
      },
      { code: 'charge_already_refunded', statusCode: 400 },
    ],
    [
      'a refund of a negative amount',
      async () => stripe.refunds.create({ payment_intent: (await paid()).id, amount: -5 }),
      { code: 'parameter_invalid_integer', param: 'amount', statusCode: 400 },
    ],
    [
      'reversing a transfer that was never made',
      async () => {
        const plain = await intent({
          confirm: true,
          payment_method: 'pm_card_visa',
          automatic_payment_methods: NEVER,
        });
        return stripe.refunds.create({ payment_intent: plain.id, reverse_transfer: true });
      },
      { param: 'reverse_transfer', statusCode: 400 },
    ],
    [
      'a payout of more than is available',
      async () => {
        const { id } = await onboardedAccount(test);
        return stripe.payouts.create({ amount: 1, currency: 'usd' }, { stripeAccount: id });
      },
      { code: 'balance_insufficient', statusCode: 400 },
    ],
    [
      'a payout from an account that has been stopped',
      async () => {
        await available();
        await test.control('POST', `/stripe/accounts/${account}/restrict`);
        try {
          return await stripe.payouts.create({ amount: 100, currency: 'usd' }, { stripeAccount: account });
        } finally {
          await test.control('POST', `/stripe/accounts/${account}/onboard`);
        }
      },
      { code: 'payouts_not_allowed', statusCode: 400 },
    ],
    [
      'a payout in a currency without a bank account',
      () => stripe.payouts.create({ amount: 100, currency: 'eur' }, { stripeAccount: account }),
      { param: 'currency', statusCode: 400 },
    ],
    [
      'a payout with a descriptor that is too long',
      () =>
        stripe.payouts.create(
          { amount: 100, currency: 'usd', statement_descriptor: 'x'.repeat(23) },
          { stripeAccount: account },
        ),
      { param: 'statement_descriptor', statusCode: 400 },
    ],
    [
      'another account’s payout',
      () => stripe.payouts.retrieve('po_x', {}, { stripeAccount: account }),
      { code: 'resource_missing', statusCode: 404 },
    ],
    [
      'a transfer without the money for it',
      () => stripe.transfers.create({ amount: 99_999_900, currency: 'usd', destination: account }),
      { code: 'balance_insufficient', statusCode: 400 },
    ],
    [
      'a transfer in another currency than its charge',
      async () => {
        const charge = (
          await intent({ confirm: true, payment_method: 'pm_card_visa', automatic_payment_methods: NEVER })
        ).latest_charge;
        return stripe.transfers.create({
          amount: 100,
          currency: 'eur',
          destination: account,
          source_transaction: String(charge),
        });
      },
      { param: 'currency', statusCode: 400 },
    ],
    [
      'an account with both a type and a controller',
      () =>
        stripe.accounts.create({
          type: 'express',
          controller: { stripe_dashboard: { type: 'express' }, losses: { payments: 'application' } },
        }),
      { code: 'parameters_exclusive', statusCode: 400 },
    ],
    [
      'an account in an unknown country',
      () => stripe.accounts.create({ type: 'express', country: 'XX' }),
      { code: 'country_unsupported', statusCode: 400 },
    ],
    [
      'an account with a broken e-mail address',
      () => stripe.accounts.create({ type: 'express', email: 'nobody' }),
      { code: 'email_invalid', statusCode: 400 },
    ],
    [
      'a list that is too long',
      () => stripe.charges.list({ limit: 101 }),
      { param: 'limit', statusCode: 400 },
    ],
    [
      'a cursor that is not in the list',
      () => stripe.charges.list({ starting_after: 'ch_x' }),
      { code: 'resource_missing', param: 'starting_after', statusCode: 400 },
    ],
    [
      'expanding what cannot be expanded',
      async () => stripe.paymentIntents.retrieve((await intent({})).id, { expand: ['amount'] }),
      { param: 'expand', statusCode: 400 },
    ],
    [
      'expanding five levels deep',
      async () => stripe.paymentIntents.retrieve((await intent({})).id, { expand: ['a.b.c.d.e'] }),
      { param: 'expand', statusCode: 400 },
    ],
  ];

  it.each(refusals)('%s', async (_name, call, expected) => {
    const error = await call().then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    expect(error).toMatchObject(expected);
  });

  const raw: [
    name: string,
    path: string,
    form: Record<string, string>,
    code: string | undefined,
    param: string,
  ][] = [
    [
      'an unknown parameter',
      '/payment_intents',
      { amount: '5000', currency: 'usd', colour: 'red' },
      'parameter_unknown',
      'colour',
    ],
    [
      'payment_method_types, which this version no longer takes',
      '/payment_intents',
      { amount: '5000', currency: 'usd', 'payment_method_types[]': 'card' },
      'parameter_unknown',
      'payment_method_types',
    ],
    ['a missing amount', '/payment_intents', { currency: 'usd' }, 'parameter_missing', 'amount'],
    [
      'an amount with a comma',
      '/payment_intents',
      { amount: '50.00', currency: 'usd' },
      'parameter_invalid_integer',
      'amount',
    ],
    [
      'an empty amount',
      '/payment_intents',
      { amount: '', currency: 'usd' },
      'parameter_invalid_empty',
      'amount',
    ],
    [
      'a flag that is neither true nor false',
      '/payment_intents',
      { amount: '5000', currency: 'usd', confirm: 'yes' },
      undefined,
      'confirm',
    ],
    ['a value that is not in the list', '/accounts', { type: 'fancy' }, undefined, 'type'],
  ];
  it.each(raw)('%s', async (_name, path, form, code, param) => {
    const { status, error } = await post(path, form);
    expect(status).toBe(400);
    expect(error).toMatchObject({ type: 'invalid_request_error', param, ...(code ? { code } : {}) });
  });

  it('a path that does not exist', async () => {
    const { status, error } = await post('/unicorns', {});
    expect(status).toBe(404);
    expect(error.message).toContain('Unrecognized request URL');
  });
});

describe('idempotency', () => {
  it('gives the first outcome again, and says so', async () => {
    const form = { amount: '5000', currency: 'usd' };
    const first = await post('/payment_intents', form, { 'idempotency-key': 'booking/1/checkout/1' });
    const second = await post('/payment_intents', form, { 'idempotency-key': 'booking/1/checkout/1' });
    expect(second.json).toEqual(first.json);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.headers.get('original-request')).toBe(first.headers.get('request-id'));
  });

  it('refuses the key for other parameters', async () => {
    await post('/payment_intents', { amount: '5000', currency: 'usd' }, { 'idempotency-key': 'k-params' });
    const other = stripe.paymentIntents.create(
      { amount: 5_001, currency: 'usd' },
      { idempotencyKey: 'k-params' },
    );
    await expect(other).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  });

  it('keeps a decline, but not a request that never began', async () => {
    const open = await stripe.paymentIntents.create({
      amount: 5_000,
      currency: 'usd',
      automatic_payment_methods: NEVER,
    });
    const decline = () =>
      post(
        `/payment_intents/${open.id}/confirm`,
        { payment_method: 'pm_card_chargeDeclined' },
        { 'idempotency-key': 'k-decline' },
      );
    const [first, second] = [await decline(), await decline()];
    expect([first.status, second.status]).toEqual([402, 402]);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect((await stripe.charges.list({ payment_intent: open.id })).data).toHaveLength(1);

    expect(
      (await post('/payment_intents', { currency: 'usd' }, { 'idempotency-key': 'k-valid' })).status,
    ).toBe(400);
    const good = await post(
      '/payment_intents',
      { amount: '5000', currency: 'usd' },
      { 'idempotency-key': 'k-valid' },
    );
    expect(good.status).toBe(200);
  });

  it('keeps a refusal for want of money, so that a later try needs another key', async () => {
    const { id } = await onboardedAccount(test);
    const payout = (idempotencyKey: string) =>
      stripe.payouts.create({ amount: 9_600, currency: 'usd' }, { stripeAccount: id, idempotencyKey });
    await expect(payout('payout/1')).rejects.toMatchObject({ code: 'balance_insufficient' });
    await pay(test, id, 12_000, 2_400, 'pm_card_bypassPending');
    await expect(payout('payout/1')).rejects.toMatchObject({ code: 'balance_insufficient' });
    expect((await payout('payout/2')).status).toBe('pending');
  });

  it('keeps keys per account', async () => {
    const create = (stripeAccount?: string) =>
      stripe.customers.create(
        { name: 'Ada' },
        { idempotencyKey: 'k-scope', ...(stripeAccount ? { stripeAccount } : {}) },
      );
    expect((await create()).id).not.toBe((await create(account)).id);
  });

  it('turns a second request away while the first one runs', async () => {
    await test.control('POST', '/faults', {
      provider: 'stripe',
      match: '/v1/customers',
      mode: 'slow',
      delayMs: 400,
    });
    const create = () => post('/customers', { name: 'Ada' }, { 'idempotency-key': 'k-busy' });
    const first = create();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const second = await create();
    expect([second.status, second.error.code]).toEqual([409, 'idempotency_key_in_use']);
    expect((await first).status).toBe(200);
    const third = await create();
    expect([third.status, third.json.id]).toEqual([200, (await first).json.id]);
  });

  it('forgets a key after a day', async () => {
    const create = () => stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'k-old' });
    const first = await create();
    await test.advance('PT23H');
    expect((await create()).id).toBe(first.id);
    await test.advance('PT2H');
    expect((await create()).id).not.toBe(first.id);
  });
});

describe('connected accounts', () => {
  const express = () =>
    stripe.accounts.create({
      controller: {
        stripe_dashboard: { type: 'express' },
        losses: { payments: 'application' },
        fees: { payer: 'application' },
      },
      capabilities: { transfers: { requested: true } },
      country: 'US',
      email: 'pro1@monet.local',
      metadata: { userId: 'u1' },
    });
  const link = (id: string) =>
    stripe.accountLinks.create({
      account: id,
      type: 'account_onboarding',
      refresh_url: 'http://127.0.0.1:9/refresh',
      return_url: 'http://127.0.0.1:9/return',
    });
  const visit = (url: string, form?: Record<string, string>) =>
    fetch(url, { redirect: 'manual', ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}) });

  it('begin with everything due', async () => {
    const fresh = await express();
    expect(fresh).toMatchObject({
      charges_enabled: false,
      payouts_enabled: false,
      details_submitted: false,
      capabilities: { transfers: 'inactive' },
      metadata: { userId: 'u1' },
      settings: { payouts: { schedule: { interval: 'daily' } } },
    });
    expect(fresh.requirements?.currently_due).toContain('external_account');
  });

  it('are onboarded on Stripe’s page, which can be visited once', async () => {
    const fresh = await express();
    const { url } = await link(fresh.id);
    const page = await visit(url);
    expect([page.status, (await page.text()).includes('Set up payouts')]).toEqual([200, true]);
    const again = await visit(url);
    expect(again.headers.get('location')).toBe('http://127.0.0.1:9/refresh');
    const done = await visit(url, { account_number: '000123456789', action: 'submit' });
    expect(done.headers.get('location')).toBe('http://127.0.0.1:9/return');
    const ready = await stripe.accounts.retrieve(fresh.id);
    expect(ready).toMatchObject({ charges_enabled: true, payouts_enabled: true, details_submitted: true });
    expect(ready.capabilities?.transfers).toBe('active');
    expect(ready.requirements?.currently_due).toEqual([]);
    expect(ready.external_accounts?.data[0]).toMatchObject({ object: 'bank_account', last4: '6789' });
    const update = await eventually(() =>
      test.events().find((each) => each.type === 'account.updated' && each.account === fresh.id),
    );
    expect(update.data.previous_attributes).toMatchObject({ payouts_enabled: false });
  });

  it('stay as they are when the person leaves, and lead on when the link is too old', async () => {
    const fresh = await express();
    const { url } = await link(fresh.id);
    expect((await visit(url, { action: 'leave' })).headers.get('location')).toBe('http://127.0.0.1:9/return');
    expect((await stripe.accounts.retrieve(fresh.id)).details_submitted).toBe(false);
    const second = await link(fresh.id);
    await test.advance('PT6M');
    expect((await visit(second.url)).headers.get('location')).toBe('http://127.0.0.1:9/refresh');
  });

  it('open the Express dashboard only after onboarding', async () => {
    const fresh = await express();
    await expect(stripe.accounts.createLoginLink(fresh.id)).rejects.toThrow('completed onboarding');
    await test.control('POST', `/stripe/accounts/${fresh.id}/onboard`);
    const { url } = await stripe.accounts.createLoginLink(fresh.id);
    expect((await fetch(url)).status).toBe(200);
  });

  it('can be changed, stopped, started again and closed', async () => {
    const { id } = await express();
    await test.control('POST', `/stripe/accounts/${id}/onboard`);
    const changed = await stripe.accounts.update(id, {
      settings: { payouts: { schedule: { interval: 'manual' } } },
    });
    expect(changed.settings?.payouts?.schedule.interval).toBe('manual');
    await test.control('POST', `/stripe/accounts/${id}/restrict`);
    expect(await stripe.accounts.retrieve(id)).toMatchObject({
      payouts_enabled: false,
      capabilities: { transfers: 'inactive' },
    });
    await test.control('POST', `/stripe/accounts/${id}/onboard`);
    expect((await stripe.accounts.retrieve(id)).payouts_enabled).toBe(true);
    expect(await stripe.accounts.del(id)).toMatchObject({ deleted: true });
    await expect(stripe.accounts.retrieve(id)).rejects.toMatchObject({ code: 'account_invalid' });
  });

  it('can be onboarded quietly, for a seed', async () => {
    const { id } = await express();
    await test.control('POST', `/stripe/accounts/${id}/onboard`, { quiet: true });
    expect((await stripe.accounts.retrieve(id)).payouts_enabled).toBe(true);
    expect((await stripe.events.list({}, { stripeAccount: id })).data).toEqual([]);
    await test.control('POST', `/stripe/accounts/${id}/restrict`);
    expect((await stripe.events.list({}, { stripeAccount: id })).data).not.toEqual([]);
  });

  it('cannot be closed while they hold money', async () => {
    const { id } = await onboardedAccount(test);
    await pay(test, id);
    await expect(stripe.accounts.del(id)).rejects.toThrow('balance must be zero');
  });
});

describe('lists', () => {
  it('come newest first, in pages, both ways', async () => {
    const made: string[] = [];
    for (let at = 0; at < 7; at += 1)
      made.push((await stripe.customers.create({ name: `c${at}`, email: 'list@x.test' })).id);
    const first = await stripe.customers.list({ limit: 3, email: 'list@x.test' });
    expect(first).toMatchObject({ object: 'list', url: '/v1/customers', has_more: true });
    expect(first.data.map((each) => each.id)).toEqual(made.slice(4).reverse());
    const next = await stripe.customers.list({
      limit: 3,
      email: 'list@x.test',
      starting_after: made[4] ?? '',
    });
    expect(next.data.map((each) => each.id)).toEqual([made[3], made[2], made[1]]);
    const back = await stripe.customers.list({
      limit: 3,
      email: 'list@x.test',
      ending_before: made[3] ?? '',
    });
    expect(back.data.map((each) => each.id)).toEqual(first.data.map((each) => each.id));
    const all = await stripe.customers
      .list({ email: 'list@x.test', limit: 2 })
      .autoPagingToArray({ limit: 50 });
    expect(all.map((each) => each.id)).toEqual([...made].reverse());
  });

  it('filter by time and by what belongs together', async () => {
    const { id } = await onboardedAccount(test);
    const intent = await pay(test, id);
    const found = await stripe.charges.list({ payment_intent: intent.id, created: { gte: intent.created } });
    expect(found.data).toHaveLength(1);
    expect(
      (await stripe.charges.list({ payment_intent: intent.id, created: { gt: intent.created + 60 } })).data,
    ).toHaveLength(0);
    const events = await stripe.events.list({ type: 'payment_intent.succeeded', limit: 1 });
    expect(events.data[0]).toMatchObject({
      type: 'payment_intent.succeeded',
      data: { object: { id: intent.id } },
    });
  });

  it('expand what is inside them', async () => {
    const intent = await pay(test, account);
    const list = await stripe.paymentIntents.list({
      limit: 1,
      expand: ['data.latest_charge.balance_transaction'],
    });
    const charge = list.data[0]?.latest_charge as Stripe.Charge;
    expect(list.data[0]?.id).toBe(intent.id);
    expect(charge.balance_transaction).toMatchObject({ object: 'balance_transaction', amount: 12_000 });
  });
});

describe('the SDK’s own retries', () => {
  it('get over one failure with one effect', async () => {
    const { hostname, port } = new URL(test.sandbox.origin);
    const patient = new Stripe(SECRET_KEY, {
      host: hostname,
      port: Number(port),
      protocol: 'http',
      maxNetworkRetries: 2,
    });
    await test.control('POST', '/faults', {
      provider: 'stripe',
      match: '/v1/customers',
      mode: 'error',
      status: 500,
    });
    const customer = await patient.customers.create({ email: 'retry@x.test' });
    const found = await stripeClient(test.sandbox.origin).customers.list({ email: 'retry@x.test' });
    expect(found.data.map((each) => each.id)).toEqual([customer.id]);
  });
});
