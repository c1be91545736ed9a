import { beforeEach, describe, expect, test } from 'vitest';
import { authorise } from '@/lib/access';
import { beginPasskeySignIn, challengeOf, checkPasskey } from '@/lib/accounts/second-step/passkey-sign-in';
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from '@/lib/accounts/second-step/passkeys';
import { passkeysOf } from '@/lib/accounts/second-step/queries';
import { findSession, openSession } from '@/lib/accounts/sessions';
import { db } from '@/lib/db';
import type { UserId } from '@/lib/ids';
import { openAccount } from '../../factories/accounts';
import { type Fault, SoftwarePasskey } from '../../support/software-passkey';
import { StillWorld } from '../../support/still-world';

StillWorld.forThisFile(); // at http://127.0.0.1:3999, whose passkeys belong to localhost
const ORIGIN = 'http://localhost:3999';
const DEVICE = { userAgent: 'a test', addressPrefix: 'unknown' };

let id: UserId;
let count = 0;
beforeEach(async () => {
  count += 1;
  id = await openAccount({ role: 'candidate', name: 'Ada', email: `key${count}@example.com` });
});

async function owner(userId: string = id) {
  const session = await openSession(userId, { method: 'password', ...DEVICE });
  return authorise(await findSession(session), 'account.secure');
}

const newKey = () => new SoftwarePasskey('localhost', ORIGIN);

async function added(): Promise<SoftwarePasskey> {
  const key = newKey();
  const actor = await owner();
  await addPasskey(actor, { response: key.register(await beginPasskey(actor)), name: 'My phone' });
  return key;
}

async function question(): Promise<{ challenge: string }> {
  const options = await beginPasskeySignIn();
  expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
  expect(options).not.toHaveProperty('allowCredentials.0');
  return { challenge: options?.challenge ?? '' };
}

describe('adding a passkey', () => {
  test('keeps its public key under a name, writes it down and tells its owner', async () => {
    const key = await added();
    expect(await passkeysOf(id)).toMatchObject([{ id: key.id, name: 'My phone', lastUsedAt: null }]);
    const rows = await db().auditEntry.findMany({
      where: { action: { startsWith: 'account.passkey' } },
      orderBy: { id: 'asc' },
    });
    expect(rows.at(-1)).toMatchObject({ action: 'account.passkey_added', subject: `user/${id}` });
    const told = await db().outboxEntry.findMany({ where: { job: 'send-notice' } });
    expect(told.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({ userId: id, kind: 'passkey_added' }),
    );
    const { excludeCredentials, user } = await beginPasskey(await owner());
    expect(excludeCredentials?.map((each) => each.id)).toEqual([key.id]);
    expect(Buffer.from(user.id, 'base64url').toString()).toBe(id);
  });

  test.each<[what: string, fault: Fault]>([
    ['made at another site', { origin: 'http://localhost.evil.example' }],
    ['made at the same name under another port', { origin: 'http://localhost:4000' }],
    ['for another name', { rpId: 'evil.example' }],
    ['by nobody whom the device knew', { userVerified: false }],
    ['for a question that we never asked', { challenge: 'A'.repeat(43) }],
  ])('refuses one %s', async (_, fault) => {
    const actor = await owner();
    const response = newKey().register(await beginPasskey(actor), fault);
    await expect(addPasskey(actor, { response, name: 'x' })).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
    expect(await passkeysOf(id)).toEqual([]);
  });

  test('answers its question once, within five minutes, to the same person', async () => {
    const actor = await owner();
    const options = await beginPasskey(actor);
    await addPasskey(actor, { response: newKey().register(options), name: 'First' });
    const refused = { code: 'wrong_credentials' };
    await expect(
      addPasskey(actor, { response: newKey().register(options), name: 'Again' }),
    ).rejects.toMatchObject(refused);

    const late = await beginPasskey(actor);
    const at = { createdAt: new Date(0), expiresAt: new Date(1) };
    await db().passkeyChallenge.update({ where: { challenge: late.challenge }, data: at });
    await expect(
      addPasskey(actor, { response: newKey().register(late), name: 'Late' }),
    ).rejects.toMatchObject(refused);

    const other = await owner(
      await openAccount({ role: 'candidate', name: 'B', email: `b${count}@example.com` }),
    );
    const theirs = await beginPasskey(other);
    await expect(
      addPasskey(actor, { response: newKey().register(theirs), name: 'Not mine' }),
    ).rejects.toMatchObject(refused);
    for (const odd of ['', 'null', '[]', '{"id":1}']) {
      await expect(addPasskey(actor, { response: odd, name: 'x' })).rejects.toMatchObject(refused);
    }
    expect(await passkeysOf(id)).toHaveLength(1);
  });

  test('and renaming and removing ask for a fresh proof, and for one’s own', async () => {
    const key = await added();
    const stale = { ...(await owner()), provenAtMs: 0 };
    const other = await owner(
      await openAccount({ role: 'candidate', name: 'B', email: `c${count}@example.com` }),
    );
    for (const [actor, code] of [
      [stale, 'proof_needed'],
      [other, 'not_found'],
    ] as const) {
      await expect(renamePasskey(actor, key.id, 'Mine')).rejects.toMatchObject({ code });
      await expect(removePasskey(actor, key.id)).rejects.toMatchObject({ code });
    }
    await expect(beginPasskey(stale)).rejects.toMatchObject({ code: 'proof_needed' });
    await renamePasskey(await owner(), key.id, 'Work phone');
    expect(await passkeysOf(id)).toMatchObject([{ name: 'Work phone' }]);
    await removePasskey(await owner(), key.id);
    expect(await passkeysOf(id)).toEqual([]);
  });
});

describe('signing in with a passkey', () => {
  test('opens its owner’s account in one step, once for each question', async () => {
    const key = await added();
    const options = await question();
    const answer = key.signIn(options);
    expect(await checkPasskey(answer, options.challenge)).toBe(id);
    expect(await checkPasskey(answer, options.challenge)).toBeNull();
    expect(await passkeysOf(id)).toMatchObject([{ lastUsedAt: expect.any(Date) }]);
    expect(await checkPasskey(key.signIn(await question()), (await question()).challenge)).toBeNull();
  });

  test('of two at once with one answer, one comes in', async () => {
    const key = await added();
    const options = await question();
    const answer = key.signIn(options);
    const results = await Promise.all([1, 2, 3, 4].map(() => checkPasskey(answer, options.challenge)));
    expect(results.filter((each) => each !== null)).toEqual([id]);
  });

  test.each<[what: string, fault: Fault]>([
    ['at another site', { origin: 'https://evil.example' }],
    ['at 127.0.0.1, which is no name', { origin: 'http://127.0.0.1:3999' }],
    ['for another name', { rpId: 'evil.example' }],
    ['by nobody whom the device knew', { userVerified: false }],
    ['with another key', { badSignature: true }],
    ['as somebody else', { userHandle: Buffer.from('us_0000000000000000').toString('base64url') }],
  ])('refuses what was signed %s', async (_, fault) => {
    const key = await added();
    const options = await question();
    expect(await checkPasskey(key.signIn(options, fault), options.challenge)).toBeNull();
  });

  test('refuses a copy, whose counter has fallen behind', async () => {
    const key = await added();
    for (const [counter, who] of [
      [5, id],
      [5, null],
      [4, null],
      [6, id],
    ] as const) {
      const options = await question();
      expect(await checkPasskey(key.signIn(options, { counter }), options.challenge)).toBe(who);
    }
  });

  test('refuses one that was removed, and one of a suspended account', async () => {
    const key = await added();
    await db().user.update({ where: { id }, data: { suspendedAt: new Date() } });
    const first = await question();
    expect(await checkPasskey(key.signIn(first), first.challenge)).toBeNull();
    await db().user.update({ where: { id }, data: { suspendedAt: null } });
    await removePasskey(await owner(), key.id);
    const second = await question();
    expect(await checkPasskey(key.signIn(second), second.challenge)).toBeNull();
  });

  test('takes the question from the browser’s own cookie', () => {
    const challenge = 'c'.repeat(43);
    const from = (cookie: string) => challengeOf(new Headers({ cookie }));
    expect(from(`a=1; monet.passkey=${challenge}; b=2`)).toBe(challenge);
    expect(from(`xmonet.passkey=${challenge}`)).toBe('');
    expect(from('monet.passkey=short')).toBe('');
    expect(challengeOf(new Headers())).toBe('');
  });
});
