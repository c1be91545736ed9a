import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authorise, POLICY } from '@/lib/access';
import { hashPassword } from '@/lib/accounts/password';
import {
  beginSecondStep,
  turnOffSecondStep,
  turnOnSecondStep,
} from '@/lib/accounts/second-step/change-second-step';
import { addPasskey, beginPasskey, removePasskey } from '@/lib/accounts/second-step/passkeys';
import { secondStepOf } from '@/lib/accounts/second-step/queries';
import { findOwing, findSession, openSession, type SignInMethod } from '@/lib/accounts/sessions';
import { closeDb, db } from '@/lib/db';
import { resetSecondStep } from '@/scripts/reset-second-step';
import { openAccount } from '../../factories/accounts';
import { setEnvironment } from '../../support/environment';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';
import { SoftwarePasskey } from '../../support/software-passkey';
import { Caller } from '../http/caller';
import { ServedRoutes } from '../http/served-routes';

/** The real product: its admin has a second step, or nothing. */

const EMAIL = 'admin@monet.example';
const PASSWORD = 'a password of four words';
const ADMIN = 'us_ADM1N00000000000';
const served = ServedRoutes.forThisFile();

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment({
    MONET_ENV: 'production',
    MONET_BASE_URL: 'https://monet.example',
    DATABASE_URL: database.url,
    CARDS_DATABASE_URL: database.cardsUrl,
  });
  const at = new Date('2026-01-01T00:00:00Z');
  await db().user.create({
    data: {
      ...{ id: ADMIN, email: EMAIL, role: 'admin', name: 'The admin', zone: 'UTC' },
      ...{ passwordHash: await hashPassword(PASSWORD), emailVerifiedAt: at, createdAt: at },
    },
  });
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

const open = (method: SignInMethod, id = ADMIN) =>
  openSession(id, { method, userAgent: 'a test', addressPrefix: 'unknown' });
const owner = async () => authorise(await findSession(await open('passkey')), 'account.secure');

async function turnOn(): Promise<void> {
  const actor = await owner();
  await beginSecondStep(actor);
  const step = await secondStepOf(actor);
  const secret = step.state === 'begun' ? step.secret : '';
  await turnOnSecondStep(actor, new TOTP({ secret }).generate());
}

async function addKey(): Promise<string> {
  const key = new SoftwarePasskey('monet.example', 'https://monet.example');
  const actor = await owner();
  await addPasskey(actor, { response: key.register(await beginPasskey(actor)), name: 'Key' });
  return key.id;
}

async function signIn(): Promise<Caller> {
  const caller = new Caller(served.origin);
  const { csrfToken } = (await (await caller.send('GET', '/api/auth/csrf')).json()) as { csrfToken: string };
  await caller.send('POST', '/api/auth/callback/credentials', {
    body: new URLSearchParams({ csrfToken, email: EMAIL, password: PASSWORD }),
  });
  return caller;
}

describe('without one', () => {
  test('nothing is open but setting it up', async () => {
    const admin = await findSession(await open('password'));
    expect(admin).toMatchObject({ role: 'admin', secondStepMissing: true });
    const open_ = Object.entries(POLICY).filter(([, { roles }]) =>
      (roles as readonly string[]).includes('admin'),
    );
    const refused = open_.filter(([action]) => {
      try {
        authorise(admin, action as keyof typeof POLICY);
        return false;
      } catch (error) {
        expect(error).toMatchObject({ code: 'second_step_needed', status: 403 });
        return true;
      }
    });
    const allowed = open_.filter((each) => !refused.includes(each)).map(([action]) => action);
    expect(allowed).toEqual(['account.secure']);
  });

  test('the HTTP interface says why', async () => {
    const caller = await signIn();
    for (const path of ['/api/me', '/api/admin/users/export', '/api/notifications']) {
      expect(await caller.call('GET', path), path).toMatchObject({
        status: 403,
        body: { code: 'second_step_needed', detail: expect.stringContaining('/account') },
      });
    }
  });

  test('everybody else goes on as before', async () => {
    const id = await openAccount({ role: 'professional', name: 'P', email: 'p@example.com' });
    const person = await findSession(await open('password', id));
    expect(person).not.toHaveProperty('secondStepMissing');
    expect(() => authorise(person, 'listing.edit')).not.toThrow();
  });
});

describe('with one', () => {
  test('everything is open; the last one stays, and each can go while there is the other', async () => {
    await turnOn();
    expect(await findSession(await open('passkey'))).not.toHaveProperty('secondStepMissing');
    expect(authorise(await findSession(await open('passkey')), 'admin.read').id).toBe(ADMIN);
    await expect(turnOffSecondStep(await owner())).rejects.toMatchObject({ code: 'wrong_state' });

    const key = await addKey();
    await turnOffSecondStep(await owner());
    await expect(removePasskey(await owner(), key)).rejects.toMatchObject({ code: 'wrong_state' });
    expect(await db().passkey.count()).toBe(1);
    await turnOn();
    await removePasskey(await owner(), key);
    await addKey();
  });

  test('taking both away at once leaves one', async () => {
    const { id: key } = await db().passkey.findFirstOrThrow();
    const actor = await owner();
    const results = await Promise.allSettled([turnOffSecondStep(actor), removePasskey(actor, key)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    if ((await db().passkey.count()) === 0) await addKey();
    await db().totpSecret.deleteMany();
  });

  test('a password beside a passkey opens nothing, and cannot set codes up', async () => {
    const half = await open('password');
    expect(await findSession(half)).toBeNull();
    expect(await findOwing(half)).toMatchObject({ id: ADMIN });
    expect(await (await signIn()).call('GET', '/api/me')).toMatchObject({ status: 401 });
    const whole = await findSession(await open('passkey'));
    expect(authorise(whole, 'admin.read').id).toBe(ADMIN);
  });
});

test('whoever lost everything is helped by a command, which is written down and told', async () => {
  await turnOn();
  const session = await open('passkey');
  expect(await resetSecondStep(database.url, ' Admin@Monet.example ')).toEqual({ codes: true, passkeys: 1 });
  expect(await findSession(session)).toBeNull();
  expect(await db().totpSecret.count()).toBe(0);
  expect(await db().recoveryCode.count()).toBe(0);
  expect(await db().passkey.count()).toBe(0);
  const rows = await db().auditEntry.findMany({
    where: { action: 'account.second_step_reset' },
    orderBy: { id: 'asc' },
  });
  expect(rows).toMatchObject([
    { actor: 'system', subject: `user/${ADMIN}`, data: { codes: true, passkeys: 1 } },
  ]);
  const told = await db().outboxEntry.findMany({ where: { id: { startsWith: `account/${ADMIN}/reset` } } });
  expect(told).toMatchObject([{ job: 'send-notice', payload: { userId: ADMIN, kind: 'second_step_off' } }]);
  expect(await findSession(await open('password'))).toMatchObject({ secondStepMissing: true });
  expect(await resetSecondStep(database.url, 'nobody@monet.example')).toBeNull();
});
