import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { candidateCard, candidateProfile } from '@/lib/accounts/queries';
import { saveCandidateProfile } from '@/lib/accounts/save-candidate-profile';
import { candidateProfileInput, signUpInput } from '@/lib/accounts/schema';
import { checkCredentials } from '@/lib/accounts/sign-in';
import { signUp } from '@/lib/accounts/sign-up';
import { closeDb, db } from '@/lib/db';
import { as } from '../../factories/people';
import { setEnvironment } from '../../support/environment';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment({ DATABASE_URL: database.url, CARDS_DATABASE_URL: database.cardsUrl });
});

afterAll(async () => {
  await closeDb();
  await database.drop();
});

const GIVEN = {
  role: 'candidate',
  name: ' Maya Okafor ',
  email: ' Maya@Example.com ',
  password: 'lamp river cobalt tangent',
  zone: 'Europe/London',
};

describe('opening an account', () => {
  test('as a candidate: with hours to begin with, and a way back in', async () => {
    const id = await signUp(signUpInput.parse(GIVEN));
    const user = await db().user.findUniqueOrThrow({
      where: { id },
      include: { windows: true, listing: true },
    });
    expect(user).toMatchObject({
      email: 'maya@example.com',
      name: 'Maya Okafor',
      role: 'candidate',
      listing: null,
    });
    expect(user.windows).toHaveLength(7);
    expect(user.passwordHash).toMatch(/^\$argon2id\$/);
    expect(await checkCredentials('MAYA@example.com', GIVEN.password, '192.0.2.1')).toEqual({
      ok: true,
      userId: id,
    });
    const rows = await db().auditEntry.findMany({ where: { subject: `user/${id}` } });
    expect(rows.map(({ action, data }) => [action, data])).toEqual([
      ['account.sign_up', { role: 'candidate' }],
    ]);
  });

  test('as a professional: with a listing that nobody sees', async () => {
    const id = await signUp(
      signUpInput.parse({ ...GIVEN, role: 'professional', email: 'daniel@example.com' }),
    );
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

  test('the database knows one admin at most, whoever asks for another', async () => {
    const admin = { zone: 'UTC', name: 'A', role: 'admin' as const, createdAt: new Date() };
    await db().user.create({ data: { ...admin, id: 'us_00000000000000AD', email: 'a@example.com' } });
    const second = db().user.create({
      data: { ...admin, id: 'us_00000000000000AE', email: 'b@example.com' },
    });
    await expect(second).rejects.toThrow();
  });

  test('with an address that is taken is refused, however it is spelt, and changes nothing', async () => {
    const before = await db().user.count();
    const again = signUpInput.parse({ ...GIVEN, email: 'MAYA@EXAMPLE.COM', role: 'professional' });
    await expect(signUp(again)).rejects.toMatchObject({ code: 'email_taken', status: 409 });
    expect(await db().user.count()).toBe(before);
  });

  test('the same address at once makes one account', async () => {
    const input = signUpInput.parse({ ...GIVEN, email: 'twice@example.com' });
    const results = await Promise.allSettled([signUp(input), signUp(input), signUp(input)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db().user.count({ where: { email: 'twice@example.com' } })).toBe(1);
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

test('a candidate’s profile says little until it is filled in, and then what was chosen', async () => {
  const id = await signUp(signUpInput.parse({ ...GIVEN, email: 'new@example.com' }));
  expect(await candidateProfile(id)).toBeNull();
  expect(await candidateCard(id)).toEqual({ stage: 'other', schoolType: 'other', interests: [] });
  const profile = { stage: 'career_changer', schoolType: 'none', interests: ['law'] };
  await saveCandidateProfile(await as(id, 'me.update'), candidateProfileInput.parse(profile));
  expect(await candidateProfile(id)).toEqual(profile);
  expect(candidateProfileInput.safeParse({ ...profile, interests: ['Eton'] }).success).toBe(false);
});
