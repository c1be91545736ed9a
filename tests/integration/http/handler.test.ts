import { request as rawRequest } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import type { Caller } from './caller';
import { Scene } from './scene';

const scene = Scene.forThisFile();
const REQUEST = '/api/bookings/request';
const LIMIT = 128 * 1024;

let maya: Caller;
let daniel: Caller;
beforeAll(async () => {
  maya = await scene.candidate(0);
  daniel = await scene.professional(0);
});

const pathsIn = (body: Readonly<Record<string, unknown>>) =>
  (body.errors as { path: string }[]).map((each) => each.path).sort();

describe('a body', () => {
  it.each([
    ['cut off', '{'],
    ['a form', 'question=Hello'],
    ['closed twice', '{"a":1}}'],
    ['of Python', "{'a':1}"],
    ['a NUL', '\u0000'],
    ['only deep', '['.repeat(100_000)],
  ])('that is not JSON is refused, with a way out: %s', async (_, body) => {
    const answer = await maya.call('POST', REQUEST, { body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed_request' } });
    expect(answer.body.detail).toMatch(/not JSON.*openapi\.json/);
  });

  it.each(['[]', 'null', '"text"', '1'])('that is no object is refused: %s', async (body) => {
    const answer = await maya.call('POST', REQUEST, { body });
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_fields' } });
    expect(pathsIn(answer.body)).toEqual(['body']);
  });

  it('may be left out where every field may', async () => {
    const id = await scene.ask(maya);
    expect(await maya.call('POST', `/api/bookings/${id}/cancel`)).toMatchObject({ status: 200 });
  });

  it('has each of its wrong fields named', async () => {
    const body = { professionalId: 7, question: 'Too short', priceCents: 12.5 };
    const answer = await maya.call('POST', REQUEST, { body });
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_fields' } });
    expect(pathsIn(answer.body)).toEqual(['priceCents', 'professionalId', 'question']);
  });

  it('has wrong fields named inside lists and objects', async () => {
    const windows = [
      { weekday: 1, start: '09:00', end: '10:00' },
      { weekday: 8, start: '09:10', end: '10:00' },
    ];
    const answer = await daniel.call('PUT', '/api/availability', { body: { windows, exceptions: 'none' } });
    expect(pathsIn(answer.body)).toEqual(['exceptions', 'windows.1.start', 'windows.1.weekday']);
  });

  it('may have fields that are not known, which count for nothing', async () => {
    const [, other] = scene.candidates;
    const extra = {
      status: 'confirmed',
      candidateId: other?.userId,
      feeCents: 0,
      ['__proto__']: { role: 'admin' },
      requestKey: 'mine',
    };
    const answer = await maya.call('POST', REQUEST, { body: { ...scene.request(), ...extra } });
    expect(answer).toMatchObject({ status: 201, body: { status: 'requested' } });
    expect(await db().booking.findUnique({ where: { id: String(answer.body.id) } })).toMatchObject({
      candidateId: scene.candidates[0]?.userId,
      feeCents: 2_400,
      requestKey: null,
    });
  });

  it.each([
    ['a NUL', 'A question with a \u0000 in it, which no text has.'],
    ['half a character', 'A question with a \ud83d in it, which no text has.'],
  ])('with %s is refused, naming the field', async (_, question) => {
    const request = await maya.call('POST', REQUEST, { body: { ...scene.request(), question } });
    expect(request).toMatchObject({ status: 422, body: { code: 'invalid_fields' } });
    expect(pathsIn(request.body)).toEqual(['question']);
    const draft = { text: 'Notes', actions: ['One', question] };
    const saved = await daniel.call('PUT', '/api/feedback/bk_0000000000000000/draft', { body: draft });
    expect(pathsIn(saved.body)).toEqual(['actions.1']);
  });

  it('with whole characters beyond the first plane is fine', async () => {
    const question = 'What does a day look like? 🙂 And 𠮷, and é, and what not.';
    const answer = await maya.call('POST', REQUEST, { body: { ...scene.request(), question } });
    expect(answer.status).toBe(201);
    expect(await db().booking.findUnique({ where: { id: String(answer.body.id) } })).toMatchObject({
      question,
    });
  });
});

describe('a body that is too large', () => {
  const tooLarge = { status: 413, body: { code: 'payload_too_large' } };
  const padded = (bytes: number) => JSON.stringify(scene.request()).padEnd(bytes, ' ');

  it('is refused by its bytes', async () => {
    expect(await maya.call('POST', REQUEST, { body: padded(LIMIT) })).toMatchObject({ status: 201 });
    expect(await maya.call('POST', REQUEST, { body: padded(LIMIT + 1) })).toMatchObject(tooLarge);
    const question = 'é'.repeat(LIMIT / 2);
    expect(await maya.call('POST', REQUEST, { body: { ...scene.request(), question } })).toMatchObject(
      tooLarge,
    );
  });

  it('is refused as it comes, when its length is not known', async () => {
    expect(await sendWithoutEnd()).toBe(413);
  });

  it('leaves the connection as it should be for the next call', async () => {
    for (const extra of [1, 70_000, 400_000]) {
      const body = new Blob([' '.repeat(LIMIT + extra)]).stream();
      const sent = {
        method: 'POST',
        body,
        duplex: 'half',
        headers: { cookie: `authjs.session-token=${maya.session}` },
      };
      const answer = await fetch(`${scene.served.origin}${REQUEST}`, sent as RequestInit);
      expect(answer.status).toBe(413);
      await answer.text();
      expect((await maya.call('GET', '/api/me')).status).toBe(200);
    }
  });

  /** Sends and sends, until there is an answer. */
  function sendWithoutEnd(): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const headers = { cookie: `authjs.session-token=${maya.session}`, 'content-type': 'application/json' };
      const call = rawRequest(`${scene.served.origin}${REQUEST}`, { method: 'POST', headers }, (answer) => {
        answer.resume();
        call.destroy();
        resolve(answer.statusCode);
      });
      call.on('error', reject);
      const more = () => {
        while (!call.destroyed && call.write(' '.repeat(65_536)));
      };
      call.on('drain', more);
      more();
    });
  }
});

describe('parameters', () => {
  const search = (query: string) => scene.stranger().call('GET', `/api/professionals/search?${query}`);
  const ids = async (query: string) =>
    ((await search(query)).body.items as { id: string }[]).map(({ id }) => id);

  it('given more often are a list', async () => {
    expect(await ids('languages=German&languages=English')).toEqual(await ids('languages=English,German'));
    for (const query of ['seniority=boss&seniority=senior', 'seniority=senior&seniority=boss']) {
      expect(await search(query), query).toMatchObject({ status: 422 });
    }
  });

  it('given more often where one is asked for are refused, not chosen from', async () => {
    const answer = await search('limit=1&limit=50&sort=price&sort=rating');
    expect(answer.status).toBe(422);
    expect(pathsIn(answer.body)).toEqual(['limit', 'sort']);
  });

  it('without a value count as not given', async () => {
    expect(await ids('q=&industry=&languages=&languages=&limit=&cursor=&free=')).toEqual(await ids(''));
    expect(await maya.call('GET', '/api/bookings?status=&limit=')).toMatchObject({ status: 200 });
  });

  it('that nobody knows count for nothing', async () => {
    expect(await ids('utm_source=mail&__proto__=x&constructor=y')).toEqual(await ids(''));
  });

  it.each([
    ['/api/bookings', 'status=lost', ['status']],
    ['/api/bookings', 'limit=0&status=lost', ['limit', 'status']],
    ['/api/bookings', 'limit=101', ['limit']],
    ['/api/bookings', 'limit=1.5', ['limit']],
    ['/api/bookings', 'limit=many', ['limit']],
    ['/api/notifications', 'limit=-1', ['limit']],
    ['/api/professionals/search', 'q=%00', ['q']],
    ['/api/professionals/search', 'priceMin=cheap&priceMax=-1', ['priceMax', 'priceMin']],
  ])('that are wrong are named: %s?%s', async (path, query, names) => {
    const answer = await maya.call('GET', `${path}?${query}`);
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_fields' } });
    expect(pathsIn(answer.body)).toEqual(names);
  });

  const cursors = [
    'x',
    '%00',
    'a'.repeat(250),
    ...['1.x\0', '9999999999999999.bk_1', '-1.bk_1', '1 x y'].map(cursor),
  ];
  it.each(
    ['/api/bookings', '/api/notifications', '/api/professionals/search'].flatMap((path) =>
      cursors.map((each) => ({ path, cursor: each })),
    ),
  )('made up as cursors are never a fault: $path, $cursor', async ({ path, cursor }) => {
    const answer = await maya.call('GET', `${path}?cursor=${cursor}`);
    if (answer.status !== 200) expect(pathsIn(answer.body)).toEqual(['cursor']);
  });

  function cursor(text: string): string {
    return Buffer.from(text).toString('base64url');
  }
});

describe('the state of things', () => {
  it('that has moved on is a conflict, with nothing changed', async () => {
    const id = await scene.ask(maya);
    expect(await daniel.call('POST', `/api/bookings/${id}/decline`)).toMatchObject({ status: 200 });
    const events = await db().bookingEvent.count({ where: { bookingId: id } });
    const conflict = { status: 409, body: { code: 'wrong_state' } };
    expect(await daniel.call('POST', `/api/bookings/${id}/decline`)).toMatchObject(conflict);
    expect(await daniel.call('POST', `/api/bookings/${id}/accept`)).toMatchObject(conflict);
    expect(await maya.call('POST', `/api/bookings/${id}/cancel`)).toMatchObject(conflict);
    expect(await maya.call('POST', `/api/bookings/${id}/checkout`)).toMatchObject(conflict);
    expect(await maya.call('GET', `/api/bookings/${id}/join`)).toMatchObject(conflict);
    expect(await db().bookingEvent.count({ where: { bookingId: id } })).toBe(events);
  });

  it('as somebody saw it, and is not any more, comes with what is so now', async () => {
    const answer = await maya.call('POST', REQUEST, { body: { ...scene.request(), priceCents: 1_000 } });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'price_changed', priceCents: scene.professionals[0]?.priceCents, currency: 'USD' },
    });
  });
});

describe('an answer', () => {
  it('is never kept by a cache, and names its request', async () => {
    const answers = [await maya.call('GET', '/api/me'), await maya.call('GET', '/api/me')];
    for (const { headers } of answers) expect(headers.get('cache-control')).toBe('no-store');
    expect(new Set(answers.map(({ headers }) => headers.get('x-request-id'))).size).toBe(2);
  });

  it('that refuses names its request inside, too', async () => {
    const { headers, body } = await scene.stranger().call('GET', '/api/me');
    expect(body.requestId).toBe(headers.get('x-request-id'));
  });

  it('to HEAD is that to GET without its body', async () => {
    const answer = await maya.call('HEAD', '/api/me');
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(answer.headers.get('x-request-id')).toMatch(/^req_/);
  });

  it('to a method that there is not is 405', async () => {
    expect(await maya.call('DELETE', '/api/me')).toMatchObject({ status: 405 });
  });

  it('to a fault of ours tells nothing but a number to write to us with', async () => {
    await db().$executeRaw`ALTER TABLE notifications RENAME TO elsewhere`;
    try {
      const answer = await maya.call('GET', '/api/notifications');
      expect(answer).toMatchObject({ status: 500, body: { code: 'internal', title: 'Internal error' } });
      expect(answer.body.detail).toContain(answer.headers.get('x-request-id'));
      expect(answer.text).not.toMatch(/notifications|prisma|select|relation|node_modules|\.ts|at /i);
    } finally {
      await db().$executeRaw`ALTER TABLE elsewhere RENAME TO notifications`;
    }
  });
});
