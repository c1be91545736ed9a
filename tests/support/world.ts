import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { now, toDate } from '@/lib/clock';
import { closeDb, db } from '@/lib/db';
import { serveWebhooks } from '@/prisma/demo/webhook-server';
import { startSandbox } from '@/sandbox/server';
import { freePort } from '@/scripts/ports';
import { startWorker } from '@/worker/start';
import { setEnvironment } from './environment';
import { createTestDatabase } from './postgres';
import { sandboxConfig, ZOOM_HOSTS } from './sandbox-config';

/**
 * The whole backend in one process, for one test file: a database of its own, the sandbox over HTTP, the worker on
 * whichever queue backend the run is for, and the webhook routes' use cases behind a small server. The environment is set
 * before a test runs; modules of the product read it at first use, so they may be imported as usual.
 */
export class World {
  origin = '';
  opsPort = 0;
  #workerHere = true;
  #hosts = ZOOM_HOSTS.length;
  #deadlineMs = 10_000;
  #more: Readonly<Record<string, string>> = {};
  #clean: (() => Promise<unknown>)[] = [];

  /**
   * @param options `worker: 'elsewhere'` leaves the worker to the test, at `opsPort`; `hosts` is how many Zoom hosts there
   *   are; `deadlineMs` is how long a provider may take; `more` are variables beside the usual
   */
  static forThisFile(
    options: {
      worker?: 'here' | 'elsewhere';
      hosts?: number;
      deadlineMs?: number;
      more?: Readonly<Record<string, string>>;
    } = {},
  ): World {
    const world = new World();
    world.#more = options.more ?? {};
    world.#workerHere = options.worker !== 'elsewhere';
    world.#hosts = options.hosts ?? world.#hosts;
    world.#deadlineMs = options.deadlineMs ?? world.#deadlineMs;
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
    const sandbox = await startSandbox(
      sandboxConfig(folder, clockFile, hooks, {
        callsDir: process.env.SANDBOX_CALLS_DIR || null,
        settleUrl: `http://127.0.0.1:${opsPort}/settle`,
      }),
    );
    this.origin = sandbox.origin;
    setEnvironment({
      DATABASE_URL: database.url,
      CARDS_DATABASE_URL: database.cardsUrl,
      MONET_CLOCK_FILE: clockFile,
      MONET_SANDBOX_URL: sandbox.origin,
      WORKER_OPS_PORT: String(opsPort),
      PROVIDER_TIMEOUT_MS: String(this.#deadlineMs),
      STRIPE_API_BASE: `${sandbox.origin}/stripe`,
      ZOOM_API_BASE: `${sandbox.origin}/zoom/v2`,
      ZOOM_OAUTH_BASE: `${sandbox.origin}/zoom`,
      ZOOM_HOST_USERS: ZOOM_HOSTS.slice(0, this.#hosts).join(','),
      GOOGLE_API_BASE: `${sandbox.origin}/google`,
      GOOGLE_OAUTH_BASE: `${sandbox.origin}/google`,
      GOOGLE_ACCOUNTS_BASE: `${sandbox.origin}/google`,
      LINKEDIN_ISSUER: `${sandbox.origin}/linkedin/oauth`,
      SMTP_URL: `smtp://127.0.0.1:${sandbox.smtpPort}`,
      ...this.#more,
    });
    const webhooks = await serveWebhooks(hooksPort);
    const worker = this.#workerHere ? await startWorker() : null;
    if (worker) await endDailyReconciliation();
    this.opsPort = opsPort;
    this.#clean = [
      async () => worker?.close(2000),
      () => webhooks.close(),
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

/**
 * A test passes many days, and each would read all of Stripe's lists and mend what the test has broken. Tests of just
 * that begin it again with `startReconciliation`.
 */
async function endDailyReconciliation(): Promise<void> {
  await db().outboxEntry.updateMany({ where: { job: 'reconcile-money' }, data: { doneAt: toDate(now()) } });
}
