import { TOTP } from 'otpauth';
import { beforeAll, describe, expect, test } from 'vitest';
import { authorise } from '@/lib/access';
import { proveByPassword } from '@/lib/accounts/proof';
import {
  beginSecondStep,
  leaveSecondStep,
  renewRecoveryCodes,
  turnOffSecondStep,
  turnOnSecondStep,
} from '@/lib/accounts/second-step/change-second-step';
import { finishSignIn } from '@/lib/accounts/second-step/finish-sign-in';
import { secondStepOf } from '@/lib/accounts/second-step/queries';
import {
  closeSessions,
  findOwing,
  findSession,
  type Owing,
  openSession,
  sessionsOf,
} from '@/lib/accounts/sessions';
import { db, transaction } from '@/lib/db';
import type { UserId } from '@/lib/ids';
import { PASSWORD, Scene } from '../http/scene';

const scene = Scene.forThisFile(8);
const HERE = '192.0.2.9';
const DEVICE = { userAgent: 'a test', addressPrefix: '192.0.2.0/24' };
const STEP_MS = 30_000;

/** Somebody signed in by their password, as the use cases take them. */
async function owner(userId: string) {
  return authorise(
    await findSession(await openSession(userId, { method: 'passkey', ...DEVICE })),
    'account.secure',
  );
}

/** The code that the app of a person shows, so many steps from now. */
async function codeOf(userId: string, steps = 0): Promise<string> {
  const { email } = await db().user.findUniqueOrThrow({ where: { id: userId } });
  const step = await secondStepOf({ id: userId, email });
  const secret = step.state === 'begun' ? step.secret : secrets.get(userId);
  return new TOTP({ secret: secret ?? '' }).generate({ timestamp: Date.now() + steps * STEP_MS });
}
const secrets = new Map<string, string>();

/** Turns the second step on. The code that does so is the one of the step before, so that today's is left. */
async function turnOn(userId: string): Promise<string[]> {
  const actor = await owner(userId);
  await beginSecondStep(actor);
  const step = await secondStepOf(actor);
  if (step.state === 'begun') secrets.set(userId, step.secret);
  return turnOnSecondStep(actor, await codeOf(userId, -1));
}

async function owing(userId: string): Promise<Owing> {
  const sessionId = await openSession(userId, { method: 'password', ...DEVICE });
  const found = await findOwing(sessionId);
  expect(found).toMatchObject({ id: userId, sessionId });
  return found as Owing;
}

const person = (index: number): UserId => scene.candidates[index]?.userId as UserId;
const audits = async (userId: string) =>
  (await db().auditEntry.findMany({ where: { subject: `user/${userId}` }, orderBy: { id: 'asc' } }))
    .map(({ action }) => action)
    .filter((action) => /second_step|recovery|passkey/.test(action));
const notices = async (userId: string) =>
  (await db().outboxEntry.findMany({ where: { job: 'send-notice' }, orderBy: { createdAt: 'asc' } }))
    .map(({ payload }) => payload as { userId: string; kind: string })
    .filter((payload) => payload.userId === userId)
    .map(({ kind }) => kind);

describe('setting it up', () => {
  test('counts for nothing until a code of the new secret was entered', async () => {
    const id = person(0);
    const actor = await owner(id);
    await beginSecondStep(actor);
    const step = await secondStepOf(actor);
    expect(step).toMatchObject({ state: 'begun', uri: expect.stringContaining('otpauth://totp/Monet') });
    const { secretEncrypted } = await db().totpSecret.findUniqueOrThrow({ where: { userId: id } });
    expect(secretEncrypted).toMatch(/^v1\./);
    expect(secretEncrypted).not.toContain(step.state === 'begun' ? step.secret : '?');
    expect(await findSession(await openSession(id, { method: 'password', ...DEVICE }))).not.toBeNull();

    const wrong = String((Number(await codeOf(id)) + 1) % 1_000_000).padStart(6, '0');
    await expect(turnOnSecondStep(actor, wrong)).rejects.toMatchObject({ code: 'wrong_credentials' });
    await beginSecondStep(actor); // another secret: the old one's code is wrong now
    const again = await secondStepOf(actor);
    expect(again).not.toEqual(step);
    await leaveSecondStep(actor);
    expect(await secondStepOf(actor)).toEqual({ state: 'off' });
    await expect(turnOnSecondStep(actor, '123456')).rejects.toMatchObject({ code: 'wrong_state' });
    expect(await audits(id)).toEqual([]);
  });

  test('gives ten codes once, ends every other session, and is told and written down', async () => {
    const id = person(1);
    const elsewhere = await openSession(id, { method: 'password', ...DEVICE });
    const codes = await turnOn(id);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes)
      expect(code).toMatch(/^(?:[0-9a-hj-km-np-tv-z]{4}-){3}[0-9a-hj-km-np-tv-z]{4}$/);
    expect(await findSession(elsewhere)).toBeNull();
    const actor = await owner(id);
    expect(await secondStepOf(actor)).toMatchObject({ state: 'on', codesLeft: 10 });
    await expect(beginSecondStep(actor)).rejects.toMatchObject({ code: 'wrong_state' });
    expect(await audits(id)).toEqual(['account.second_step_on']);
    expect(await notices(id)).toEqual(['second_step_on']);
    const kept = await db().recoveryCode.findMany({ where: { userId: id } });
    expect(kept.map(({ codeHash }) => Buffer.from(codeHash).toString('hex')).join()).not.toContain(codes[0]);
  });

  test('asks for a fresh proof, for every change', async () => {
    const stale = { ...(await owner(person(0))), provenAtMs: Date.now() - 16 * 60_000 };
    for (const change of [
      () => beginSecondStep(stale),
      () => turnOnSecondStep(stale, '123456'),
      () => renewRecoveryCodes(stale),
      () => turnOffSecondStep(stale),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: 'proof_needed', status: 403 });
    }
  });
});

describe('signing in', () => {
  const id = () => person(2);
  let codes: string[];
  beforeAll(async () => {
    codes = await turnOn(id());
  });

  test('by a password opens a session that is nobody’s until the code', async () => {
    const half = await owing(id());
    expect(await findSession(half.sessionId)).toBeNull();
    expect((await sessionsOf(await owner(id()))).every(({ method }) => method === 'passkey')).toBe(true);
    const { expiresAt } = await db().session.findUniqueOrThrow({ where: { id: half.sessionId } });
    expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(15 * 60_000);

    await finishSignIn(half, await codeOf(id()), HERE);
    expect(await findSession(half.sessionId)).toMatchObject({ id: id() });
    expect(await findOwing(half.sessionId)).toBeNull();
  });

  test('refuses a code that was used, also for another sign-in', async () => {
    const half = await owing(id());
    await expect(finishSignIn(half, await codeOf(id()), HERE)).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
    expect(await findSession(half.sessionId)).toBeNull();
  });

  test('takes the code of the next step, and of no further one', async () => {
    const half = await owing(id());
    for (const steps of [-2, 2, 20]) {
      await expect(finishSignIn(half, await codeOf(id(), steps), '192.0.2.77')).rejects.toMatchObject({
        code: 'wrong_credentials',
      });
    }
    await finishSignIn(half, await codeOf(id(), 1), HERE);
    // And then none of an earlier one.
    const other = await owing(id());
    await expect(finishSignIn(other, await codeOf(id()), HERE)).rejects.toMatchObject({ status: 401 });
  });

  test('takes a recovery code once, however it is typed, and tells its owner', async () => {
    const [code = '', second = ''] = codes;
    const typed = ` ${code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')} `;
    const half = await owing(id());
    await finishSignIn(half, typed, HERE);
    expect(await findSession(half.sessionId)).toMatchObject({ id: id() });
    expect(await secondStepOf(await owner(id()))).toMatchObject({ codesLeft: 9 });
    expect(await notices(id())).toContain('recovery_code_used');
    expect(await audits(id())).toContain('account.recovery_code_used');

    const next = await owing(id());
    await expect(finishSignIn(next, code, '192.0.2.78')).rejects.toMatchObject({ code: 'wrong_credentials' });
    const both = await Promise.allSettled([1, 2, 3].map(() => finishSignIn(next, second, '192.0.2.79')));
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('waits a quarter of an hour and no longer, and ends with all other sessions', async () => {
    const late = await owing(id());
    await db().session.update({ where: { id: late.sessionId }, data: { expiresAt: new Date(0) } });
    expect(await findOwing(late.sessionId)).toBeNull();
    const [, , code = ''] = codes;
    await expect(finishSignIn(late, code, '192.0.2.80')).rejects.toMatchObject({ code: 'signed_out' });
    const ended = await owing(id());
    await transaction((tx) => closeSessions(tx, id()));
    expect(await findOwing(ended.sessionId)).toBeNull();
  });

  test('a secret stands for its own account only', async () => {
    await turnOn(person(3));
    const { secretEncrypted } = await db().totpSecret.findUniqueOrThrow({ where: { userId: id() } });
    const mine = await db().totpSecret.findUniqueOrThrow({ where: { userId: person(3) } });
    await db().totpSecret.update({ where: { userId: person(3) }, data: { secretEncrypted } });
    const half = await owing(person(3));
    await expect(finishSignIn(half, '123456', '192.0.2.81')).rejects.toMatchObject({
      code: 'not_authentic',
    });
    await db().totpSecret.update({
      where: { userId: person(3) },
      data: { secretEncrypted: mine.secretEncrypted },
    });
  });
});

describe('guessing', () => {
  test('is limited by account, wherever it comes from, for codes and passwords together', async () => {
    const id = person(4);
    await turnOn(id);
    const half = await owing(id);
    for (let tries = 0; tries < 10; tries++) {
      await expect(finishSignIn(half, '000000', `192.0.2.${100 + tries}`)).rejects.toMatchObject({
        code: 'wrong_credentials',
      });
    }
    await expect(finishSignIn(half, await codeOf(id), HERE)).rejects.toMatchObject({
      code: 'too_many_requests',
      message: expect.stringContaining('wrong codes'),
    });
    expect(await db().totpSecret.findUniqueOrThrow({ where: { userId: id } })).toMatchObject({
      wrongCodes: 10,
    });
  });

  test('is over after a hundred wrong codes in a row; a recovery code still opens', async () => {
    const id = person(5);
    const [code = ''] = await turnOn(id);
    await db().totpSecret.update({ where: { userId: id }, data: { wrongCodes: 100 } });
    const half = await owing(id);
    await expect(finishSignIn(half, await codeOf(id), '192.0.2.130')).rejects.toMatchObject({
      code: 'too_many_requests',
    });
    await finishSignIn(half, code, '192.0.2.130');
    const next = await owing(id);
    await finishSignIn(next, await codeOf(id), '192.0.2.130');
  });
});

describe('once it is on', () => {
  const id = () => person(6);
  let codes: string[];
  beforeAll(async () => {
    codes = await turnOn(id());
  });

  test('a password alone proves nothing', async () => {
    const actor = await owner(id());
    await expect(proveByPassword(actor, PASSWORD, HERE)).rejects.toMatchObject({ code: 'wrong_credentials' });
    await proveByPassword(actor, PASSWORD, HERE, await codeOf(id()));
  });

  test('new recovery codes end the old ones', async () => {
    const fresh = await renewRecoveryCodes(await owner(id()));
    const half = await owing(id());
    await expect(finishSignIn(half, codes[5] ?? '', HERE)).rejects.toMatchObject({ status: 401 });
    await finishSignIn(half, fresh[5] ?? '', HERE);
    expect(await audits(id())).toContain('account.recovery_codes_made');
  });

  test('it can be turned off: nothing of it stays, and sign-ins that wait for it end', async () => {
    const half = await owing(id());
    await turnOffSecondStep(await owner(id()));
    expect(await findOwing(half.sessionId)).toBeNull();
    expect(await db().recoveryCode.count({ where: { userId: id() } })).toBe(0);
    expect(await db().totpSecret.count({ where: { userId: id() } })).toBe(0);
    expect(await findSession(await openSession(id(), { method: 'password', ...DEVICE }))).not.toBeNull();
    expect(await audits(id())).toContain('account.second_step_off');
    expect((await notices(id())).at(-1)).toBe('second_step_off');
    await expect(turnOffSecondStep(await owner(id()))).rejects.toMatchObject({ code: 'wrong_state' });
  });
});

describe('the HTTP interface', () => {
  test('knows nobody until the second step is given, and the cookie stays for it', async () => {
    await turnOn(person(7));
    const caller = await scene.candidate(7);
    expect(await caller.call('GET', '/api/me')).toMatchObject({ status: 401, body: { code: 'signed_out' } });
    const session = (await (await caller.send('GET', '/api/auth/session')).json()) as { visitor: null };
    expect(session.visitor).toBeNull();
    const half = await db().session.findFirstOrThrow({
      where: { userId: person(7), secondStepOwed: true },
      orderBy: { createdAt: 'desc' },
    });
    await finishSignIn((await findOwing(half.id)) as Owing, await codeOf(person(7)), HERE);
    expect(await caller.call('GET', '/api/me')).toMatchObject({ status: 200, body: { id: person(7) } });
  });

  test('has no way in by a passkey that nobody has', async () => {
    const caller = scene.stranger();
    const { csrfToken } = (await (await caller.send('GET', '/api/auth/csrf')).json()) as {
      csrfToken: string;
    };
    for (const response of ['', '{}', 'null', JSON.stringify({ id: 'abc', response: {} })]) {
      await caller.send('POST', '/api/auth/callback/passkey', {
        body: new URLSearchParams({ csrfToken, response }),
      });
      expect(await caller.call('GET', '/api/me')).toMatchObject({ status: 401 });
    }
  });
});

describe('the database', () => {
  test('keeps no confirmed secret without a code, no code twice, and no challenge for long', async () => {
    const { userId } = await db().totpSecret.findFirstOrThrow({ where: { confirmedAt: { not: null } } });
    await expect(db().totpSecret.update({ where: { userId }, data: { lastStep: null } })).rejects.toThrow();
    const row = { challenge: 'x', createdAt: new Date(0), expiresAt: new Date(300_001) };
    await expect(db().passkeyChallenge.create({ data: row })).rejects.toThrow();
  });
});
