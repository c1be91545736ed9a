import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CONNECT_SECRET,
  eventually,
  onboardedAccount,
  pay,
  SECRET_KEY,
  startTestSandbox,
  type TestSandbox,
  WEBHOOK_SECRET,
} from './support';

let test: TestSandbox;
beforeEach(async () => {
  test = await startTestSandbox();
});
afterEach(() => test.close());

const customer = (email: string) => test.stripe.customers.create({ email });
const fault = (body: Record<string, unknown>) => test.control('POST', '/faults', body);
/** The customers that events told of, in the order of their arrival. */
const told = () => test.events().map((each) => String(each.data.object.email));

describe('Stripe’s webhooks', () => {
  it('go to two endpoints, each signed with its own secret', async () => {
    const { id } = await onboardedAccount(test);
    await pay(test, id);
    await eventually(() => test.events().some((each) => each.type === 'payment_intent.succeeded'));
    for (const received of test.hooks.got) {
      const secret = received.path === '/connect' ? CONNECT_SECRET : WEBHOOK_SECRET;
      const event = Stripe.webhooks.constructEvent(
        received.body,
        String(received.headers['stripe-signature']),
        secret,
      );
      expect(event).toMatchObject({ object: 'event', api_version: '2026-10-28.endive', livemode: false });
      expect(event.account).toBe(received.path === '/connect' ? id : undefined);
    }
    const paths = new Map(
      test.hooks.got.map((each) => [(JSON.parse(each.body) as Stripe.Event).type as string, each.path]),
    );
    expect(paths.get('account.updated')).toBe('/connect');
    expect(paths.get('payment.created')).toBe('/connect');
    expect(paths.get('application_fee.created')).toBe('/stripe');
    const [first] = test.hooks.got;
    const verify = () =>
      Stripe.webhooks.constructEvent(
        `${first?.body} `,
        String(first?.headers['stripe-signature']),
        CONNECT_SECRET,
      );
    expect(verify).toThrow(Stripe.errors.StripeSignatureVerificationError);
  });

  it('carry the request and the key that caused them', async () => {
    await test.stripe.customers.create({ email: 'cause@x.test' }, { idempotencyKey: 'the-cause' });
    const event = await eventually(() => test.events()[0]);
    expect(event).toMatchObject({ type: 'customer.created', request: { idempotency_key: 'the-cause' } });
  });

  it('carry the time of the moved clock', async () => {
    await test.advance('P10D');
    await customer('later@x.test');
    await eventually(() => test.hooks.got.length === 1);
    const [received] = test.hooks.got;
    const inTenDays = Date.now() + 10 * 86_400_000;
    const event = Stripe.webhooks.constructEvent(
      received?.body ?? '',
      String(received?.headers['stripe-signature']),
      WEBHOOK_SECRET,
      300,
      undefined,
      inTenDays,
    );
    expect(Math.abs(event.created * 1000 - inTenDays)).toBeLessThan(60_000);
  });

  it('are tried again after 1 s, 5 s, 30 s, 5 min ... with the same id and a new signature', async () => {
    let failing = true;
    test.hooks.respond = () => ({ status: failing ? 500 : 200 });
    await customer('again@x.test');
    await eventually(() => test.hooks.got.length === 1);
    await test.advance('PT40S');
    expect(test.hooks.got).toHaveLength(4);
    await test.advance('PT4M');
    expect(test.hooks.got).toHaveLength(4);
    failing = false;
    await test.advance('PT1M');
    expect(test.hooks.got).toHaveLength(5);
    await test.advance('P4D');
    expect(test.hooks.got).toHaveLength(5);
    expect(new Set(test.events().map((each) => each.id)).size).toBe(1);
    expect(new Set(test.hooks.got.map((each) => each.headers['stripe-signature'])).size).toBeGreaterThan(3);
  });

  it('are given up after three days', async () => {
    test.hooks.respond = () => ({ status: 404 });
    await customer('never@x.test');
    await test.advance('P4D');
    const tries = test.hooks.got.length;
    expect(tries).toBeGreaterThan(8);
    const { json } = await test.control<{ items: { state: string; attempts: unknown[] }[] }>(
      'GET',
      '/webhooks',
    );
    expect(json.items[0]).toMatchObject({ state: 'given up' });
    await test.advance('P4D');
    expect(test.hooks.got).toHaveLength(tries);
  });

  it('are retried as real time passes, too', async () => {
    const answers = [503, 200];
    test.hooks.respond = () => ({ status: answers.shift() ?? 200 });
    await customer('real@x.test');
    await eventually(() => test.hooks.got.length === 2);
    expect(told()).toEqual(['real@x.test', 'real@x.test']);
  });

  it('arrive twice, in the opposite order, or not at first, when asked to', async () => {
    await fault({ provider: 'stripe', match: 'customer.', mode: 'duplicate' });
    await customer('twice@x.test');
    await eventually(() => told().length === 2);
    expect(new Set(test.events().map((each) => each.id)).size).toBe(1);

    test.hooks.got.length = 0;
    await fault({ provider: 'stripe', match: '/v1/customers', mode: 'reorder', count: 3, delayMs: 100 });
    for (const name of ['a', 'b', 'c', 'd']) await customer(`${name}@x.test`);
    await eventually(() => told().length === 4);
    expect(told()).toEqual(['d@x.test', 'c@x.test', 'b@x.test', 'a@x.test']);

    test.hooks.got.length = 0;
    await fault({ provider: 'stripe', match: '/', mode: 'drop', count: 2 });
    await customer('dropped@x.test');
    await test.advance('PT0S');
    expect(told()).toEqual([]);
    await test.advance('PT10S');
    expect(told()).toEqual(['dropped@x.test']);
  });

  it('leave other providers’ webhooks and other types alone', async () => {
    await fault({ provider: 'stripe', match: 'payout.', mode: 'duplicate' });
    await fault({ provider: 'zoom', match: '/', mode: 'duplicate' });
    await customer('once@x.test');
    await test.advance('PT1M');
    expect(told()).toEqual(['once@x.test']);
    const { json } = await test.control<{ items: unknown[] }>('GET', '/faults');
    expect(json.items).toHaveLength(2);
  });
});

describe('faults of requests', () => {
  const fast = (timeout: number) => {
    const { hostname, port } = new URL(test.sandbox.origin);
    return new Stripe(SECRET_KEY, {
      host: hostname,
      port: Number(port),
      protocol: 'http',
      maxNetworkRetries: 0,
      timeout,
    });
  };
  const emails = async () => (await test.stripe.customers.list()).data.map((each) => each.email);

  it('error: is answered with the status, and has no effect', async () => {
    await fault({ provider: 'stripe', match: '/v1/customers', mode: 'error', count: 2, status: 502 });
    await expect(customer('x@x.test')).rejects.toMatchObject({ statusCode: 502, type: 'StripeAPIError' });
    await expect(customer('x@x.test')).rejects.toBeInstanceOf(Stripe.errors.StripeAPIError);
    expect(await emails()).toEqual([]);
    await customer('x@x.test');
    expect(await emails()).toEqual(['x@x.test']);
  });

  it('error 429: is a rate limit', async () => {
    await fault({ provider: 'stripe', match: '/stripe/v1/customers', mode: 'error', status: 429 });
    await expect(customer('x@x.test')).rejects.toBeInstanceOf(Stripe.errors.StripeRateLimitError);
  });

  it('timeout: is never answered, and has no effect', async () => {
    await fault({ provider: 'stripe', match: '/v1/customers', mode: 'timeout' });
    const call = fast(300).customers.create({ email: 'lost@x.test' });
    await expect(call).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect(await emails()).toEqual([]);
  });

  it('timeout-after-commit: is never answered, but has its effect once, even when it is repeated', async () => {
    await fault({ provider: 'stripe', match: '/v1/customers', mode: 'timeout-after-commit' });
    const create = () => fast(300).customers.create({ email: 'kept@x.test' }, { idempotencyKey: 'commit' });
    await expect(create()).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect(await emails()).toEqual(['kept@x.test']);
    const again = await create();
    expect((await test.stripe.customers.list()).data.map((each) => each.id)).toEqual([again.id]);
  });

  it('timeout with a delay: closes the connection after it', async () => {
    await fault({ provider: 'stripe', match: '/v1/customers', mode: 'timeout', count: 2, delayMs: 50 });
    // The SDK repeats a request whose connection was closed once, even without retries.
    const started = Date.now();
    await expect(fast(5_000).customers.create({})).rejects.toBeInstanceOf(
      Stripe.errors.StripeConnectionError,
    );
    expect(Date.now() - started).toBeLessThan(2_000);
  });

  it('slow: is answered late', async () => {
    await fault({ provider: 'stripe', match: '/v1/customers', mode: 'slow', delayMs: 150 });
    const started = Date.now();
    await customer('slow@x.test');
    expect(Date.now() - started).toBeGreaterThanOrEqual(140);
  });

  it('only strike where they match, and can be taken back', async () => {
    await fault({ provider: 'stripe', match: '/v1/refunds', mode: 'error', count: 5 });
    await customer('fine@x.test');
    const { status } = await test.control('DELETE', '/faults');
    expect(status).toBe(204);
    await expect(test.stripe.refunds.create({ charge: 'ch_x' })).rejects.toMatchObject({
      code: 'resource_missing',
    });
  });
});
