import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { LIMITS, type LimitName, limits, UPLOADS } from '@/lib/limits';
import type { Answer } from './described';
import { PASSWORD, Scene } from './scene';

const scene = Scene.forThisFile(4);

/** Makes all calls that a minute allows somebody, without the wire. */
async function useUp(name: LimitName, caller: string): Promise<void> {
  const refused = (calls: number): Promise<boolean> =>
    limits()
      .spend(name, caller)
      .then(
        () => (calls > 0 ? refused(calls - 1) : false),
        () => true,
      );
  expect(await refused(LIMITS[name])).toBe(true);
}

function expectTooMany(answer: Answer): void {
  expect(answer).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
  const seconds = Number(answer.headers.get('retry-after'));
  expect(Number.isInteger(seconds) && seconds >= 1 && seconds <= 60, `Retry-After: ${seconds}`).toBe(true);
}

describe('too many calls', () => {
  it('are refused with the seconds to wait, and have no effect', async () => {
    const maya = await scene.candidate(0);
    const id = String((await maya.call('GET', '/api/me')).body.id);
    await useUp('write', id);
    const before = await db().booking.count();
    const request = { body: scene.request() };
    expectTooMany(await maya.call('POST', '/api/bookings/request', request));
    expectTooMany(await maya.call('POST', '/api/bookings/request', { body: 'not JSON' }));
    expect(await db().booking.count()).toBe(before);

    // They count for the person, not the session, and for nobody else; reading goes on.
    expectTooMany(await (await scene.candidate(0)).call('POST', '/api/bookings/request', request));
    const other = await scene.candidate(1);
    expect(await other.call('POST', '/api/bookings/request', request)).toMatchObject({ status: 201 });
    expect(await maya.call('GET', '/api/me')).toMatchObject({ status: 200 });
  });

  it('of somebody signed out count for their address', async () => {
    await useUp('search', scene.served.address);
    expectTooMany(await scene.stranger().call('GET', '/api/professionals/search'));
    expect(await (await scene.candidate(1)).call('GET', '/api/professionals/search')).toMatchObject({
      status: 200,
    });
    expect(await scene.stranger().call('GET', '/api/health')).toMatchObject({ status: 200 });
  });
});

it('more than so many files an hour are refused, before they are read', async () => {
  const caller = await scene.candidate(3);
  for (let n = 0; n < UPLOADS.by; n++) {
    expect(await caller.call('PUT', '/api/me/photo', {})).toMatchObject({ status: 422 });
  }
  const answer = await caller.call('PUT', '/api/me/photo', { body: 'x'.repeat(6_000_000) });
  expect(answer).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(60);
  const form = new FormData();
  form.set('file', new File(['%PDF-1.7'], 'cv.pdf', { type: 'application/pdf' }));
  const sent = await caller.call('POST', '/api/me/cv', { body: form });
  expect(sent.headers.get('location')).toBe('/candidate/settings?cv=too_many_uploads#cv');
  expect(UPLOADS.by).toBeLessThan(LIMITS.write);
});

describe('guessing a password', () => {
  const tries = async (email: string, password: string) => {
    const caller = scene.stranger();
    const { csrfToken } = (await (await caller.send('GET', '/api/auth/csrf')).json()) as {
      csrfToken: string;
    };
    const body = new URLSearchParams({ csrfToken, email, password });
    const answer = await caller.send('POST', '/api/auth/callback/credentials', { body });
    return { answer, location: answer.headers.get('location') ?? '', session: caller.session };
  };

  it('ends after ten tries, even with the right one at last; signing in does not count', async () => {
    const email = `${randomUUID()}@people.example`; // nobody's of another file: limits in Redis outlive this one
    await db().user.update({ where: { id: scene.candidates[2]?.userId ?? '' }, data: { email } });
    for (let n = 0; n < 15; n++) expect((await tries(email, PASSWORD)).session).not.toBe('');
    for (let n = 0; n < 10; n++) expect((await tries(email, `wrong ${n}`)).session).toBe('');
    const { answer, location, session } = await tries(email, PASSWORD);
    expect(answer.status).toBe(429);
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds > 0 && seconds <= 900, `Retry-After: ${seconds}`).toBe(true);
    expect(session).toBe('');
    expect(location).toContain('code=too_many_attempts');
  });
});

// The last one: this address makes no call after it.
it('counts calls before it asks who is calling', async () => {
  await useUp('read', scene.served.address);
  expectTooMany(await scene.stranger().call('GET', '/api/me'));
});
