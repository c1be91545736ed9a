import { hash } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { authorise } from '@/lib/access';
import { ownActivity } from '@/lib/accounts/activity';
import { changePassword, requestReset, resetPassword } from '@/lib/accounts/change-password';
import { revokeOtherSessions } from '@/lib/accounts/change-sessions';
import { issueLink, secretOf } from '@/lib/accounts/one-time-links';
import { hashPassword } from '@/lib/accounts/password';
import { proveByPassword } from '@/lib/accounts/proof';
import { closeSession, type Entrance, findSession, openSession } from '@/lib/accounts/sessions';
import { checkCredentials } from '@/lib/accounts/sign-in';
import { beginSignUp } from '@/lib/accounts/sign-up';
import { machineNow, now, toDate } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { keepHouse } from '@/lib/system/keep-house';
import { openAccount } from '../../factories/accounts';
import { as } from '../../factories/people';
import { StillWorld } from '../../support/still-world';

const world = StillWorld.forThisFile();
const PASSWORD = 'lamp river cobalt tangent';
const ENTRANCE: Entrance = {
  method: 'password',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  addressPrefix: '192.0.2.0/24',
};
let made = 0;

async function person() {
  const email = `person${++made}@example.com`;
  const passwordHash = await hashPassword(PASSWORD);
  const id = await openAccount({ role: 'candidate', name: 'Maya Okafor', email, passwordHash });
  return { id, email, at: `192.0.2.${made}` };
}

async function signedIn(id: string) {
  const visitor = await findSession(await openSession(id, ENTRANCE));
  return authorise(visitor, 'account.secure');
}

async function rowsOf(subject: string) {
  const rows = await db().auditEntry.findMany({ where: { subject }, orderBy: { id: 'asc' } });
  return rows.map(({ action, actor, data }) => [action, actor, data]);
}

describe('what is written', () => {
  test('of each sign-in, failure and sign-out, with the network and never the whole address', async () => {
    const { id, email, at } = await person();
    expect(await checkCredentials(email, 'not the password at all', at)).toBeNull();
    expect(await checkCredentials(email, PASSWORD, at)).toBe(id);
    const sessionId = await openSession(id, ENTRANCE);
    await closeSession(sessionId);
    await closeSession(sessionId); // signed out already: not written again
    const session = expect.stringMatching(/^[\w-]{16}$/);
    const network = '192.0.2.0/24';
    expect(await rowsOf(`user/${id}`)).toEqual([
      ['account.sign_up', 'candidate', { role: 'candidate' }],
      ['account.sign_in_failed', 'system', { reason: 'wrong_password', blocks: false, address: network }],
      ['account.signed_in', 'candidate', { method: 'password', address: network, session }],
      ['account.signed_out', 'candidate', { session }],
    ]);
    const all = JSON.stringify(await rowsOf(`user/${id}`));
    for (const secret of [sessionId, at, email, 'Firefox', 'Maya']) expect(all).not.toContain(`"${secret}"`);
  });

  test('of an address that is nobody’s: that somebody tried, and nothing of what was typed', async () => {
    await checkCredentials('nobody-at-all@example.com', PASSWORD, '198.51.100.7');
    const [row] = (await rowsOf('user/unknown')).slice(-1);
    expect(row).toEqual([
      'account.sign_in_failed',
      'system',
      { reason: 'no_account', blocks: false, address: '198.51.100.0/24' },
    ]);
  });

  test('of a suspended account with the right password: why', async () => {
    const { id, email, at } = await person();
    await db().user.update({ where: { id }, data: { suspendedAt: toDate(now()) } });
    expect(await checkCredentials(email, PASSWORD, at)).toBeNull();
    expect((await rowsOf(`user/${id}`)).at(-1)).toMatchObject([
      'account.sign_in_failed',
      'system',
      {
        reason: 'suspended',
      },
    ]);
  });

  test('of too many, also at once: the one that begins the pause, and not each one in it', async () => {
    const { id, email } = await person();
    const tries = Array.from({ length: 30 }, (_, index) =>
      checkCredentials(email, 'a guess of somebody', `203.0.113.${index}`),
    );
    const answers = await Promise.allSettled(tries);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    const failures = (await rowsOf(`user/${id}`)).filter(([action]) => action === 'account.sign_in_failed');
    expect(failures).toHaveLength(10);
    expect(failures.map(([, , data]) => (data as { blocks: boolean }).blocks)).toEqual([
      ...Array<boolean>(9).fill(false),
      true,
    ]);
  });

  test('of a reset, a change, a proof, and the end of other sessions', async () => {
    const { id, email, at } = await person();
    await requestReset(email, at);
    await requestReset('nobody-either@example.com', at);
    const linkId = await transaction((tx) => issueLink(tx, { purpose: 'reset_password', userId: id, email }));
    await resetPassword(secretOf(linkId), 'three kettles whistle softly', at);
    const actor = await signedIn(id);
    await expect(proveByPassword(actor, 'wrong again, it seems', at)).rejects.toThrow('wrong');
    await proveByPassword(actor, 'three kettles whistle softly', at);
    await changePassword(actor, PASSWORD);
    await revokeOtherSessions(actor);
    const actions = (await rowsOf(`user/${id}`)).map(([action]) => action);
    expect(actions.filter((action) => action !== 'account.sign_up')).toEqual([
      ...['account.reset_requested', 'account.password_changed', 'account.signed_in', 'account.proof_failed'],
      ...['account.proven', 'account.password_changed', 'account.signed_out_elsewhere'],
    ]);
    expect((await rowsOf('user/unknown')).at(-1)).toMatchObject(['account.reset_requested', 'system', {}]);
  });
});

describe('what its owner sees', () => {
  test('their own rows, newest first, with device and network, by pages', async () => {
    const [own, other] = [await person(), await person()];
    await checkCredentials(own.email, 'not the password at all', '198.51.100.200');
    const actor = await signedIn(own.id);
    await signedIn(other.id);
    const { items, nextCursor } = await ownActivity(actor, { limit: 2 });
    expect(items).toMatchObject([
      {
        action: 'account.signed_in',
        by: 'you',
        method: 'password',
        address: '192.0.2.0/24',
        device: ENTRANCE.userAgent,
      },
      {
        action: 'account.sign_in_failed',
        by: 'somebody',
        reason: 'wrong_password',
        address: '198.51.100.0/24',
      },
    ]);
    const older = await ownActivity(actor, { limit: 2, cursor: nextCursor ?? '' });
    expect(older.items).toMatchObject([{ action: 'account.sign_up', by: 'you', device: null }]);
    expect(older.nextCursor).toBeNull();
    for (const cursor of ['x', Buffer.from('1.ls_x').toString('base64url')]) {
      await expect(ownActivity(actor, { limit: 2, cursor })).rejects.toMatchObject({
        code: 'invalid_fields',
      });
    }
  });
});

describe('a password', () => {
  const GUESSED = { code: 'invalid_fields', details: { fields: [{ path: 'password' }] } };

  test('that others would guess is refused at sign-up, at a change and at a reset, and uses no link up', async () => {
    const { id, email, at } = await person();
    const input = { role: 'candidate', name: 'Maya Okafor', zone: 'UTC', next: null } as const;
    const weak = 'maya.okafor-2026';
    await expect(
      beginSignUp({ ...input, email: 'fresh@example.com', password: weak }, at),
    ).rejects.toMatchObject(GUESSED);
    expect(await db().oneTimeLink.count({ where: { email: 'fresh@example.com' } })).toBe(0);
    await expect(changePassword(await signedIn(id), weak)).rejects.toMatchObject(GUESSED);
    const linkId = await transaction((tx) => issueLink(tx, { purpose: 'reset_password', userId: id, email }));
    await expect(resetPassword(secretOf(linkId), weak, at)).rejects.toMatchObject(GUESSED);
    await resetPassword(secretOf(linkId), 'three kettles whistle softly', at);
    expect(await checkCredentials(email, PASSWORD, at)).toBeNull();
  });

  test('whose hash is weaker than a new one gets a new one by signing in, and no other does', async () => {
    const { id, email, at } = await person();
    const stored = async () => (await db().user.findUniqueOrThrow({ where: { id } })).passwordHash;
    const weak = await hash(PASSWORD, { memoryCost: 4096, timeCost: 1, parallelism: 1 });
    await db().user.update({ where: { id }, data: { passwordHash: weak } });
    await checkCredentials(email, 'not the password at all', at);
    expect(await stored()).toBe(weak);
    expect(await checkCredentials(email, PASSWORD, at)).toBe(id);
    const renewed = await stored();
    expect(renewed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await checkCredentials(email, PASSWORD, at)).toBe(id);
    expect(await stored()).toBe(renewed);
  });
});

test('the daily round removes what has ended long ago, and nothing else', async () => {
  const { id, email } = await person();
  const day = 86_400_000;
  const [ended, recent, open] = [
    await openSession(id, ENTRANCE),
    await openSession(id, ENTRANCE),
    await openSession(id, ENTRANCE),
  ];
  const revoke = (sessionId: string, days: number) =>
    db().session.update({
      where: { id: sessionId },
      data: { revokedAt: new Date(machineNow() - days * day) },
    });
  await revoke(ended, 31);
  await revoke(recent, 29);
  const link = await transaction((tx) => issueLink(tx, { purpose: 'sign_up', userId: null, email }));
  const event = (eventId: string, processedAt: Date | null) =>
    db().webhookEvent.create({
      data: {
        id: eventId,
        provider: 'zoom',
        type: 't',
        payload: { who: 'Maya' },
        receivedAt: toDate(now()),
        processedAt,
      },
    });
  await event('old', new Date(now().epochMilliseconds - 31 * day));
  await event('young', toDate(now()));
  await event('waiting', null);

  expect(await keepHouse()).toMatchObject({ sessions: 1, webhookBodies: 1 });
  const sessions = await db().session.findMany({ where: { userId: id }, select: { id: true } });
  expect(sessions.map((session) => session.id).sort()).toEqual([recent, open].sort());
  expect(await db().oneTimeLink.count({ where: { id: link } })).toBe(1);
  const bodies = await db().webhookEvent.findMany({
    orderBy: { id: 'asc' },
    select: { id: true, payload: true },
  });
  expect(bodies).toEqual([
    { id: 'old', payload: {} },
    { id: 'waiting', payload: { who: 'Maya' } },
    { id: 'young', payload: { who: 'Maya' } },
  ]);

  world.moveTo(now().add({ hours: 24 * 4 }));
  await keepHouse();
  expect(await db().oneTimeLink.count({ where: { id: link } })).toBe(0);
  expect(await keepHouse()).toEqual({ links: 0, sessions: 0, webhookBodies: 0 });
  expect((await as(id, 'me.read')).id).toBe(id);
});
