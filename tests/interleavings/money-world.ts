import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { CATALOGUE } from '@/jobs/catalogue';
import { now, toDate } from '@/lib/clock';
import { closeDb, db } from '@/lib/db';
import { env } from '@/lib/env';
import { JOBS, type JobName, type JobPayload } from '@/lib/outbox';
import { receiveStripeWebhook } from '@/lib/payments/receive-webhook';
import type { OutboxEntry } from '@/prisma/generated/client/client';
import { startSandbox } from '@/sandbox/server';
import { freePort } from '@/scripts/ports';
import { setEnvironment } from '../support/environment';
import { createTestDatabase } from '../support/postgres';
import { sandboxConfig, ZOOM_HOSTS } from '../support/sandbox-config';
import type { Random } from './random';

/** A webhook on its way: it arrives when the test lets it, in any order, more than once, or never. */
type Webhook = { readonly url: string; readonly body: string; readonly signature: string | null };

/** The sandbox says that this cannot be, as a bank would: a payout that has failed already fails again. */
export class SandboxRefusal extends Error {}

/** Work that has nothing to do with money. */
const LEFT_OUT: readonly JobName[] = [
  ...([
    'send-mail',
    'send-alert',
    'send-link',
    'send-notice',
    'create-meeting',
    'move-meeting',
    'delete-meeting',
    'tidy-meetings',
    'sync-call-events',
    'check-call-events',
  ] as const),
  ...(['end-calendar-grant', 'judge-attendance', 'nudge-first', 'nudge-second', 'judge-feedback'] as const),
  ...(['refresh-cards', 'keep-house'] as const),
];

/**
 * A real database, the sandbox over HTTP, and neither queue nor web server: the test itself is the scheduler. It takes
 * jobs from the outbox and webhooks from the post in an order of its own, runs some twice, and cuts some off.
 */
export class MoneyWorld {
  origin = '';
  #webhooks: Webhook[] = [];

  static forThisFile(): MoneyWorld {
    const world = new MoneyWorld();
    let clean: (() => Promise<unknown>)[] = [];
    beforeAll(async () => {
      clean = await world.#open();
    });
    afterAll(async () => {
      for (const step of clean) await step();
    });
    return world;
  }

  async control<T = unknown>(method: string, address: string, body?: object): Promise<T> {
    const response = await fetch(`${this.origin}${address}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    if (response.status === 404 || response.status === 409)
      throw new SandboxRefusal(`${method} ${address}: ${await response.text()}`);
    if (!response.ok)
      throw new TypeError(`${method} ${address}: ${response.status} ${await response.text()}`);
    const text = await response.text();
    return (text ? JSON.parse(text) : null) as T;
  }

  /** Moves the time of both sides. What falls due is not run by this. */
  async advance(duration: string): Promise<void> {
    await this.control('POST', '/control/clock', { advance: duration });
  }

  /** Delivers the webhooks that have come so far, in random order; some twice, some not yet, a few never. */
  async deliver(random: Random, hostile: boolean): Promise<void> {
    const post = random.shuffled(this.#webhooks);
    this.#webhooks = [];
    for (const webhook of post) {
      if (hostile && random.happens(0.1)) continue; // lost
      if (hostile && random.happens(0.2))
        this.#webhooks.push(webhook); // again, or later
      else if (hostile && random.happens(0.1)) await take(webhook);
      await take(webhook);
    }
  }

  /**
   * Runs the jobs that are due, in random order and some at the same time. Cut off after its effect and before it is
   * marked, a job runs again; what fails runs again, too.
   * @returns how many came to their end
   */
  async work(
    random: Random,
    hostile: boolean,
    failed: (job: string, error: unknown) => void,
  ): Promise<number> {
    await db().outboxEntry.updateMany({
      where: { job: { in: [...LEFT_OUT] }, doneAt: null },
      data: { doneAt: toDate(now()) },
    });
    const due = await db().outboxEntry.findMany({ where: { doneAt: null, runAt: { lte: toDate(now()) } } });
    const order = random.shuffled(due);
    let done = 0;
    const runs = hostile ? order.filter(() => !random.happens(0.15)) : order;
    await atOnce(runs, LANES, async (entry) => {
      const isCutOff = hostile && random.happens(0.1);
      try {
        await run(entry);
        if (isCutOff) return;
        done += 1;
        await db().outboxEntry.update({ where: { id: entry.id }, data: { doneAt: toDate(now()) } });
      } catch (error) {
        failed(entry.job, error);
      }
    });
    return done;
  }

  async #open(): Promise<(() => Promise<unknown>)[]> {
    const folder = mkdtempSync(path.join(tmpdir(), 'monet-money-'));
    const clockFile = path.join(folder, 'clock.json');
    const [database, hooksPort] = await Promise.all([createTestDatabase(), freePort()]);
    const hooks = `http://127.0.0.1:${hooksPort}`;
    const sandbox = await startSandbox(sandboxConfig(folder, clockFile, hooks));
    this.origin = sandbox.origin;
    setEnvironment({
      DATABASE_URL: database.url,
      CARDS_DATABASE_URL: database.cardsUrl,
      MONET_CLOCK_FILE: clockFile,
      MONET_SANDBOX_URL: sandbox.origin,
      STRIPE_API_BASE: `${sandbox.origin}/stripe`,
      // A room for every call: with too few, most lives end before anything is paid.
      ZOOM_HOST_USERS: ZOOM_HOSTS.join(','),
      PROVIDER_TIMEOUT_MS: '500', // the imitated Stripe answers in a few milliseconds, or not at all
    });
    const server = await this.#listen(hooksPort);
    return [
      () => new Promise((resolve) => server.close(resolve)),
      () => sandbox.close(),
      closeDb,
      () => database.drop(),
      async () => rmSync(folder, { recursive: true, force: true }),
    ];
  }

  async #listen(port: number): Promise<Server> {
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const signature = [request.headers['stripe-signature']].flat()[0] ?? null;
      const url = request.url ?? '';
      if (url.startsWith('/api/stripe')) {
        this.#webhooks.push({ url, signature, body: Buffer.concat(chunks).toString('utf8') });
      }
      response.writeHead(200, { connection: 'close' }).end('{}');
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return server;
  }
}

async function take({ url, body, signature }: Webhook): Promise<void> {
  const { STRIPE_WEBHOOK_SECRET, STRIPE_CONNECT_WEBHOOK_SECRET } = env();
  const secret = url.endsWith('/connect') ? STRIPE_CONNECT_WEBHOOK_SECRET : STRIPE_WEBHOOK_SECRET;
  try {
    await receiveStripeWebhook(body, signature, secret);
  } catch (error) {
    // Delayed for longer than five minutes it is refused, which is as good as lost.
    if (!(error instanceof Error && 'code' in error && error.code === 'bad_signature')) throw error;
  }
}

async function run(entry: OutboxEntry): Promise<void> {
  const name = entry.job as JobName;
  await runNamed(name, JOBS[name].parse(entry.payload) as JobPayload<typeof name>);
}

function runNamed<Name extends JobName>(name: Name, payload: JobPayload<Name>): Promise<unknown> {
  return CATALOGUE[name].run(payload);
}

/** So many things happen at the same time. */
export const LANES = 12;

/** Works on so many things at the same time. */
export async function atOnce<T>(
  things: readonly T[],
  width: number,
  work: (thing: T) => Promise<void>,
): Promise<void> {
  const rest = [...things];
  const lane = async () => {
    for (let thing = rest.shift(); thing !== undefined; thing = rest.shift()) await work(thing);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
