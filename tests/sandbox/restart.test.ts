import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Store, StoreError } from '@/sandbox/store';
import {
  eventually,
  onboardedAccount,
  pay,
  type Receiver,
  startReceiver,
  startTestSandbox,
  stripeClient,
  type TestSandbox,
} from './support';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'sandbox-store-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const journal = () => path.join(dir, 'journal.jsonl');

describe('the store', () => {
  it('finds again what was written, in its order', () => {
    const store = new Store(dir);
    const words = store.collection<{ word: string }>('words');
    for (const word of ['one', 'two', 'three']) words.put(word, { word });
    words.put('one', { word: 'ONE' });
    words.delete('two');
    store.close();
    const again = new Store(dir).collection<{ word: string }>('words');
    expect([...again.values()]).toEqual([{ word: 'ONE' }, { word: 'three' }]);
  });

  it('writes a transaction as one line, or nothing of it', () => {
    const store = new Store(dir);
    const words = store.collection<string>('words', (word) => word.charAt(0));
    words.put('a', 'alpha');
    const before = readFileSync(journal(), 'utf8');
    const failing = () =>
      store.transact(() => {
        words.put('a', 'ALPHA');
        words.put('b', 'beta');
        words.delete('a');
        throw new RangeError('no');
      });
    expect(failing).toThrow(RangeError);
    expect(readFileSync(journal(), 'utf8')).toBe(before);
    expect([...words.values()]).toEqual(['alpha']);
    expect(words.by('a')).toEqual(['alpha']);
    expect(words.by('b')).toEqual([]);
    store.transact(() => {
      words.put('b', 'beta');
      words.put('c', 'gamma');
    });
    const lines = readFileSync(journal(), 'utf8').slice(before.length).trim().split('\n');
    expect(lines).toHaveLength(1);
  });

  it('drops a torn last line, and refuses a damage in the middle', () => {
    const store = new Store(dir);
    store.collection<number>('n').put('a', 1);
    store.close();
    appendFileSync(journal(), '[["put","n","b",2],["pu');
    const again = new Store(dir);
    expect([...again.collection<number>('n').values()]).toEqual([1]);
    again.collection<number>('n').put('c', 3);
    again.close();
    expect([...new Store(dir).collection<number>('n').values()]).toEqual([1, 3]);
    const good = readFileSync(journal(), 'utf8');
    writeFileSync(journal(), `not json\n${good}`);
    expect(() => new Store(dir)).toThrow(StoreError);
  });

  it('keeps one index for all who ask for the same collection', () => {
    const store = new Store(dir);
    const first = store.collection<string>('words', (word) => word.charAt(0));
    const second = store.collection<string>('words', (word) => word.charAt(0));
    second.put('x', 'xylophone');
    expect(first.by('x')).toEqual(['xylophone']);
  });

  it('writes nothing once it is closed', () => {
    const store = new Store(dir);
    const words = store.collection<string>('words');
    store.close();
    expect(() => words.put('a', 'alpha')).toThrow(StoreError);
    expect(words.get('a')).toBeUndefined();
  });
});

describe('a sandbox that is started again', () => {
  let test: TestSandbox;
  beforeEach(async () => {
    test = await startTestSandbox();
  });
  afterEach(() => test.close());

  it('knows its money, keys, mail, faults and time, and catches up on what fell due', async () => {
    const { id } = await onboardedAccount(test);
    const intent = await pay(test, id);
    const created = await test.stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'k' });
    await test.control('POST', '/faults', { provider: 'zoom', match: '/v2', mode: 'error', count: 2 });
    await test.advance('PT23H');
    const before = (await test.control('GET', '/stripe/balances')).json;
    await test.sandbox.close();
    await test.restart();
    expect((await test.stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded');
    expect((await test.control('GET', '/stripe/balances')).json).toEqual(before);
    const again = await test.stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'k' });
    expect(again.id).toBe(created.id);
    expect((await test.control<{ items: object[] }>('GET', '/faults')).json.items).toHaveLength(1);
    const { json } = await test.control<{ now: string }>('GET', '/clock');
    expect(Date.parse(json.now) - Date.now()).toBeGreaterThan(22 * 3_600_000);
    // The timer of the funds was set before the restart.
    await test.advance('PT26H');
    const balance = await test.stripe.balance.retrieve({}, { stripeAccount: id });
    expect(balance.available[0]?.amount).toBe(9_600);
    await eventually(() =>
      test.events().some((each) => each.type === 'balance.available' && each.account === id),
    );
  });

  it('delivers the webhooks that nobody had taken', async () => {
    test.hooks.respond = () => ({ status: 500 });
    await test.stripe.customers.create({ email: 'kept@x.test' });
    await eventually(() => test.hooks.got.length >= 1);
    await test.sandbox.close();
    test.hooks.got.length = 0;
    test.hooks.respond = () => ({ status: 200 });
    await test.restart();
    const event = await eventually(() => test.events()[0], 10_000);
    expect(event.data.object.email).toBe('kept@x.test');
  });
});

describe('a sandbox process', () => {
  const children: ChildProcess[] = [];
  let hooks: Receiver;
  beforeEach(async () => {
    hooks = await startReceiver();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await hooks.close();
  });

  async function start(more: Record<string, string> = {}) {
    mkdirSync(dir, { recursive: true });
    const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts'], {
      cwd: path.resolve(import.meta.dirname, '../..'),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        NODE_ENV: 'production',
        PATH: process.env.PATH ?? '',
        SANDBOX_PORT: '0',
        SANDBOX_SMTP_PORT: '0',
        SANDBOX_DATA_DIR: path.join(dir, 'state'),
        MONET_CLOCK_FILE: path.join(dir, 'clock.json'),
        SANDBOX_STRIPE_SECRET_KEY: 'sk_test_sandbox',
        SANDBOX_STRIPE_PUBLISHABLE_KEY: 'pk_test_sandbox',
        SANDBOX_STRIPE_WEBHOOK_URL: `${hooks.url}/stripe`,
        SANDBOX_STRIPE_WEBHOOK_SECRET: 'whsec_platform',
        SANDBOX_ZOOM_ACCOUNT_ID: 'a',
        SANDBOX_ZOOM_CLIENT_ID: 'b',
        SANDBOX_ZOOM_CLIENT_SECRET: 'c',
        SANDBOX_ZOOM_HOST_USERS: 'host@monet.local',
        SANDBOX_GOOGLE_CLIENT_ID: 'd',
        SANDBOX_GOOGLE_CLIENT_SECRET: 'e',
        ...more,
      },
    });
    children.push(child);
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    const ready = new Promise<{ origin: string }>((resolve) => {
      child.once('message', (message) => resolve(message as { origin: string }));
    });
    return { child, ended, ready, output: () => output };
  }

  it('loses nothing that it answered when it is killed hard', async () => {
    hooks.respond = () => ({ status: 500 });
    const first = await start();
    const stripe = stripeClient((await first.ready).origin);
    expect(first.output()).toMatch(/^sandbox: http:\/\/127\.0\.0\.1:\d+ .*smtp:\/\/127\.0\.0\.1:\d+\n$/);
    const made: string[] = [];
    let running = true;
    const burst = Promise.all(
      Array.from({ length: 8 }, async () => {
        while (running) {
          const answer = await stripe.customers.create({ name: 'Ada' }).catch(() => null);
          if (answer) made.push(answer.id);
        }
      }),
    );
    await eventually(() => made.length > 40, 10_000);
    first.child.kill('SIGKILL');
    await first.ended;
    running = false;
    await burst;
    hooks.got.length = 0;
    hooks.respond = () => ({ status: 200 });

    const second = await start();
    const again = stripeClient((await second.ready).origin);
    const kept = await again.customers.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 });
    const ids = new Set(kept.map((each) => each.id));
    expect(made.filter((id) => !ids.has(id))).toEqual([]);
    // Every event of the first life arrives in the second one.
    const told = () =>
      new Set(
        hooks.got.map(
          (each) => (JSON.parse(each.body) as { data: { object: { id: string } } }).data.object.id,
        ),
      );
    await eventually(() => made.every((id) => told().has(id)), 10_000);

    const stopped = Date.now();
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(Date.now() - stopped).toBeLessThan(2_000);
  });

  it('ends with its parent, and says plainly what it lacks', async () => {
    const { child, ready, ended } = await start();
    await ready;
    child.disconnect();
    expect(await ended).toBe(0);
    const lacking = await start({ SANDBOX_STRIPE_SECRET_KEY: '' });
    expect(await lacking.ended).toBe(1);
    expect(lacking.output()).toContain('SANDBOX_STRIPE_SECRET_KEY is not set');
    expect(lacking.output()).not.toContain('    at ');
  });
});
