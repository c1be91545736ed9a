import { beforeAll, describe, expect, test } from 'vitest';
import { linkPath } from '@/lib/accounts/link-pages';
import { findLink, secretOf } from '@/lib/accounts/one-time-links';
import { candidateCard, candidateProfile } from '@/lib/accounts/queries';
import { saveCandidateProfile } from '@/lib/accounts/save-candidate-profile';
import { candidateProfileInput, signUpInput } from '@/lib/accounts/schema';
import { sendLink } from '@/lib/accounts/send-link';
import { checkCredentials } from '@/lib/accounts/sign-in';
import { beginSignUp, confirmSignUp } from '@/lib/accounts/sign-up';
import { now } from '@/lib/clock';
import { db } from '@/lib/db';
import { openAccount } from '../../factories/accounts';
import { as } from '../../factories/people';
import { StillWorld } from '../../support/still-world';

const world = StillWorld.forThisFile();
const HERE = '192.0.2.1';
const GIVEN = {
  role: 'candidate',
  name: ' Maya Okafor ',
  email: ' Maya@Example.com ',
  password: 'lamp river cobalt tangent',
  zone: 'Europe/London',
};

async function begin(given: Partial<typeof GIVEN> = {}, next: string | null = null): Promise<string> {
  const input = signUpInput.parse({ ...GIVEN, ...given });
  await beginSignUp({ ...input, next }, HERE);
  return latestSecret(input.email);
}

async function latestSecret(email: string): Promise<string> {
  const links = await db().oneTimeLink.findMany({
    where: { email },
    orderBy: { createdAt: 'desc' },
    take: 1,
  });
  return secretOf(links[0]?.id ?? '');
}

describe('opening an account', () => {
  test('waits for the link: until then there is no account, and nobody comes in', async () => {
    const secret = await begin({}, '/professionals/ls_0000000000000000');
    expect(await db().user.count({ where: { email: 'maya@example.com' } })).toBe(0);
    expect(await checkCredentials('maya@example.com', GIVEN.password, HERE)).toBeNull();

    await expect(confirmSignUp(secret, 'another password entirely', HERE)).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
    const opened = await confirmSignUp(secret, GIVEN.password, HERE);
    expect(opened).toMatchObject({
      email: 'maya@example.com',
      role: 'candidate',
      next: '/professionals/ls_0000000000000000',
    });
    const user = await db().user.findUniqueOrThrow({
      where: { id: opened.id },
      include: { windows: true, listing: true },
    });
    expect(user).toMatchObject({ name: 'Maya Okafor', role: 'candidate', listing: null });
    expect(user.windows).toHaveLength(7);
    expect(user.passwordHash).toMatch(/^\$argon2id\$/);
    expect(await checkCredentials('MAYA@example.com', GIVEN.password, HERE)).toBe(opened.id);
    const rows = await db().auditEntry.findMany({
      where: { subject: `user/${opened.id}` },
      orderBy: { id: 'asc' },
    });
    expect(rows.map(({ action, data }) => [action, data])).toContainEqual([
      'account.sign_up',
      { role: 'candidate' },
    ]);
  });

  test('as a professional: with a listing that nobody sees', async () => {
    const secret = await begin({ role: 'professional', email: 'daniel@example.com' });
    const { id } = await confirmSignUp(secret, GIVEN.password, HERE);
    const { windows, listing } = await db().user.findUniqueOrThrow({
      where: { id },
      include: { windows: true, listing: { include: { card: true } } },
    });
    expect(windows).toEqual([]);
    expect(listing).toMatchObject({ priceCents: null, card: null });
  });

  test('never as the admin, nor as anything else', () => {
    for (const role of ['admin', 'system', '', undefined, ['candidate', 'admin']]) {
      const result = signUpInput.safeParse({ ...GIVEN, role });
      expect(
        result.error?.issues.map(({ path }) => path.join('.')),
        String(role),
      ).toEqual(['role']);
    }
  });

  test('what is typed besides has no effect: nobody makes themselves verified or ready', () => {
    const flags = { emailVerifiedAt: '2020-01-01', verified: true, onboarded: true, suspendedAt: null };
    expect(Object.keys(signUpInput.parse({ ...GIVEN, ...flags })).sort()).toEqual(Object.keys(GIVEN).sort());
  });

  test('the database knows one admin at most, whoever asks for another', async () => {
    const at = new Date();
    const admin = { zone: 'UTC', name: 'A', role: 'admin' as const, emailVerifiedAt: at, createdAt: at };
    await db().user.create({ data: { ...admin, id: 'us_00000000000000AD', email: 'a@example.com' } });
    const second = db().user.create({
      data: { ...admin, id: 'us_00000000000000AE', email: 'b@example.com' },
    });
    await expect(second).rejects.toThrow();
  });

  test('names each field that is wrong', () => {
    const wrong = {
      role: 'candidate',
      name: ' ',
      email: 'nobody',
      password: 'fourteen chars',
      zone: '+01:00',
    };
    const fields = signUpInput.safeParse(wrong).error?.issues.map(({ path }) => path.join('.'));
    expect(fields).toEqual(['name', 'email', 'password', 'zone']);
    expect(signUpInput.safeParse({ ...GIVEN, password: 'exactly fifteen' }).success).toBe(true);
  });
});

describe('with an address that has an account', () => {
  beforeAll(() => openAccount({ role: 'candidate', name: 'Taken', email: 'taken@example.com' }));

  test('the answer is the same, the owner is told, and nothing is opened', async () => {
    const before = await db().user.count();
    const secret = await begin({ email: 'TAKEN@example.com', role: 'professional' });
    const link = await db().oneTimeLink.findFirstOrThrow({ where: { email: 'taken@example.com' } });
    expect(link.purpose).toBe('sign_up_known');
    expect(await findLink(secret, 'sign_up')).toBeNull();
    await expect(confirmSignUp(secret, GIVEN.password, HERE)).rejects.toMatchObject({ code: 'link_dead' });
    expect(await db().user.count()).toBe(before);
  });

  test('two links for one address open one account', async () => {
    const email = 'twice@example.com';
    const first = await begin({ email });
    world.moveTo(now().add({ seconds: 1 }));
    const second = await begin({ email });
    expect(first).not.toBe(second);
    await confirmSignUp(first, GIVEN.password, HERE);
    await expect(confirmSignUp(second, GIVEN.password, HERE)).rejects.toMatchObject({ code: 'email_taken' });
    expect(await db().user.count({ where: { email } })).toBe(1);
  });
});

describe('a link', () => {
  test('works once, also when it is opened five times at once', async () => {
    const email = 'once@example.com';
    const secret = await begin({ email });
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, () => confirmSignUp(secret, GIVEN.password, HERE)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db().user.count({ where: { email } })).toBe(1);
    await expect(confirmSignUp(secret, GIVEN.password, HERE)).rejects.toMatchObject({ code: 'link_dead' });
  });

  test('dies after 30 minutes, and not before', async () => {
    const secret = await begin({ email: 'late@example.com' });
    const at = now();
    world.moveTo(at.add({ minutes: 29, seconds: 55 }));
    expect(await findLink(secret, 'sign_up')).not.toBeNull();
    world.moveTo(at.add({ minutes: 30, seconds: 1 }));
    expect(await findLink(secret, 'sign_up')).toBeNull();
    await expect(confirmSignUp(secret, GIVEN.password, HERE)).rejects.toMatchObject({ code: 'link_dead' });
    const { id } = await db().oneTimeLink.findFirstOrThrow({ where: { email: 'late@example.com' } });
    expect(await sendLink(id)).toBe('too_late');
  });

  test('stands nowhere but in the mail: the table has its hash, the job its id', async () => {
    const secret = await begin({ email: 'hash@example.com' });
    expect(secret).toMatch(/^[\w-]{43}$/);
    const link = await db().oneTimeLink.findFirstOrThrow({ where: { email: 'hash@example.com' } });
    const job = await db().outboxEntry.findUniqueOrThrow({ where: { id: `link/${link.id}/mail` } });
    expect(
      JSON.stringify({ ...link, secretHash: Buffer.from(link.secretHash).toString('base64url'), job }),
    ).not.toContain(secret);
    expect(JSON.stringify(link.data)).not.toContain(GIVEN.password);
    expect(linkPath('sign_up', secret)).toBe(`/sign-up/confirm/${secret}`);
  });

  test('of one kind opens nothing of another', async () => {
    const secret = await begin({ email: 'kind@example.com' });
    for (const purpose of ['reset_password', 'change_email', 'work_email', 'provider_sign_up'] as const) {
      expect(await findLink(secret, purpose)).toBeNull();
    }
    for (const odd of ['', 'x', `${secret}=`, `${secret}\n`, 'A'.repeat(43)]) {
      expect(await findLink(odd, 'sign_up')).toBeNull();
    }
  });
});

test('so many mails go to one address within an hour, and no more', async () => {
  const email = 'flood@example.com';
  for (let mail = 0; mail < 5; mail++) await begin({ email });
  await expect(begin({ email })).rejects.toMatchObject({ code: 'too_many_requests', status: 429 });
  expect(await db().oneTimeLink.count({ where: { email } })).toBe(5);
});

test('wrong passwords for one link are limited', async () => {
  const secret = await begin({ email: 'guess@example.com' });
  const guess = () => confirmSignUp(secret, 'a guess of somebody else', '192.0.2.77');
  for (let tries = 0; tries < 10; tries++) {
    await expect(guess()).rejects.toMatchObject({ code: 'wrong_credentials' });
  }
  await expect(confirmSignUp(secret, GIVEN.password, '192.0.2.78')).rejects.toMatchObject({
    code: 'too_many_requests',
  });
});

test('a candidate’s profile says little until it is filled in, and then what was chosen', async () => {
  const id = await openAccount({ role: 'candidate', name: 'New', email: 'new@example.com' });
  expect(await candidateProfile(id)).toBeNull();
  expect(await candidateCard(id)).toEqual({ stage: 'other', schoolType: 'other', interests: [] });
  const profile = { stage: 'career_changer', schoolType: 'none', interests: ['law'] };
  await saveCandidateProfile(await as(id, 'me.update'), candidateProfileInput.parse(profile));
  expect(await candidateProfile(id)).toEqual(profile);
  expect(candidateProfileInput.safeParse({ ...profile, interests: ['Eton'] }).success).toBe(false);
});
