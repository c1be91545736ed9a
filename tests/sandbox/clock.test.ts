import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseDuration } from '@/sandbox/control/duration';
import {
  eventually,
  onboardedAccount,
  pay,
  type Receiver,
  startReceiver,
  startTestSandbox,
  type TestSandbox,
} from './support';

const HOUR = 3_600_000;

/** Stands in for the product's worker: has timers of its own and notes when it was asked to run what is due. */
class Worker {
  timers: number[] = [];
  /** How far each timer was past its time when it ran. */
  late: number[] = [];
  calls = 0;
  /** Runs within a call, to show that the sandbox notices what a settling worker causes. */
  onSettle: () => void | Promise<void> = () => undefined;
  receiver: Receiver | undefined;
  clockFile = '';

  now(): number {
    if (this.clockFile === '') return Date.now();
    const { offsetMs } = JSON.parse(readFileSync(this.clockFile, 'utf8')) as { offsetMs: number };
    return Date.now() + offsetMs;
  }

  async start(): Promise<string> {
    this.receiver = await startReceiver();
    this.receiver.respond = async () => {
      this.calls += 1;
      await this.onSettle();
      const now = this.now();
      const due = this.timers.filter((time) => time <= now);
      for (const time of due) this.late.push(now - time);
      this.timers = this.timers.filter((time) => time > now);
      const next = this.timers.length > 0 ? new Date(Math.min(...this.timers)).toISOString() : null;
      return { status: 200, body: JSON.stringify({ idle: true, nextDueAt: next }) };
    };
    return `${this.receiver.url}/settle`;
  }
}

let worker: Worker;
let test: TestSandbox;
describe('a move of the clock', () => {
  beforeEach(async () => {
    worker = new Worker();
    test = await startTestSandbox({ settleUrl: await worker.start() });
    // The file exists from the first move on.
    await test.advance('PT1S');
    worker.clockFile = test.config.clockFile;
    worker.calls = 0;
  });
  afterEach(async () => {
    await test.close();
    await worker.receiver?.close();
  });

  it('stops at every time at which the product has something to do, and ends where it was asked to', async () => {
    const start = worker.now();
    worker.timers = [start + HOUR, start + 5 * HOUR, start + 30 * HOUR];
    const { now, steps } = await test.advance('PT24H');
    expect(worker.late).toHaveLength(2);
    // Each ran at its own time and not at the end of the move.
    for (const late of worker.late) expect(late).toBeLessThan(10_000);
    expect(worker.timers).toHaveLength(1);
    expect(Math.abs(Date.parse(now) - (start + 24 * HOUR))).toBeLessThan(10_000);
    expect(steps).toBe(4);
    const { json } = await test.control<{ now: string }>('GET', '/clock');
    expect(Math.abs(Date.parse(json.now) - Date.parse(now))).toBeLessThan(10_000);
  });

  it('delivers webhooks at their time, and lets the product work on them before it goes on', async () => {
    const { id } = await onboardedAccount(test);
    await pay(test, id);
    const seen: { type: string; at: number; calls: number }[] = [];
    const start = worker.now();
    test.hooks.respond = (request) => {
      const { type } = JSON.parse(request.body) as { type: string };
      seen.push({ type, at: worker.now() - start, calls: worker.calls });
      return { status: 200 };
    };
    await eventually(() => test.events().some((each) => each.type === 'payment_intent.succeeded'));
    await test.advance('P3D');
    const told = seen.filter((each) => each.type === 'balance.available');
    expect(told).toHaveLength(2);
    for (const each of told) expect(Math.abs(each.at - 48 * HOUR)).toBeLessThan(10_000);
    // After the last webhook the worker was asked again, at that time and at the target.
    expect(worker.calls).toBeGreaterThan(Math.max(...told.map((each) => each.calls)) + 1);
  });

  it('goes on settling while the worker causes webhooks', async () => {
    let made = 0;
    worker.onSettle = async () => {
      if (made === 3) return;
      made += 1;
      await test.stripe.customers.create({ email: `${made}@x.test` });
    };
    await test.advance('PT1M');
    expect(test.events().map((each) => each.data.object.email)).toEqual(['1@x.test', '2@x.test', '3@x.test']);
    expect(worker.calls).toBeGreaterThan(3);
  });

  it('is not held up by webhooks that nobody takes', async () => {
    test.hooks.respond = () => ({ status: 500 });
    await test.stripe.customers.create({ email: 'x@x.test' });
    await test.advance('PT24H');
    expect(test.hooks.got.length).toBeGreaterThan(5);
    test.hooks.respond = () => ({ status: 200 });
    await test.advance('PT24H');
    const { json } = await test.control<{ items: { state: string }[] }>('GET', '/webhooks');
    expect(json.items[0]?.state).toBe('delivered');
  });

  it('waits for the one before it', async () => {
    const start = worker.now();
    const [first, second] = await Promise.all([test.advance('PT1H'), test.advance('PT1H')]);
    expect(Date.parse(second.now) - Date.parse(first.now)).toBeGreaterThanOrEqual(HOUR - 1_000);
    expect(Math.abs(worker.now() - start - 2 * HOUR)).toBeLessThan(10_000);
  });

  it('goes to a given time, and never backwards', async () => {
    const target = new Date(worker.now() + 3 * HOUR).toISOString();
    const { json } = await test.control<{ now: string }>('POST', '/clock', { to: target });
    expect(Math.abs(Date.parse(json.now) - Date.parse(target))).toBeLessThan(5_000);
    const past = await test.control('POST', '/clock', { to: new Date(Date.now()).toISOString() });
    expect(past).toMatchObject({ status: 400, json: { field: 'to' } });
  });

  it.each([
    [{ advance: '-PT1H' }, 'advance'],
    [{ advance: 'P1M' }, 'advance'],
    [{ advance: 'PT' }, 'advance'],
    [{ advance: '24h' }, 'advance'],
    [{ advance: 3600 }, 'advance'],
    [{ to: 'tomorrow' }, 'to'],
    [{ to: '2030-01-01T00:00:00' }, 'to'],
    [{}, 'advance'],
    [{ advance: 'PT1H', to: '2030-01-01T00:00:00Z' }, 'advance'],
  ])('refuses %j', async (body, field) => {
    const { status, json } = await test.control('POST', '/clock', body);
    expect(status).toBe(400);
    expect(json).toMatchObject({ code: 'invalid_field', field, errors: [{ field }] });
  });

  it('says so when the worker cannot be reached or fails, and stays where it was', async () => {
    const before = worker.now();
    if (worker.receiver) worker.receiver.respond = () => ({ status: 500 });
    const failing = await test.control('POST', '/clock', { advance: 'PT1H' });
    expect(failing).toMatchObject({ status: 503, json: { code: 'worker_unreachable' } });
    await worker.receiver?.close();
    const gone = await test.control('POST', '/clock', { advance: 'PT1H' });
    expect(gone).toMatchObject({ status: 503, json: { code: 'worker_unreachable' } });
    expect(worker.now() - before).toBeLessThan(10_000);
  });

  it('gives up on a worker that is never done', async () => {
    if (worker.receiver) worker.receiver.respond = () => ({ status: 200, body: '{"idle": false}' });
    const { status, json } = await test.control('POST', '/clock', { advance: 'PT1H' });
    expect(status).toBe(500);
    expect(json).toMatchObject({ code: 'clock_stuck' });
  });
});

describe('durations', () => {
  it.each([
    ['PT24H', 24 * HOUR],
    ['P1D', 24 * HOUR],
    ['PT30M', HOUR / 2],
    ['P1DT2H3M4S', 26 * HOUR + 184_000],
    ['P2W', 14 * 24 * HOUR],
    ['PT0S', 0],
    ['PT1.5S', 1_500],
  ])('%s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', 'P', 'PT', 'P1Y', 'P1M', '-P1D', 'PT-5M', '1D', 'PT1H30', 'P1D T1H'])('not %j', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});
