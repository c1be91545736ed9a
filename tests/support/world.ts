import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { receiveZoomWebhook } from '@/lib/calls/receive-webhook';
import { closeDb } from '@/lib/db';
import { receiveStripeWebhook } from '@/lib/payments/receive-webhook';
import { startSandbox } from '@/sandbox/server';
import { freePort } from '@/scripts/ports';
import { startWorker } from '@/worker/start';
import { setEnvironment } from './environment';
import { createTestDatabase } from './postgres';

/**
 * The whole backend in one process, for one test file: a database of its own, the sandbox over HTTP, the worker on
 * whichever queue backend the run is for, and the webhook routes' use cases behind a small server. The environment is set
 * before a test runs; modules of the product read it at first use, so they may be imported as usual.
 */
export class World {
  origin = '';
  #clean: (() => Promise<unknown>)[] = [];

  static forThisFile(): World {
    const world = new World();
    beforeAll(() => world.#open());
    afterAll(() => world.#close());
    return world;
  }

  /** Moves the clock of product and sandbox and waits until everything that fell due has run. */
  async advance(duration: string): Promise<void> {
    await this.control('POST', '/control/clock', { advance: duration });
  }

  /** Moves the clock to an instant. */
  async advanceTo(instant: string): Promise<void> {
    await this.control('POST', '/control/clock', { to: instant });
  }

  /** Runs what is due without moving the clock. */
  settle(): Promise<void> {
    return this.advance('PT0S');
  }

  async control<T = unknown>(method: string, address: string, body?: object): Promise<T> {
    const response = await fetch(`${this.origin}${address}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    const text = await response.text();
    expect(response.ok, `${method} ${address}: ${response.status} ${text}`).toBe(true);
    return (text ? JSON.parse(text) : null) as T;
  }

  /** Confirms a card as Stripe.js does, with the publishable key. */
  async confirmCard(
    checkout: { paymentIntentId: string; clientSecret: string },
    card = 'pm_card_visa',
  ): Promise<Response> {
    return fetch(`${this.origin}/stripe/v1/payment_intents/${checkout.paymentIntentId}/confirm`, {
      method: 'POST',
      body: new URLSearchParams({
        key: 'pk_test_sandbox',
        client_secret: checkout.clientSecret,
        payment_method: card,
      }),
    });
  }

  async #open(): Promise<void> {
    const folder = mkdtempSync(path.join(tmpdir(), 'monet-world-'));
    const clockFile = path.join(folder, 'clock.json');
    const [database, opsPort, hooksPort] = await Promise.all([createTestDatabase(), freePort(), freePort()]);
    const hooks = `http://127.0.0.1:${hooksPort}`;
    const sandbox = await startSandbox({
      port: 0,
      smtpPort: 0,
      dataDir: path.join(folder, 'sandbox'),
      origin: null,
      clockFile,
      settleUrl: `http://127.0.0.1:${opsPort}/settle`,
      stripe: {
        secretKey: 'sk_test_sandbox',
        publishableKey: 'pk_test_sandbox',
        webhook: { url: `${hooks}/stripe`, secret: 'whsec_platform' },
        connectWebhook: { url: `${hooks}/stripe-connect`, secret: 'whsec_connect' },
      },
      zoom: {
        accountId: 'sandbox-account',
        clientId: 'sandbox-client',
        clientSecret: 'sandbox-secret',
        webhook: { url: `${hooks}/zoom`, secret: 'sandbox-webhook' },
        hostUsers: ['host1@monet.local', 'host2@monet.local'],
      },
      google: { clientId: 'google-client', clientSecret: 'google-secret' },
      linkedin: { clientId: 'linkedin-client', clientSecret: 'linkedin-secret' },
    });
    this.origin = sandbox.origin;
    setEnvironment({
      DATABASE_URL: database.url,
      CARDS_DATABASE_URL: database.cardsUrl,
      MONET_CLOCK_FILE: clockFile,
      MONET_SANDBOX_URL: sandbox.origin,
      WORKER_OPS_PORT: String(opsPort),
      STRIPE_API_BASE: `${sandbox.origin}/stripe`,
      ZOOM_API_BASE: `${sandbox.origin}/zoom/v2`,
      ZOOM_OAUTH_BASE: `${sandbox.origin}/zoom`,
      ZOOM_HOST_USERS: 'host1@monet.local,host2@monet.local',
      GOOGLE_API_BASE: `${sandbox.origin}/google`,
      GOOGLE_OAUTH_BASE: `${sandbox.origin}/google`,
      GOOGLE_ACCOUNTS_BASE: `${sandbox.origin}/google`,
      SMTP_URL: `smtp://127.0.0.1:${sandbox.smtpPort}`,
    });
    const server = await serveWebhooks(hooksPort);
    const worker = await startWorker();
    this.#clean = [
      () => worker.close(2000),
      () => new Promise((resolve) => server.close(resolve)),
      () => sandbox.close(),
      closeDb,
      () => database.drop(),
      async () => rmSync(folder, { recursive: true, force: true }),
    ];
  }

  async #close(): Promise<void> {
    for (const step of this.#clean) await step();
  }
}

/** What the three webhook routes do, without Next.js around it. */
async function serveWebhooks(port: number): Promise<Server> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const header = (name: string) => [request.headers[name]].flat()[0] ?? null;
    try {
      if (request.url === '/zoom') {
        const signed = { signature: header('x-zm-signature'), timestamp: header('x-zm-request-timestamp') };
        const answer = await receiveZoomWebhook(body, signed);
        response.writeHead(200).end(JSON.stringify(answer));
        return;
      }
      const secret = request.url === '/stripe' ? 'whsec_platform' : 'whsec_connect';
      await receiveStripeWebhook(body, header('stripe-signature'), secret);
      response.writeHead(200).end('{}');
    } catch (error) {
      response.writeHead(error instanceof Error && 'status' in error ? Number(error.status) : 500).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}
