import { encode } from 'next-auth/jwt';
import { beforeAll, describe, expect, it } from 'vitest';
import { isOpen, POLICY } from '@/lib/access';
import { db } from '@/lib/db';
import { HTTP_ROUTES } from '@/lib/http-routes';
import type { Caller } from './caller';
import { Scene } from './scene';

const scene = Scene.forThisFile();
const ABSENT = 'bk_0000000000000000';
const ROLES = ['candidate', 'professional', 'admin'] as const;

let callers: Record<(typeof ROLES)[number], Caller>;
beforeAll(async () => {
  callers = {
    candidate: await scene.candidate(0),
    professional: await scene.professional(0),
    admin: await scene.admin(),
  };
});

describe.each(HTTP_ROUTES.filter((route) => !isOpen(route.action)))('$method $path', (route) => {
  const { method, action } = route;
  const path = route.path.replace(/\{\w+\}/, ABSENT);
  const allowed: readonly string[] = POLICY[action].roles;

  it('asks for a session, before anything else', async () => {
    const answer = await scene.stranger().call(method, path, method === 'GET' ? {} : { body: 'not JSON' });
    expect(answer).toMatchObject({ status: 401, body: { code: 'signed_out' } });
  });

  it.each(ROLES.filter((role) => !allowed.includes(role)))('is refused to a %s', async (role) => {
    const answer = await callers[role].call(method, path, method === 'GET' ? {} : { body: 'not JSON' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'wrong_role' } });
  });

  if (route.params) {
    it.each(ROLES.filter((role) => allowed.includes(role)))(
      'is not there for a %s, by any odd id',
      async (role) => {
        for (const id of ['1', 'us_0000000000000000', '%00', 'bk_%27--', 'x'.repeat(3_000)]) {
          const answer = await callers[role].call(method, path.replace(ABSENT, id), valid(route));
          expect(answer, id).toMatchObject({ status: 404, body: { code: 'not_found' } });
        }
      },
    );
  }
});

const FEEDBACK = { text: 'word '.repeat(300), actions: ['a', 'b', 'c'] };
const STARS = { culturalFit: 3, interest: 3, technical: 3 };

/** A body that the operation takes. */
function valid({ method, path }: { method: string; path: string }): { body?: object } {
  if (method === 'GET') return {};
  if (path.endsWith('/schedule')) return { body: { startAt: '2026-12-01T10:00:00Z' } };
  if (path.endsWith('/reschedule')) return { body: { action: 'keep' } };
  if (path.endsWith('/draft')) return { body: { text: 'A note' } };
  if (path.endsWith('/statements')) return { body: { text: 'The call ended after five minutes.' } };
  if (path.endsWith('/decide')) return { body: { outcome: 'none', decision: 'We have read both sides.' } };
  if (path.startsWith('/api/admin/')) return { body: { refundCents: 100, reason: 'A test of it' } };
  if (path === '/api/feedback/{bookingId}') return { body: { ...FEEDBACK, stars: STARS } };
  return {};
}

describe('the booking of others', () => {
  let theirs: string;
  let others: Record<'candidate' | 'professional', Caller>;
  beforeAll(async () => {
    theirs = await scene.ask(callers.candidate);
    others = { candidate: await scene.candidate(1), professional: await scene.professional(1) };
  });

  const operations = HTTP_ROUTES.filter(({ params, action }) => params && 'relation' in POLICY[action]);

  it.each(
    operations.flatMap(({ method, path, action }) =>
      (['candidate', 'professional'] as const)
        .filter((role) => POLICY[action].roles.some((each) => each === role))
        .map((role) => ({ role, method, path })),
    ),
  )('cannot be told from none at all: $role, $method $path', async ({ role, method, path }) => {
    const at = (id: string) =>
      others[role].call(method, path.replace(/\{\w+\}/, id), valid({ method, path }));
    const [there, absent] = [await at(theirs), await at(ABSENT)];
    expect(there).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(withoutRequest(there)).toEqual(withoutRequest(absent));
  });

  it('nor by what a body names', async () => {
    const rate = (bookingId: string) =>
      others.candidate.call('POST', '/api/reviews', { body: { bookingId, stars: 5 } });
    const [there, absent] = [await rate(theirs), await rate(ABSENT)];
    expect(there).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(withoutRequest(there)).toEqual(withoutRequest(absent));
  });

  it('is there for its people and for the admin', async () => {
    for (const caller of Object.values(callers)) {
      expect(await caller.call('GET', `/api/bookings/${theirs}`)).toMatchObject({ status: 200 });
    }
  });

  function withoutRequest({ status, headers, body }: Awaited<ReturnType<Caller['call']>>): object {
    const { requestId, ...rest } = body;
    return { status, rest, headers: [...headers.keys()] };
  }
});

describe('a session', () => {
  const me = (caller: Caller) => caller.call('GET', '/api/me');
  const signedOut = { status: 401, body: { code: 'signed_out' } };
  const idOf = async (caller: Caller) => String((await me(caller)).body.id);

  it('is good for nothing once one character of its token is another', async () => {
    const { session } = callers.candidate;
    const at = session.lastIndexOf('.') - 5;
    const changed = `${session.slice(0, at)}${session[at] === 'A' ? 'B' : 'A'}${session.slice(at + 1)}`;
    expect(await me(scene.stranger().with(session))).toMatchObject({ status: 200 });
    expect(await me(scene.stranger().with(changed))).toMatchObject(signedOut);
  });

  it('is good for nothing when somebody else signed the token', async () => {
    const caller = await scene.candidate(0);
    const { id: sid, userId: sub } = await db().session.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    const token = { sub, sid };
    const forged = await encode({ token, secret: 'x'.repeat(44), salt: 'authjs.session-token' });
    const ours = await encode({
      token,
      secret: process.env.AUTH_SECRET ?? '',
      salt: 'authjs.session-token',
    });
    expect(await me(caller.with(ours))).toMatchObject({ status: 200 });
    expect(await me(caller.with(forged))).toMatchObject(signedOut);
  });

  it.each<[what: string, end: (userId: string) => Promise<unknown>]>([
    ['revoked', (userId) => db().session.updateMany({ where: { userId }, data: { revokedAt: new Date() } })],
    ['too old', (userId) => db().session.updateMany({ where: { userId }, data: { expiresAt: new Date(0) } })],
    [
      'unused for more than a week',
      (userId) =>
        db().session.updateMany({
          where: { userId },
          data: { lastSeenAt: new Date(Date.now() - 8 * 86_400_000) },
        }),
    ],
    ['gone', (userId) => db().session.deleteMany({ where: { userId } })],
    [
      'of a suspended account',
      (id) => db().user.update({ where: { id }, data: { suspendedAt: new Date() } }),
    ],
  ])('ends at once when it is %s', async (_, end) => {
    const caller = await scene.professional(2);
    await end(await idOf(caller));
    expect(await me(caller)).toMatchObject(signedOut);
  });
});

describe('a call that another site’s page makes', () => {
  const from = (origin: string) => ({ body: scene.request(3), headers: { origin } });
  const request = (origin: string) => callers.candidate.call('POST', '/api/bookings/request', from(origin));

  it.each([
    'https://evil.example',
    'null',
    'http://127.0.0.1:1',
    'https://127.0.0.1.evil.example',
    'nonsense',
  ])('is refused, without effect: %s', async (origin) => {
    const before = await db().booking.count();
    expect(await request(origin)).toMatchObject({ status: 403, body: { code: 'cross_origin' } });
    expect(await db().booking.count()).toBe(before);
  });

  it('is fine from our own, and for reading', async () => {
    expect(await request(scene.served.origin)).toMatchObject({ status: 201 });
    expect(await request('http://127.0.0.1:3999')).toMatchObject({ status: 201 }); // MONET_BASE_URL
    const headers = { origin: 'https://evil.example' };
    expect(await callers.candidate.call('GET', '/api/me', { headers })).toMatchObject({ status: 200 });
  });
});
