import { describe, expect, test } from 'vitest';
import { authorise } from '@/lib/access';
import { arriveByProvider } from '@/lib/accounts/arrive-by-provider';
import { finishSignUp, unfinished } from '@/lib/accounts/finish-sign-up';
import { type ProviderAccount, unlinkIdentity } from '@/lib/accounts/identities';
import { secretOf } from '@/lib/accounts/one-time-links';
import { type Entrance, findSession, openSession } from '@/lib/accounts/sessions';
import { redeemTicket } from '@/lib/accounts/ticket';
import { now, toDate } from '@/lib/clock';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { openAccount } from '../../factories/accounts';
import { StillWorld } from '../../support/still-world';

StillWorld.forThisFile();
const HERE = '192.0.2.1';
const ENTRANCE: Entrance = { method: 'google', userAgent: 'a browser', addressPrefix: '192.0.2.0/24' };

let made = 0;
const newEmail = () => `provider${++made}@example.com`;

/** An account at Google, with an address that Google has verified. */
function google(email: string | null = newEmail(), subject = `google-${++made}`): ProviderAccount {
  return { provider: 'google', subject, name: 'Maya Okafor', email };
}

async function owner(email: string, passwordHash: string | null = 'nobody signs in') {
  return openAccount({ role: 'candidate', name: 'Maya Okafor', email, passwordHash });
}

async function signedIn(userId: string, provenMinutesAgo = 0) {
  const visitor = await findSession(await openSession(userId, { ...ENTRANCE, method: 'password' }));
  const actor = authorise(visitor, 'account.secure');
  return { ...actor, provenAtMs: actor.provenAtMs - provenMinutesAgo * 60_000 };
}

const arrive = (account: ProviderAccount) => arriveByProvider(account, null, ENTRANCE);
const identities = (userId: string) => db().identity.count({ where: { userId } });

describe('signed out', () => {
  test('an address that both sides have verified links the account, and its owner is told', async () => {
    const email = newEmail();
    const id = await owner(email);
    const account = google(email);
    const arrival = await arrive(account);
    expect(arrival).toMatchObject({ kind: 'in', userId: id });
    expect(await identities(id)).toBe(1);
    const told = await db().outboxEntry.findMany({ where: { job: 'send-notice' } });
    expect(told.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({ userId: id, kind: 'google_linked' }),
    );
    // From then on the account counts and not the address.
    expect(await arrive({ ...account, email: 'elsewhere@example.com' })).toMatchObject({ userId: id });
    expect(await arrive({ ...account, email: null })).toMatchObject({ userId: id });
  });

  test('an address that the provider has not verified links nothing and opens nothing', async () => {
    const id = await owner(newEmail());
    const arrival = await arrive(google(null));
    expect(arrival).toMatchObject({ kind: 'page', path: expect.stringContaining('/sign-up/finish/') });
    expect(await identities(id)).toBe(0);
  });

  test('the admin’s account is not entered by an address', async () => {
    const email = newEmail();
    await db().user.create({
      data: {
        id: newId('us'),
        email,
        role: 'admin',
        name: 'Admin',
        zone: 'UTC',
        createdAt: toDate(now()),
        emailVerifiedAt: toDate(now()),
      },
    });
    expect(await arrive(google(email))).toEqual({ kind: 'page', path: '/sign-in?error=link_first' });
  });

  test('another account at the same provider does not come in by the address', async () => {
    const email = newEmail();
    const id = await owner(email);
    await arrive(google(email));
    expect(await arrive(google(email))).toEqual({ kind: 'page', path: '/sign-in?error=link_first' });
    expect(await identities(id)).toBe(1);
  });

  test('a suspended account stays closed, linked or not', async () => {
    const [linkedTo, addressOnly] = [newEmail(), newEmail()];
    const account = google(linkedTo);
    const [first, second] = [await owner(linkedTo), await owner(addressOnly)];
    await arrive(account);
    await db().user.updateMany({
      where: { id: { in: [first, second] } },
      data: { suspendedAt: toDate(now()) },
    });
    const closed = { kind: 'page', path: '/sign-in?error=closed' };
    expect(await arrive(account)).toEqual(closed);
    expect(await arrive(google(addressOnly))).toEqual(closed);
    expect(await identities(second)).toBe(0);
  });
});

describe('signed in', () => {
  const returned = async (account: ProviderAccount, id: string, provenMinutesAgo = 0) => {
    const arrival = await arriveByProvider(account, await signedIn(id, provenMinutesAgo), ENTRANCE);
    return arrival.kind === 'page' ? arrival.path : 'in';
  };

  test('an account elsewhere is linked by whoever has just proven who they are', async () => {
    const id = await owner(newEmail());
    expect(await returned(google(), id, 16)).toBe('/account?problem=proof');
    expect(await returned(google(null), id)).toBe('/account?problem=unverified&provider=google');
    expect(await identities(id)).toBe(0);
    const account = google('another.address@example.com');
    expect(await returned(account, id)).toBe('/account?done=linked&provider=google');
    expect(await returned(google(), id)).toBe('/account?problem=another&provider=google');
    expect(await identities(id)).toBe(1);
    // With the linked one they prove themselves again, as with a password.
    expect(await returned(account, id, 16)).toBe('/account?done=proven');
  });

  test('the account of somebody else stays theirs', async () => {
    const [email, other] = [newEmail(), await owner(newEmail())];
    const id = await owner(email);
    const account = google(email);
    await arrive(account);
    expect(await returned(account, other)).toBe('/account?problem=others&provider=google');
    expect([await identities(id), await identities(other)]).toEqual([1, 0]);
  });
});

describe('the last way in', () => {
  test('stays, and any other can go', async () => {
    const [email, without] = [newEmail(), newEmail()];
    const id = await owner(email);
    await arrive(google(email));
    await unlinkIdentity(await signedIn(id), 'google');
    expect(await identities(id)).toBe(0);

    const only = await owner(without, null);
    await arrive(google(without));
    await expect(unlinkIdentity(await signedIn(only), 'google')).rejects.toMatchObject({
      code: 'last_way_in',
    });
    await expect(unlinkIdentity(await signedIn(only, 16), 'google')).rejects.toMatchObject({
      code: 'proof_needed',
    });
    expect(await identities(only)).toBe(1);
  });

  test('stays also when both are removed at once', async () => {
    const id = await owner(newEmail(), null);
    const actor = await signedIn(id);
    for (let round = 0; round < 10; round++) {
      await db().identity.deleteMany({ where: { userId: id } });
      await db().identity.createMany({
        data: (['google', 'linkedin'] as const).map((provider) => ({
          ...{ provider, subject: `${provider}-${round}-${id}`, userId: id, email: actor.email },
          ...{ linkedAt: toDate(now()), lastUsedAt: toDate(now()) },
        })),
      });
      const unlinked = [unlinkIdentity(actor, 'google'), unlinkIdentity(actor, 'linkedin')];
      const ended = await Promise.allSettled(unlinked);
      expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await identities(id)).toBe(1);
    }
  });
});

describe('a new account', () => {
  const secretIn = (path: string) => path.split('/').at(-1) ?? '';
  const CHOSEN = { role: 'candidate', zone: 'Europe/London', name: 'Maya Okafor', email: undefined } as const;

  async function begun(account: ProviderAccount): Promise<string> {
    const arrival = await arrive(account);
    if (arrival.kind !== 'page') throw new TypeError('came in');
    return secretIn(arrival.path);
  }

  test('is finished here, and its ticket signs in once', async () => {
    const account = google();
    const secret = await begun(account);
    expect(await unfinished(secret)).toMatchObject({
      email: account.email,
      name: 'Maya Okafor',
      proven: 'yes',
    });
    const finished = await finishSignUp(secret, CHOSEN, null, HERE);
    if (finished.kind !== 'opened') throw new TypeError(finished.kind);
    const id = await redeemTicket(finished.ticket);
    expect(await db().user.findUnique({ where: { id: id ?? '' } })).toMatchObject({
      email: account.email,
      role: 'candidate',
    });
    expect(await redeemTicket(finished.ticket)).toBeNull();
    await expect(finishSignUp(secret, CHOSEN, null, HERE)).rejects.toMatchObject({ code: 'link_dead' });
  });

  test('without a verified address it is finished by mail, in the browser that asked', async () => {
    const typed = newEmail();
    const mailed = await finishSignUp(await begun(google(null)), { ...CHOSEN, email: typed }, null, HERE);
    if (mailed.kind !== 'mailed') throw new TypeError(mailed.kind);
    expect(await db().user.count({ where: { email: typed } })).toBe(0);
    const link = await db().oneTimeLink.findFirstOrThrow({ where: { email: typed } });
    const finish = (browserKey: string | null) => finishSignUp(secretOf(link.id), CHOSEN, browserKey, HERE);
    await expect(finish(null)).rejects.toMatchObject({ code: 'link_dead' });
    await expect(finish('A'.repeat(43))).rejects.toMatchObject({ code: 'link_dead' });
    expect(await finish(mailed.browserKey)).toMatchObject({ kind: 'opened' });
    expect(await db().user.count({ where: { email: typed } })).toBe(1);
  });

  test('for an address that has an account, its owner is told and nothing is opened', async () => {
    const typed = newEmail();
    const id = await owner(typed);
    const answer = await finishSignUp(await begun(google(null)), { ...CHOSEN, email: typed }, null, HERE);
    expect(answer.kind).toBe('mailed'); // as for any other address
    expect(await db().oneTimeLink.findFirstOrThrow({ where: { email: typed } })).toMatchObject({
      purpose: 'sign_up_known',
      userId: id,
    });
    expect(await identities(id)).toBe(0);
  });

  test('one account elsewhere opens one account here', async () => {
    const account = google();
    const secrets = [await begun(account), await begun(account)];
    const ended = await Promise.allSettled(secrets.map((secret) => finishSignUp(secret, CHOSEN, null, HERE)));
    expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db().user.count({ where: { email: account.email ?? '' } })).toBe(1);
  });
});
