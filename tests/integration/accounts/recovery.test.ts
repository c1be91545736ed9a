import { describe, expect, test } from 'vitest';
import { authorise } from '@/lib/access';
import { confirmNewEmail, requestNewEmail } from '@/lib/accounts/change-email';
import { changePassword, requestReset, resetPassword } from '@/lib/accounts/change-password';
import { revokeOtherSessions, revokeSession } from '@/lib/accounts/change-sessions';
import { findLink, secretOf } from '@/lib/accounts/one-time-links';
import { hashPassword } from '@/lib/accounts/password';
import {
  type Entrance,
  findSession,
  openSession,
  SESSION_LIFETIME,
  sessionsOf,
} from '@/lib/accounts/sessions';
import { checkCredentials } from '@/lib/accounts/sign-in';
import { machineNow, now } from '@/lib/clock';
import { db } from '@/lib/db';
import { openAccount } from '../../factories/accounts';
import { StillWorld } from '../../support/still-world';

const world = StillWorld.forThisFile();
const HERE = '192.0.2.1';
const PASSWORD = 'lamp river cobalt tangent';
const NEXT_PASSWORD = 'three kettles whistle softly';
const ENTRANCE: Entrance = { method: 'password', userAgent: 'a browser', addressPrefix: '192.0.2.0/24' };

let made = 0;
async function person() {
  const email = `recovery${++made}@example.com`;
  const passwordHash = await hashPassword(PASSWORD);
  return { id: await openAccount({ role: 'candidate', name: 'Maya Okafor', email, passwordHash }), email };
}

async function signedIn(userId: string, provenMinutesAgo = 0) {
  const actor = authorise(await findSession(await openSession(userId, ENTRANCE)), 'account.secure');
  return { ...actor, provenAtMs: actor.provenAtMs - provenMinutesAgo * 60_000 };
}

/** The secret of the newest link to an address. */
async function secretTo(email: string): Promise<string> {
  const [link] = await db().oneTimeLink.findMany({
    where: { email },
    orderBy: { createdAt: 'desc' },
    take: 1,
  });
  return secretOf(link?.id ?? '');
}

async function askReset(email: string): Promise<string> {
  await requestReset(email, HERE);
  return secretTo(email);
}

describe('a forgotten password', () => {
  test('is replaced by a link, once, and every session ends', async () => {
    const { id, email } = await person();
    const sessions = [await openSession(id, ENTRANCE), await openSession(id, ENTRANCE)];
    const secret = await askReset(email);
    const tries = Array.from({ length: 5 }, () => resetPassword(secret, NEXT_PASSWORD, HERE));
    const ended = await Promise.allSettled(tries);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await checkCredentials(email, PASSWORD, HERE)).toBeNull();
    expect(await checkCredentials(email, NEXT_PASSWORD, HERE)).toBe(id);
    for (const session of sessions) expect(await findSession(session)).toBeNull();
    await expect(resetPassword(secret, PASSWORD, HERE)).rejects.toMatchObject({
      code: 'link_dead',
      status: 409,
    });
  });

  test('by the newest link only, and for half an hour', async () => {
    const { email } = await person();
    const first = await askReset(email);
    const second = await askReset(email);
    await expect(resetPassword(first, NEXT_PASSWORD, HERE)).rejects.toMatchObject({ code: 'link_dead' });
    world.moveTo(now().add({ minutes: 30, seconds: 1 }));
    await expect(resetPassword(second, NEXT_PASSWORD, HERE)).rejects.toMatchObject({ code: 'link_dead' });
  });

  test('of nobody, or of a suspended account: the same work, and a link that opens nothing', async () => {
    const { id, email } = await person();
    await db().user.update({ where: { id }, data: { suspendedAt: new Date(machineNow()) } });
    for (const address of [email, 'nobody-at-all@example.com']) {
      const secret = await askReset(address);
      expect(await findLink(secret, 'reset_password')).toMatchObject({ userId: null });
      await expect(resetPassword(secret, NEXT_PASSWORD, HERE)).rejects.toMatchObject({ code: 'link_dead' });
    }
  });
});

describe('a change of password', () => {
  test('needs a proof that is not older than a quarter of an hour, and ends every other session', async () => {
    const { id } = await person();
    await expect(changePassword(await signedIn(id, 15), NEXT_PASSWORD)).rejects.toMatchObject({
      code: 'proof_needed',
    });
    const elsewhere = await openSession(id, ENTRANCE);
    const actor = await signedIn(id, 14);
    await changePassword(actor, NEXT_PASSWORD);
    expect(await findSession(elsewhere)).toBeNull();
    expect(await findSession(actor.sessionId)).not.toBeNull();
  });
});

describe('a change of address', () => {
  test('is proven by mail to the new one, by its owner alone, once', async () => {
    const { id, email } = await person();
    const [other, next] = [await person(), `next${made}@example.com`];
    await expect(requestNewEmail(await signedIn(id, 15), next, HERE)).rejects.toMatchObject({
      code: 'proof_needed',
    });
    const actor = await signedIn(id);
    await requestNewEmail(actor, next, HERE);
    const secret = await secretTo(next);
    await expect(confirmNewEmail(await signedIn(other.id), secret)).rejects.toMatchObject({
      code: 'link_dead',
    });
    const [elsewhere, resetAtOld] = [await openSession(id, ENTRANCE), await askReset(email)];
    await confirmNewEmail(actor, secret);
    expect(await db().user.findUnique({ where: { id } })).toMatchObject({ email: next });
    expect(await findSession(elsewhere)).toBeNull();
    await expect(resetPassword(resetAtOld, NEXT_PASSWORD, HERE)).rejects.toMatchObject({ code: 'link_dead' });
    await expect(confirmNewEmail(actor, secret)).rejects.toMatchObject({ code: 'link_dead' });
  });

  test('to one that has an account: its owner is told, and the answer is the same', async () => {
    const [mine, theirs] = [await person(), await person()];
    await requestNewEmail(await signedIn(mine.id), theirs.email, HERE);
    const link = await db().oneTimeLink.findFirstOrThrow({ where: { email: theirs.email } });
    expect(link).toMatchObject({ purpose: 'sign_up_known', userId: theirs.id });
    expect(await db().user.findUnique({ where: { id: mine.id } })).toMatchObject({ email: mine.email });
  });

  test('that somebody else took meanwhile is refused', async () => {
    const { id } = await person();
    const [actor, next] = [await signedIn(id), `taken${made}@example.com`];
    await requestNewEmail(actor, next, HERE);
    const secret = await secretTo(next);
    await openAccount({ role: 'candidate', name: 'Another', email: next });
    await expect(confirmNewEmail(actor, secret)).rejects.toMatchObject({ code: 'email_taken', status: 409 });
  });
});

describe('sessions', () => {
  test('are listed for their owner, ended one by one or all but this, and by nobody else', async () => {
    const { id } = await person();
    const stranger = await signedIn((await person()).id);
    const actor = await signedIn(id);
    const [tablet, phone] = [await openSession(id, ENTRANCE), await openSession(id, ENTRANCE)];
    const listed = await sessionsOf(actor);
    expect(listed.map(({ isThis }) => isThis)).toEqual([true, false, false]);
    expect(JSON.stringify(listed)).not.toContain(tablet); // the key of a row is no session
    const key = listed.find(({ isThis }) => !isThis)?.key ?? '';
    await expect(revokeSession(stranger, key)).rejects.toMatchObject({ code: 'not_found' });
    await revokeSession(actor, key);
    expect(await sessionsOf(actor)).toHaveLength(2);
    expect(await revokeOtherSessions(actor)).toBe(1);
    for (const session of [tablet, phone]) expect(await findSession(session)).toBeNull();
    expect(await findSession(actor.sessionId)).not.toBeNull();
  });

  test('end at once with a suspension, after a week unused, and after thirty days', async () => {
    const { id } = await person();
    const session = () => openSession(id, ENTRANCE);
    const age = (sessionId: string, column: 'lastSeenAt' | 'expiresAt', seconds: number) =>
      db().session.update({
        where: { id: sessionId },
        data: { [column]: new Date(machineNow() - seconds * 1000) },
      });
    const [unused, old, open] = [await session(), await session(), await session()];
    await age(unused, 'lastSeenAt', SESSION_LIFETIME.idleSeconds + 1);
    await age(old, 'expiresAt', 0);
    expect([await findSession(unused), await findSession(old)]).toEqual([null, null]);
    expect(await findSession(open)).not.toBeNull();
    await db().user.update({ where: { id }, data: { suspendedAt: new Date(machineNow()) } });
    expect(await findSession(open)).toBeNull();
  });
});
