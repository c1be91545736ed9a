import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onboardedAccount, PUBLISHABLE_KEY, startTestSandbox, type TestSandbox } from './support';

let test: TestSandbox;
let stripe: Stripe;
let account: string;
beforeAll(async () => {
  test = await startTestSandbox();
  stripe = test.stripe;
  account = (await onboardedAccount(test)).id;
});
afterAll(() => test.close());

const open = (more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  stripe.paymentIntents.create({
    amount: 12_000,
    currency: 'usd',
    transfer_data: { destination: account },
    ...more,
  });

/** Confirms as a browser does. */
async function confirm(intent: Stripe.PaymentIntent, form: Record<string, string>) {
  const response = await fetch(`${test.sandbox.origin}/stripe/v1/payment_intents/${intent.id}/confirm`, {
    method: 'POST',
    body: new URLSearchParams({
      key: PUBLISHABLE_KEY,
      client_secret: intent.client_secret ?? '',
      return_url: 'https://shop.example/return',
      ...form,
    }),
  });
  const json = (await response.json()) as { status?: string; error?: { code?: string; message: string } };
  return { status: response.status, json };
}

const CARD = {
  'payment_method_data[type]': 'card',
  'payment_method_data[allow_redisplay]': 'always',
  'payment_method_data[card][number]': '4000002500003155',
  'payment_method_data[card][exp_month]': '12',
  'payment_method_data[card][exp_year]': '30',
  'payment_method_data[card][cvc]': '123',
};
const VISA = { ...CARD, 'payment_method_data[card][number]': '4242424242424242' };

describe('a card that is saved with a payment', () => {
  it('becomes the customer’s, pays again for them, and not for somebody else', async () => {
    const [customer, other] = [await stripe.customers.create({}), await stripe.customers.create({})];
    const first = await open({ customer: customer.id, setup_future_usage: 'on_session' });
    expect((await confirm(first, VISA)).json.status).toBe('succeeded');
    const { data } = await stripe.customers.listPaymentMethods(customer.id, {
      type: 'card',
      allow_redisplay: 'always',
    });
    expect(data).toHaveLength(1);
    const id = data[0]?.id ?? '';
    expect(data[0]).toMatchObject({ customer: customer.id, card: { last4: '4242', exp_year: 2030 } });

    const again = await open({ customer: customer.id });
    expect((await confirm(again, { payment_method: id })).json.status).toBe('succeeded');
    for (const more of [{ customer: other.id }, {}]) {
      const answer = await confirm(await open(more), { payment_method: id });
      expect(answer).toMatchObject({
        status: 400,
        json: { error: { code: 'payment_method_customer_mismatch' } },
      });
    }
    await expect(stripe.customers.retrievePaymentMethod(other.id, id)).rejects.toMatchObject({
      code: 'resource_missing',
    });
    expect((await stripe.customers.retrievePaymentMethod(customer.id, id)).id).toBe(id);
  });

  it('is not kept without setup_future_usage, and cannot be used twice then', async () => {
    const customer = await stripe.customers.create({});
    const intent = await open({ customer: customer.id });
    await confirm(intent, VISA);
    const { payment_method: id } = await stripe.paymentIntents.retrieve(intent.id);
    expect((await stripe.customers.listPaymentMethods(customer.id)).data).toEqual([]);
    const again = await confirm(await open({ customer: customer.id }), { payment_method: String(id) });
    expect(again.json.error?.message).toContain('may not be used again');
  });

  it('is gone once it is detached, or the customer deleted', async () => {
    const customer = await stripe.customers.create({});
    for (const card of [VISA, VISA]) {
      await confirm(await open({ customer: customer.id, setup_future_usage: 'on_session' }), card);
    }
    const [first, second] = (await stripe.customers.listPaymentMethods(customer.id)).data;
    await stripe.paymentMethods.detach(first?.id ?? '');
    expect((await stripe.customers.listPaymentMethods(customer.id)).data).toHaveLength(1);
    await stripe.customers.del(customer.id);
    for (const method of [first, second]) {
      expect((await stripe.paymentMethods.retrieve(method?.id ?? '')).customer).toBeNull();
      const answer = await confirm(await open(), { payment_method: method?.id ?? '' });
      expect(answer.json.error?.message).toContain('may not be used again');
    }
  });

  it('asks the bank no second time where the card asks only when it is set up', async () => {
    const customer = await stripe.customers.create({});
    const intent = await open({ customer: customer.id, setup_future_usage: 'on_session' });
    expect((await confirm(intent, CARD)).json.status).toBe('requires_action');
    const { next_action } = await stripe.paymentIntents.retrieve(intent.id);
    await fetch(next_action?.redirect_to_url?.url ?? '', {
      method: 'POST',
      body: new URLSearchParams({ answer: 'pass' }),
      redirect: 'manual',
    });
    const [saved] = (await stripe.customers.listPaymentMethods(customer.id)).data;
    const again = await open({ customer: customer.id });
    expect((await confirm(again, { payment_method: saved?.id ?? '' })).json.status).toBe('succeeded');
  });
});

describe('setup_future_usage', () => {
  it('is taken back by the secret key alone', async () => {
    const customer = await stripe.customers.create({});
    const intent = await open({ customer: customer.id, setup_future_usage: 'on_session' });
    expect((await confirm(intent, { ...VISA, setup_future_usage: '' })).status).toBe(400);
    const cleared = await stripe.paymentIntents.update(intent.id, { setup_future_usage: '' });
    expect(cleared.setup_future_usage).toBeNull();
    await confirm(cleared, VISA);
    expect((await stripe.customers.listPaymentMethods(customer.id)).data).toEqual([]);
  });
});

describe('a customer session', () => {
  it('opens what the Payment Element may do, for a customer that exists', async () => {
    const customer = await stripe.customers.create({});
    const components = {
      payment_element: {
        enabled: true,
        features: { payment_method_redisplay: 'enabled', payment_method_save: 'enabled' },
      },
    } as const;
    const session = await stripe.customerSessions.create({ customer: customer.id, components });
    expect(session).toMatchObject({
      object: 'customer_session',
      customer: customer.id,
      components: { payment_element: { enabled: true, features: { payment_method_remove: 'disabled' } } },
    });
    expect(session.client_secret).toMatch(/^cuss_secret_\w{40}$/);
    await expect(stripe.customerSessions.create({ customer: 'cus_none', components })).rejects.toMatchObject({
      code: 'resource_missing',
    });
  });
});
