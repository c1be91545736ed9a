import { afterEach, describe, expect, test } from 'vitest';
import type { SignedIn } from '@/lib/access';
import { Scene } from './scene';

const scene = Scene.forThisFile(8_000);

afterEach(() => scene.clearFaults());

const connection = (actor: SignedIn) =>
  scene.lib
    .db()
    .calendarConnection.findUnique({ where: { userId_provider: { userId: actor.id, provider: 'google' } } });
const begin = (actor: SignedIn) => scene.begin(actor);

describe('connecting', () => {
  test('consent leads to a connection; the token is encrypted', async () => {
    const actor = await scene.person('candidate');
    expect(await scene.connect(actor, 'ada@gmail.test')).toBe('connected');
    const row = await connection(actor);
    expect(row).toMatchObject({ accountEmail: 'ada@gmail.test', state: 'connected' });
    expect(row?.scopes).toContain('https://www.googleapis.com/auth/calendar.freebusy');
    expect(row?.refreshTokenEncrypted).toMatch(/^v1\./);
    expect(row?.refreshTokenEncrypted).not.toContain('1//');
    expect(await scene.lib.connectedCalendar(actor.id)).toEqual({
      provider: 'google',
      state: 'connected',
      accountEmail: 'ada@gmail.test',
      takesCalls: true,
    });
    const audit = await scene.lib
      .db()
      .auditEntry.findMany({ where: { subject: `user/${actor.id}` }, orderBy: { id: 'asc' } });
    expect(audit.map((each) => [each.action, each.actorId])).toEqual([['calendar.connected', actor.id]]);
  });

  test('a box left unticked, or a refusal, connects nothing', async () => {
    const actor = await scene.person('professional');
    expect(await scene.connect(actor, 'bob@gmail.test', 'untick')).toBe('unticked');
    expect(await scene.connect(actor, 'bob@gmail.test', 'calls only')).toBe('unticked');
    expect(await scene.connect(actor, 'bob@gmail.test', 'deny')).toBe('declined');
    expect(await connection(actor)).toBeNull();
  });

  test('calls alone left unticked connects for reading, and is said', async () => {
    const actor = await scene.person('professional');
    expect(await scene.connect(actor, 'cal@gmail.test', 'busy only')).toBe('connected_without_calls');
    expect(await scene.lib.connectedCalendar(actor.id)).toMatchObject({
      state: 'connected',
      takesCalls: false,
    });
    expect(await scene.connect(actor, 'cal@gmail.test')).toBe('connected');
    expect(await scene.lib.connectedCalendar(actor.id)).toMatchObject({ takesCalls: true });
  });

  test('only the session that began it can complete it', async () => {
    const [actor, other] = [await scene.person('candidate'), await scene.person('candidate')];
    const { url, cookie } = begin(actor);
    const answer = await scene.consent(url, 'eve@gmail.test');
    expect(await scene.complete(other, cookie, answer)).toBe('expired');
    expect(await scene.complete(other, begin(other).cookie, answer)).toBe('expired');
    expect(await scene.complete(actor, null, answer)).toBe('expired');
    expect(await scene.complete(actor, 'v1.made.up.cookie', answer)).toBe('expired');
    expect(await scene.complete(actor, cookie, { code: answer.code })).toBe('expired');
    expect(await scene.complete(actor, cookie, { ...answer, state: 'other' })).toBe('expired');
    expect([await connection(actor), await connection(other)]).toEqual([null, null]);
    expect(await scene.complete(actor, cookie, answer)).toBe('connected');
  });

  test('a code works once, and only with the verifier of its own attempt', async () => {
    const actor = await scene.person('candidate');
    const first = begin(actor);
    const answer = await scene.consent(first.url, 'fay@gmail.test');
    const second = begin(actor);
    const secondState = new URL(second.url).searchParams.get('state') ?? '';
    expect(await scene.complete(actor, second.cookie, { ...answer, state: secondState })).toBe('failed');
    expect(await scene.complete(actor, first.cookie, answer)).toBe('failed');
    expect(await connection(actor)).toBeNull();
  });

  test('Google failing half-way connects nothing, and another try works', async () => {
    const actor = await scene.person('candidate');
    await scene.fault('/token', 'error', { count: 50, status: 503 });
    expect(await scene.connect(actor, 'gil@gmail.test')).toBe('failed');
    await scene.clearFaults();
    expect(await scene.connect(actor, 'gil@gmail.test')).toBe('connected');
  });

  test('connecting again replaces the grant, and a late word about the old one does no harm', async () => {
    const actor = await scene.person('candidate');
    await scene.connect(actor, 'hal@gmail.test');
    const old = (await connection(actor)) ?? expect.fail('not connected');
    await scene.connect(actor, 'hal.work@gmail.test');
    await scene.lib.markRevoked(old);
    expect(await connection(actor)).toMatchObject({
      accountEmail: 'hal.work@gmail.test',
      state: 'connected',
    });
  });
});

describe('disconnecting', () => {
  test('ends the grant at Google and forgets the token', async () => {
    const actor = await scene.person('professional');
    await scene.connect(actor, 'ivy@gmail.test');
    expect(await scene.disconnect(actor)).toEqual({ state: 'none', revokedAtGoogle: true });
    expect(await connection(actor)).toBeNull();
    expect(await scene.requests('/revoke')).toBe(1);
    expect(await scene.disconnect(actor)).toEqual({ state: 'none', revokedAtGoogle: true });
    expect(await scene.requests('/revoke')).toBe(1);
  });

  test('does not wait for Google to be well', async () => {
    const actor = await scene.person('professional');
    await scene.connect(actor, 'jan@gmail.test');
    await scene.fault('/revoke', 'error', { count: 50, status: 503 });
    expect(await scene.disconnect(actor)).toEqual({ state: 'none', revokedAtGoogle: false });
    expect(await connection(actor)).toBeNull();
  });

  test('a grant that the person ended at Google is ended', async () => {
    const actor = await scene.person('professional');
    await scene.connect(actor, 'kim@gmail.test');
    await scene.googleMode('kim@gmail.test', 'revoked');
    expect(await scene.disconnect(actor)).toEqual({ state: 'none', revokedAtGoogle: true });
  });
});
