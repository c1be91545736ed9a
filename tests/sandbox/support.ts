import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Stripe from 'stripe';
import type { SandboxConfig } from '@/sandbox/config';
import { type Sandbox, startSandbox } from '@/sandbox/server';

export const SECRET_KEY = 'sk_test_sandbox';
export const PUBLISHABLE_KEY = 'pk_test_sandbox';
export const WEBHOOK_SECRET = 'whsec_platform';
export const CONNECT_SECRET = 'whsec_connect';
export const ZOOM_SECRET = 'zoom-webhook-secret';

/** One HTTP request that a receiver got. */
export interface Received {
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A small HTTP server that notes what it gets and answers as it is told. */
export interface Receiver {
  url: string;
  got: Received[];
  /** Decides the answer; 200 when left alone. */
  respond: (
    request: Received,
  ) => { status: number; body?: string } | Promise<{ status: number; body?: string }>;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const receiver: Receiver = {
    url: '',
    got: [],
    respond: () => ({ status: 200 }),
    close: async () => undefined,
  };
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const received: Received = {
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      receiver.got.push(received);
      const { status, body } = await Promise.resolve(received)
        .then(receiver.respond)
        .catch((error: unknown) => ({ status: 500, body: JSON.stringify(String(error)) }));
      response.writeHead(status, { 'content-type': 'application/json' }).end(body ?? '{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  receiver.url = `http://127.0.0.1:${port}`;
  receiver.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return receiver;
}

export interface TestSandbox {
  sandbox: Sandbox;
  config: SandboxConfig;
  hooks: Receiver;
  stripe: Stripe;
  /** Starts the same sandbox again on its data after `close`. */
  restart(): Promise<void>;
  /** Calls the control interface; `T` is the shape of the answer that the test expects. */
  control<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; json: T }>;
  /** Moves the clock and fails the test when that fails. */
  advance(duration: string): Promise<{ now: string; steps: number }>;
  /** Stripe events that arrived, oldest first. */
  events(): Event[];
  close(): Promise<void>;
}

/** A Stripe event as it arrived. */
export interface Event {
  id: string;
  type: string;
  account?: string;
  data: { object: Record<string, unknown>; previous_attributes?: Record<string, unknown> };
}

export function testConfig(
  dir: string,
  hooks: string,
  overrides: Partial<SandboxConfig> = {},
): SandboxConfig {
  return {
    port: 0,
    smtpPort: 0,
    dataDir: path.join(dir, 'state'),
    origin: null,
    clockFile: path.join(dir, 'clock.json'),
    callsDir: null,
    settleUrl: null,
    stripe: {
      secretKey: SECRET_KEY,
      publishableKey: PUBLISHABLE_KEY,
      webhook: { url: `${hooks}/stripe`, secret: WEBHOOK_SECRET },
      connectWebhook: { url: `${hooks}/connect`, secret: CONNECT_SECRET },
    },
    zoom: {
      accountId: 'zoom-account',
      clientId: 'zoom-client',
      clientSecret: 'zoom-client-secret',
      webhook: { url: `${hooks}/zoom`, secret: ZOOM_SECRET },
      hostUsers: ['host1@monet.local', 'host2@monet.local'],
    },
    google: { clientId: 'google-client', clientSecret: 'google-secret' },
    linkedin: { clientId: 'linkedin-client', clientSecret: 'linkedin-secret' },
    ...overrides,
  };
}

export function stripeClient(origin: string, key = SECRET_KEY): Stripe {
  const { hostname, port } = new URL(origin);
  return new Stripe(key, {
    host: hostname,
    port: Number(port),
    protocol: 'http',
    maxNetworkRetries: 0,
    timeout: 5_000,
  });
}

/** A sandbox in this process, on free ports and an empty folder, with a receiver for its webhooks. */
export async function startTestSandbox(overrides: Partial<SandboxConfig> = {}): Promise<TestSandbox> {
  const dir = mkdtempSync(path.join(tmpdir(), 'sandbox-test-'));
  const hooks = await startReceiver();
  const config = testConfig(dir, hooks.url, overrides);
  const sandbox = await startSandbox(config);
  const test: TestSandbox = {
    sandbox,
    config,
    hooks,
    stripe: stripeClient(sandbox.origin),
    async restart() {
      test.sandbox = await startSandbox(config);
      test.stripe = stripeClient(test.sandbox.origin);
    },
    async control<T>(method: string, target: string, body?: unknown) {
      const response = await fetch(`${test.sandbox.origin}/control${target}`, {
        method,
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        headers: { 'content-type': 'application/json' },
      });
      const text = await response.text();
      return { status: response.status, json: (text === '' ? null : JSON.parse(text)) as T };
    },
    async advance(duration) {
      const { status, json } = await test.control<{ now: string; steps: number }>('POST', '/clock', {
        advance: duration,
      });
      if (status !== 200) throw new Error(`the clock did not move: ${JSON.stringify(json)}`);
      return json;
    },
    events: () =>
      hooks.got
        .filter((each) => each.path === '/stripe' || each.path === '/connect')
        .map((each) => JSON.parse(each.body) as Event),
    async close() {
      await test.sandbox.close();
      await hooks.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  return test;
}

/** An account that has finished onboarding, on a manual payout schedule. */
export async function onboardedAccount(test: TestSandbox, accountNumber?: string): Promise<Stripe.Account> {
  const account = await test.stripe.accounts.create({
    controller: {
      stripe_dashboard: { type: 'express' },
      losses: { payments: 'application' },
      fees: { payer: 'application' },
      requirement_collection: 'stripe',
    },
    capabilities: { transfers: { requested: true } },
    country: 'US',
    email: 'pro@monet.local',
    settings: { payouts: { schedule: { interval: 'manual' } } },
  });
  await test.control(
    'POST',
    `/stripe/accounts/${account.id}/onboard`,
    accountNumber ? { accountNumber } : {},
  );
  return test.stripe.accounts.retrieve(account.id);
}

/** Pays `amount` to the account with the platform's fee, by the test card. */
export async function pay(
  test: TestSandbox,
  destination: string,
  amount = 12_000,
  fee = 2_400,
  card = 'pm_card_visa',
): Promise<Stripe.PaymentIntent> {
  return test.stripe.paymentIntents.create({
    amount,
    currency: 'usd',
    application_fee_amount: fee,
    transfer_data: { destination },
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    payment_method: card,
    confirm: true,
    metadata: { bookingId: 'b1' },
  });
}

/** Waits until `check` gives something, or fails after `ms`. */
export async function eventually<T>(check: () => T | undefined | null | false, ms = 3_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const found = check();
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
