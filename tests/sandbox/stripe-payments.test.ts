import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  eventually,
  onboardedAccount,
  PUBLISHABLE_KEY,
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

function createIntent(more: Partial<Stripe.PaymentIntentCreateParams> = {}) {
  return stripe.paymentIntents.create({
    amount: 12_000,
    currency: 'usd',
    application_fee_amount: 2_400,
    transfer_data: { destination: account },
    metadata: { bookingId: 'b7' },
    ...more,
  });
}

/** Calls as a browser does: a form, the publishable key, no header. */
async function browser(method: 'GET' | 'POST', path: string, form: Record<string, string>) {
  const fields = new URLSearchParams({ key: PUBLISHABLE_KEY, ...form });
  const url = `${test.sandbox.origin}/stripe/v1${path}`;
  const response =
    method === 'GET' ? await fetch(`${url}?${fields}`) : await fetch(url, { method, body: fields });
  return {
    status: response.status,
    headers: response.headers,
    json: (await response.json()) as Record<string, unknown>,
  };
}

function errorOf(json: Record<string, unknown>): Record<string, unknown> {
  return json.error as Record<string, unknown>;
}

describe('a payment confirmed in the browser', () => {
  it('succeeds with the client secret, and shows nothing of the other side', async () => {
    const intent = await createIntent();
    expect(intent).toMatchObject({
      status: 'requires_payment_method',
      payment_method_types: ['card'],
      latest_charge: null,
    });
    expect(intent.client_secret?.startsWith(`${intent.id}_secret_`)).toBe(true);
    const { status, json, headers } = await browser('POST', `/payment_intents/${intent.id}/confirm`, {
      client_secret: intent.client_secret ?? '',
      payment_method: 'pm_card_visa',
      expected_payment_method_type: 'card',
      use_stripe_sdk: 'true',
      return_url: 'http://127.0.0.1/back',
    });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(json).toMatchObject({ id: intent.id, status: 'succeeded' });
    for (const hidden of [
      'metadata',
      'transfer_data',
      'application_fee_amount',
      'latest_charge',
      'transfer_group',
    ]) {
      expect(json).not.toHaveProperty(hidden);
    }
    const seen = await browser('GET', `/payment_intents/${intent.id}`, {
      client_secret: intent.client_secret ?? '',
    });
    expect(seen.json).toMatchObject({ status: 'succeeded' });
  });

  it('answers the preflight that browsers send first', async () => {
    const response = await fetch(`${test.sandbox.origin}/stripe/v1/payment_intents/pi_x/confirm`, {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost:3000', 'access-control-request-method': 'POST' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-methods')).toContain('POST');
  });

  it('is refused without the client secret, with another one, and for calls that need the secret key', async () => {
    const intent = await createIntent();
    const confirm = `/payment_intents/${intent.id}/confirm`;
    const without = await browser('POST', confirm, { payment_method: 'pm_card_visa' });
    expect([without.status, errorOf(without.json).code]).toEqual([400, 'parameter_missing']);
    const wrong = await browser('POST', confirm, {
      client_secret: `${intent.id}_secret_x`,
      payment_method: 'pm_card_visa',
    });
    expect([wrong.status, errorOf(wrong.json).code]).toEqual([400, 'payment_intent_invalid_parameter']);
    const create = await browser('POST', '/payment_intents', { amount: '5000', currency: 'usd' });
    expect([create.status, errorOf(create.json).code]).toEqual([403, 'secret_key_required']);
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('requires_payment_method');
  });

  it('takes card numbers, and refuses those that no card has', async () => {
    const intent = await createIntent();
    const year = String(new Date().getUTCFullYear() + 3);
    const confirm = (card: Record<string, string>) => {
      const fields = { number: '4242424242424242', exp_month: '12', exp_year: year, cvc: '123', ...card };
      const data = Object.entries(fields).map(([name, value]) => [
        `payment_method_data[card][${name}]`,
        value,
      ]);
      return browser('POST', `/payment_intents/${intent.id}/confirm`, {
        client_secret: intent.client_secret ?? '',
        'payment_method_data[type]': 'card',
        'payment_method_data[billing_details][name]': 'Ada',
        ...Object.fromEntries(data),
      });
    };
    const refusals: [Record<string, string>, string][] = [
      [{ number: '4242424242424241' }, 'incorrect_number'],
      [{ exp_month: '13' }, 'invalid_expiry_month'],
      [{ exp_year: '2020' }, 'invalid_expiry_year'],
      [{ cvc: '12' }, 'invalid_cvc'],
      [{ number: '4111111111111111' }, 'card_declined'],
    ];
    for (const [card, code] of refusals) {
      const { status, json } = await confirm(card);
      expect([status, errorOf(json).code]).toEqual([402, code]);
    }
    const declined = await confirm({ number: '4000000000009995' });
    expect([declined.status, errorOf(declined.json).decline_code]).toEqual([402, 'insufficient_funds']);
    expect(errorOf(declined.json).payment_intent).not.toHaveProperty('transfer_data');
    expect((await confirm({ number: '4242 4242 4242 4242' })).json).toMatchObject({ status: 'succeeded' });
  });
});

describe('declined cards', () => {
  const cases: [card: string, code: string, declineCode: string | undefined][] = [
    ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
    ['pm_card_visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', undefined],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', undefined],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', undefined],
    ['pm_card_radarBlock', 'card_declined', 'fraudulent'],
  ];
  it.each(cases)('%s', async (card, code, declineCode) => {
    const intent = await createIntent({
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    });
    const attempt = stripe.paymentIntents.confirm(intent.id, { payment_method: card });
    const error = await attempt.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Stripe.errors.StripeCardError);
    expect(error).toMatchObject({
      code,
      statusCode: 402,
      ...(declineCode ? { decline_code: declineCode } : {}),
    });
    const after = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
    expect(after).toMatchObject({ status: 'requires_payment_method', payment_method: null });
    expect(after.last_payment_error).toMatchObject({ type: 'card_error', code });
    expect(after.latest_charge).toMatchObject({ status: 'failed', paid: false, balance_transaction: null });
  });

  it('leave the PaymentIntent open for another card', async () => {
    const intent = await createIntent({
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    });
    const bad = stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa_chargeDeclined' });
    await expect(bad).rejects.toThrow('declined');
    const good = await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
    expect(good).toMatchObject({ status: 'succeeded', last_payment_error: null, amount_received: 12_000 });
    const types = await eventually(() => {
      const own = test.events().filter((each) => each.data.object.id === intent.id);
      return own.length >= 3 && own.map((each) => each.type);
    });
    expect(types).toEqual([
      'payment_intent.created',
      'payment_intent.payment_failed',
      'payment_intent.succeeded',
    ]);
  });
});

describe('3D Secure', () => {
  async function ask(card: string) {
    const intent = await createIntent();
    const waiting = await stripe.paymentIntents.confirm(intent.id, {
      payment_method: card,
      return_url: 'http://127.0.0.1:9/booking?tab=pay',
    });
    expect(waiting.status).toBe('requires_action');
    expect(waiting.next_action?.type).toBe('redirect_to_url');
    return { id: intent.id, url: waiting.next_action?.redirect_to_url?.url ?? '' };
  }
  const answer = (url: string, reply: string) =>
    fetch(url, { method: 'POST', body: new URLSearchParams({ answer: reply }), redirect: 'manual' });

  it('leads to the bank’s page and back to a payment that succeeded', async () => {
    const { id, url } = await ask('pm_card_threeDSecure2Required');
    expect(await (await fetch(url)).text()).toContain('$120.00');
    const target = new URL((await answer(url, 'pass')).headers.get('location') ?? '');
    expect(target.searchParams.get('tab')).toBe('pay');
    expect(target.searchParams.get('payment_intent')).toBe(id);
    expect(target.searchParams.get('payment_intent_client_secret')).toContain(`${id}_secret_`);
    expect(target.searchParams.get('redirect_status')).toBe('succeeded');
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('succeeded');
    // The question is answered once.
    expect((await answer(url, 'fail')).status).toBe(200);
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('succeeded');
  });

  it('asks for another card when the person refuses', async () => {
    const { id, url } = await ask('pm_card_authenticationRequired');
    const target = new URL((await answer(url, 'fail')).headers.get('location') ?? '');
    expect(target.searchParams.get('redirect_status')).toBe('failed');
    const after = await stripe.paymentIntents.retrieve(id);
    expect(after.status).toBe('requires_payment_method');
    expect(after.last_payment_error?.code).toBe('payment_intent_authentication_failure');
  });

  it('may pass and be declined all the same', async () => {
    const { id, url } = await ask('pm_card_threeDSecureRequiredChargeDeclined');
    await answer(url, 'pass');
    const after = await stripe.paymentIntents.retrieve(id);
    expect(after).toMatchObject({ status: 'requires_payment_method' });
    expect(after.last_payment_error).toMatchObject({ code: 'card_declined' });
  });

  it('is a decline where nobody is there to answer', async () => {
    const intent = await createIntent({
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    });
    const attempt = stripe.paymentIntents.confirm(intent.id, {
      payment_method: 'pm_card_authenticationRequired',
      off_session: true,
    });
    await expect(attempt).rejects.toMatchObject({ code: 'authentication_required', statusCode: 402 });
  });
});

describe('the other ways of a PaymentIntent', () => {
  it('is captured later, in part', async () => {
    const intent = await createIntent({
      capture_method: 'manual',
      confirm: true,
      payment_method: 'pm_card_visa',
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    });
    expect(intent).toMatchObject({
      status: 'requires_capture',
      amount_capturable: 12_000,
      amount_received: 0,
    });
    const captured = await stripe.paymentIntents.capture(intent.id, { amount_to_capture: 10_000 });
    expect(captured).toMatchObject({ status: 'succeeded', amount_received: 10_000, amount_capturable: 0 });
  });

  it('is cancelled for good', async () => {
    const intent = await createIntent();
    const canceled = await stripe.paymentIntents.cancel(intent.id, { cancellation_reason: 'abandoned' });
    expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' });
    const confirm = stripe.paymentIntents.confirm(intent.id, {
      payment_method: 'pm_card_visa',
      return_url: 'http://127.0.0.1/',
    });
    await expect(confirm).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' });
  });

  it('can be changed while it is open', async () => {
    const intent = await createIntent();
    const changed = await stripe.paymentIntents.update(intent.id, {
      amount: 15_000,
      application_fee_amount: 3_000,
      metadata: { bookingId: '', note: 'x' },
    });
    expect(changed).toMatchObject({ amount: 15_000, application_fee_amount: 3_000, metadata: { note: 'x' } });
  });
});

describe('what is not imitated', () => {
  it('is refused aloud, and telemetry of Stripe.js is not', async () => {
    const shipping = { name: 'Ada', address: { line1: '1 Street' } };
    const create = stripe.paymentIntents.create({ amount: 5_000, currency: 'usd', shipping });
    await expect(create).rejects.toMatchObject({ code: 'sandbox_unsupported', param: 'shipping' });
    const { status } = await browser('POST', '/payment_methods', {
      type: 'card',
      'card[number]': '4242424242424242',
      'card[exp_month]': '12',
      'card[exp_year]': '40',
      muid: 'x',
      payment_user_agent: 'stripe.js/endive',
    });
    expect(status).toBe(200);
  });

  it('a PaymentIntent that was given its card waits for the confirmation', async () => {
    const intent = await createIntent({ payment_method: 'pm_card_visa' });
    expect(intent.status).toBe('requires_confirmation');
    const paid = await stripe.paymentIntents.confirm(intent.id, { return_url: 'http://127.0.0.1/' });
    expect(paid.status).toBe('succeeded');
  });
});

describe('keys and versions', () => {
  it('takes the secret key as Bearer or as the user of Basic', async () => {
    const basic = Buffer.from(`${SECRET_KEY}:`).toString('base64');
    const response = await fetch(`${test.sandbox.origin}/v1/balance`, {
      headers: { authorization: `Basic ${basic}`, 'stripe-version': '2026-10-28.endive' },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('request-id')).toMatch(/^req_/);
    expect(response.headers.get('stripe-version')).toBe('2026-10-28.endive');
  });

  it('refuses a wrong key, no key, and an account that is not there', async () => {
    const wrong = stripeClient(test.sandbox.origin, 'sk_test_wrong').balance.retrieve();
    await expect(wrong).rejects.toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
    expect((await fetch(`${test.sandbox.origin}/stripe/v1/balance`)).status).toBe(401);
    const stranger = stripe.balance.retrieve({}, { stripeAccount: 'acct_nobody' });
    await expect(stranger).rejects.toMatchObject({ statusCode: 403, code: 'account_invalid' });
  });
});
