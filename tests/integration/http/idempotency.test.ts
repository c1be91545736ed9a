import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import type { Caller } from './caller';
import { Scene } from './scene';

const scene = Scene.forThisFile();
const REQUEST = '/api/bookings/request';

let maya: Caller;
let other: Caller;
beforeAll(async () => {
  maya = await scene.candidate(0);
  other = await scene.candidate(1);
});

let key: string;
let keys = 0;
let before: number;
beforeEach(async () => {
  key = `key-${keys++}`;
  before = await db().booking.count();
});

/** How many bookings this test has made. */
const made = async () => (await db().booking.count()) - before;

const ask = (caller: Caller, body: object | string = scene.request()) =>
  caller.call('POST', REQUEST, { body, headers: { 'idempotency-key': key } });

describe('the same key', () => {
  it('with the same body gives the same answer, and no second effect', async () => {
    const first = await ask(maya);
    const second = await ask(maya);
    expect(first).toMatchObject({ status: 201, body: { status: 'requested' } });
    expect(second).toMatchObject({ status: 201, text: first.text });
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(await made()).toBe(1);
    const events = { where: { bookingId: String(first.body.id) } };
    expect(await db().bookingEvent.count(events)).toBe(1);
    expect(await db().notification.count(events)).toBe(1);
  });

  it('with another body is refused', async () => {
    await ask(maya);
    for (const body of [
      { ...scene.request(), priceCents: 12_000 },
      scene.request(1),
      JSON.stringify(scene.request(), null, 1),
    ]) {
      expect(await ask(maya, body)).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    }
    expect(await made()).toBe(1);
  });

  it('on another path is refused, even with the same body', async () => {
    const [first, second] = [await scene.ask(maya), await scene.ask(maya)];
    const headers = { 'idempotency-key': key };
    expect(await maya.call('POST', `/api/bookings/${first}/cancel`, { headers })).toMatchObject({
      status: 200,
    });
    expect(await maya.call('POST', `/api/bookings/${second}/cancel`, { headers })).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
    expect(await db().booking.findUnique({ where: { id: second } })).toMatchObject({ status: 'requested' });
  });

  it('of somebody else is another key', async () => {
    const [mine, theirs] = [await ask(maya), await ask(other)];
    expect(theirs).toMatchObject({ status: 201 });
    expect(theirs.body.id).not.toBe(mine.body.id);
    expect(await made()).toBe(2);
  });

  it('works the same from another session of the same person', async () => {
    const first = await ask(maya);
    expect(await ask(await scene.candidate(0))).toMatchObject({ status: 201, text: first.text });
    expect(await made()).toBe(1);
  });
});

describe('twice at the same moment', () => {
  it('has one effect: the others get the same answer, or come too early', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(maya)));
    expect(await made()).toBe(1);
    const done = answers.filter((each) => each.status === 201);
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done.map((each) => each.text)).size).toBe(1);
    for (const early of answers.filter((each) => each.status !== 201)) {
      expect(early).toMatchObject({ status: 409, body: { code: 'idempotency_in_progress' } });
      expect(early.headers.get('retry-after')).toBe('1');
    }
    expect(await ask(maya)).toMatchObject({ status: 201, text: done[0]?.text });
  });

  it('is told apart from the first while that is under way', async () => {
    const scope = String((await maya.call('GET', '/api/me')).body.id);
    const first = await ask(maya);
    const unfinished = (lockedUntil: Date) =>
      db().idempotencyKey.update({
        where: { scope_key: { scope, key } },
        data: { status: null, body: null, lockedUntil },
      });
    await unfinished(new Date(Date.now() + 30_000));
    expect(await ask(maya)).toMatchObject({ status: 409, body: { code: 'idempotency_in_progress' } });
    // The process of the first died after its work: a minute later the call may be made again, and finds it done.
    await unfinished(new Date(Date.now() - 1));
    expect(await ask(maya)).toMatchObject({ status: 201, text: first.text });
    expect(await made()).toBe(1);
  });
});

describe('what is kept under a key', () => {
  it('is a refusal by the booking’s state, too', async () => {
    const id = await scene.ask(maya);
    const headers = { 'idempotency-key': key };
    const path = `/api/bookings/${id}/cancel`;
    await maya.call('POST', path);
    const [first, second] = [
      await maya.call('POST', path, { headers }),
      await maya.call('POST', path, { headers }),
    ];
    expect(first).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
    expect(second).toMatchObject({ status: 409, text: first.text });
    expect(second.headers.get('idempotent-replayed')).toBe('true');
  });

  it('is not a request that was wrong: it may be sent again, put right', async () => {
    expect(await ask(maya, { ...scene.request(), question: 'Too short' })).toMatchObject({ status: 422 });
    expect(await ask(maya, 'not JSON')).toMatchObject({ status: 400 });
    expect(await ask(maya)).toMatchObject({ status: 201 });
  });

  it('is not a failure of a provider: the same call may be tried again', async () => {
    const id = await scene.ask(maya);
    const pro = await scene.professional(0);
    const accepted = await pro.call('POST', `/api/bookings/${id}/accept`);
    const [slot] = accepted.body.slots as { startAt: string }[];
    await pro.call('POST', `/api/bookings/${id}/schedule`, { body: { startAt: slot?.startAt } });
    const checkout = () =>
      maya.call('POST', `/api/bookings/${id}/checkout`, { headers: { 'idempotency-key': key } });
    for (const answer of [await checkout(), await checkout()]) {
      expect(answer).toMatchObject({ status: 503, body: { code: 'provider_unavailable' } });
      expect(answer.headers.get('idempotent-replayed')).toBeNull();
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(await db().idempotencyKey.count({ where: { key } })).toBe(0);
  });
});

describe('a key', () => {
  it.each([
    ['empty', ''],
    ['of 256 characters', 'x'.repeat(256)],
  ])('%s is refused', async (_, odd) => {
    key = odd;
    expect(await ask(maya)).toMatchObject({ status: 400, body: { code: 'malformed_request' } });
    expect(await made()).toBe(0);
  });

  it('of 255 characters, or with odd ones, is as good as any', async () => {
    for (const odd of ['x'.repeat(255), `'; DROP TABLE users; -- é ${keys}`]) {
      key = odd;
      const first = await ask(maya);
      expect(await ask(maya)).toMatchObject({ status: 201, text: first.text });
    }
    expect(await made()).toBe(2);
  });

  it('means nothing when reading', async () => {
    const headers = { 'idempotency-key': key };
    expect(await maya.call('GET', '/api/bookings', { headers })).toMatchObject({ status: 200 });
    await ask(maya);
    expect(
      (await maya.call('GET', '/api/bookings', { headers })).headers.get('idempotent-replayed'),
    ).toBeNull();
  });

  it('that is left out lets every call count', async () => {
    await scene.ask(maya);
    await scene.ask(maya);
    expect(await made()).toBe(2);
  });
});
