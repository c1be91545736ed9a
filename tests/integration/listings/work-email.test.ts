import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { secretOf } from '@/lib/accounts/one-time-links';
import { now, toDate } from '@/lib/clock';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { acceptWorkEmail } from '@/lib/listings/accept-work-email';
import { confirmWorkEmail } from '@/lib/listings/confirm-work-email';
import { workInput } from '@/lib/listings/own-schema';
import { listingOf } from '@/lib/listings/queries';
import { requestWorkEmail } from '@/lib/listings/request-work-email';
import { saveWork } from '@/lib/listings/save-work';
import { workEmailOf } from '@/lib/listings/work-email';
import type { InsertedProfessional } from '@/prisma/demo/people';
import { insertTeam, TEAM_WORK as WORK } from '../../factories/listed-people';
import { as } from '../../factories/people';
import { StillWorld } from '../../support/still-world';

const world = StillWorld.forThisFile();

let team: readonly InsertedProfessional[];
let adminId: string;
let place = 0;
const one = (index = 0) => team[index] as InsertedProfessional;
const owner = (index = 0) => as(one(index).userId, 'listing.verify');
const stored = (index = 0) => db().listing.findUniqueOrThrow({ where: { userId: one(index).userId } });
const isShown = async (index = 0) =>
  (await db().listingCard.count({ where: { listingId: one(index).listingId } })) === 1;

beforeAll(async () => {
  team = await insertTeam({ topics: [], languages: [] });
  const at = toDate(now());
  adminId = newId('us');
  const admin = { zone: 'UTC', name: 'Admin', role: 'admin' as const, emailVerifiedAt: at, createdAt: at };
  await db().user.create({ data: { ...admin, id: adminId, email: 'admin@example.com' } });
});

/** Everybody works at Lazard; the first has no work address, the others a verified one. */
beforeEach(async () => {
  Object.assign(globalThis, { __monetLimits: undefined }); // the limits on mails are of an hour
  world.moveTo(now().add({ minutes: 1 }));
  await saveWork(await as(one().userId, 'listing.edit'), workInput.parse(WORK));
  await db().listing.update({
    where: { userId: one().userId },
    data: { corporateEmail: null, corporateEmailVerifiedAt: null },
  });
  await db().oneTimeLink.deleteMany({});
});

async function ask(email: string, index = 0): Promise<string> {
  place += 1;
  await requestWorkEmail(await owner(index), email, `192.0.2.${place}`);
  const { id } = await db().oneTimeLink.findFirstOrThrow({
    where: { email },
    orderBy: { createdAt: 'desc' },
  });
  return secretOf(id);
}

async function fieldRefusal(email: string, index = 0): Promise<string> {
  const before = await db().oneTimeLink.count();
  const error = await ask(email, index).catch((caught) => caught);
  expect(error).toMatchObject({ code: 'invalid_fields', details: { fields: [{ path: 'email' }] } });
  expect(await db().oneTimeLink.count()).toBe(before);
  return error.details.fields[0].message;
}

const moveTo = async (employer: string) =>
  saveWork(await as(one().userId, 'listing.edit'), workInput.parse({ ...WORK, employer }));

describe('a work address', () => {
  test('is verified by the link that was mailed there, and the card appears with it', async () => {
    expect((await listingOf(one().userId))?.missing).toEqual(['corporate_email']);
    const secret = await ask('jo@uk.lazard.example');
    const state = await workEmailOf(one().userId);
    expect(state).toMatchObject({
      verified: null,
      looking: null,
      sent: { email: 'jo@uk.lazard.example', isOpen: true },
    });
    expect((await stored()).corporateEmail).toBeNull();

    expect(await confirmWorkEmail(await owner(), secret)).toEqual({ state: 'verified' });
    expect(await workEmailOf(one().userId)).toMatchObject({
      verified: { email: 'jo@uk.lazard.example' },
      looking: null,
      sent: null,
    });
    expect((await listingOf(one().userId))?.state).toBe('listed');
    expect(await isShown()).toBe(true);
    await expect(confirmWorkEmail(await owner(), secret)).rejects.toMatchObject({ code: 'link_dead' });
  });

  test('leaves two lines in the audit log, and no address in any', async () => {
    await confirmWorkEmail(await owner(), await ask('jo.secret@lazard.example'));
    const rows = await db().auditEntry.findMany({
      where: { subject: `listing/${one().listingId}` },
      orderBy: { id: 'asc' },
    });
    const actions = rows.map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining(['listing.work_email_requested', 'listing.work_email_verified']),
    );
    expect(JSON.stringify(rows.map(({ data }) => data))).not.toMatch(/secret|@|lazard/i);
  });

  test.each([
    ['jo@gmail.com', /Anybody can have an address there/],
    ['jo@yopmail.com', /thrown away/],
    ['jo@x.mailinator.com', /thrown away/],
    ['jo@evillazard.example', /Lazard writes from @lazard\.example/],
    ['jo@lazard.example.evil.com', /Lazard writes from/],
    ['jo@lazard.com', /Lazard writes from/],
    ['jo+2@lazard.example', /Leave out the \+/],
  ])('%s is refused before anything is mailed', async (email, words) => {
    expect(await fieldRefusal(email)).toMatch(words);
  });

  test('is asked for after the employer', async () => {
    await db().listing.update({ where: { userId: one().userId }, data: { employerId: null } });
    expect(await fieldRefusal('jo@lazard.example')).toMatch(/Save where you work first/);
  });

  test('of an employer named under another kind is judged by the same domains', async () => {
    await saveWork(
      await as(one().userId, 'listing.edit'),
      workInput.parse({ ...WORK, employer: 'LAZARD', employerCategory: 'Start-up' }),
    );
    expect(await fieldRefusal('jo@lazard.com')).toMatch(/writes from @lazard\.example/);
  });
});

describe('the link', () => {
  test('dies after 30 minutes, and a newer one kills an older', async () => {
    const first = await ask('jo@lazard.example');
    const second = await ask('jo@lazard.example');
    await expect(confirmWorkEmail(await owner(), first)).rejects.toMatchObject({ code: 'link_dead' });
    world.moveTo(now().add({ minutes: 30, seconds: 1 }));
    await expect(confirmWorkEmail(await owner(), second)).rejects.toMatchObject({ code: 'link_dead' });
    expect((await workEmailOf(one().userId)).sent).toMatchObject({
      email: 'jo@lazard.example',
      isOpen: false,
    });
  });

  test('works for the one who asked for it only, and is not used up by others', async () => {
    const secret = await ask('jo@lazard.example');
    await expect(confirmWorkEmail(await owner(1), secret)).rejects.toMatchObject({ code: 'link_dead' });
    expect(await confirmWorkEmail(await owner(), secret)).toEqual({ state: 'verified' });
    expect((await stored(1)).corporateEmail).toBe(one(1).corporateEmail);
  });

  test('dies with a change of the employer, which forgets the verified address, too', async () => {
    await confirmWorkEmail(await owner(), await ask('jo@lazard.example'));
    const other = await ask('jo.new@lazard.example');
    await moveTo('Tiny Partners');
    expect(await workEmailOf(one().userId)).toMatchObject({ verified: null, looking: null, sent: null });
    expect(await isShown()).toBe(false);
    await expect(confirmWorkEmail(await owner(), other)).rejects.toMatchObject({ code: 'link_dead' });
  });

  test('outlives a correction of what kind of employer it is, and so does what it verified', async () => {
    await confirmWorkEmail(await owner(), await ask('jo@lazard.example'));
    await saveWork(
      await as(one().userId, 'listing.edit'),
      workInput.parse({ ...WORK, employerCategory: 'Bulge bracket bank' }),
    );
    expect((await workEmailOf(one().userId)).verified).not.toBeNull();
  });

  test('opened five times at once verifies once', async () => {
    const secret = await ask('jo@lazard.example');
    const actor = await owner();
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, () => confirmWorkEmail(actor, secret)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('one address', () => {
  test('verifies one account: the second is refused when it confirms, and not when it asks', async () => {
    const taken = one(1).corporateEmail.toLowerCase();
    const secret = await ask(taken);
    const error = await confirmWorkEmail(await owner(), secret).catch((caught) => caught);
    expect(error).toMatchObject({ code: 'email_taken', status: 409 });
    expect(error.message).not.toMatch(new RegExp(`${one(1).name}|@`));
    expect((await stored()).corporateEmailVerifiedAt).toBeNull();
    expect((await workEmailOf(one().userId)).sent).toMatchObject({ isOpen: true });
  });

  test('confirmed by two at once is one’s', async () => {
    const email = 'shared@lazard.example';
    const mine = await ask(email);
    await db().listing.update({
      where: { userId: one(1).userId },
      data: { corporateEmail: null, corporateEmailVerifiedAt: null },
    });
    const theirs = await ask(email, 1);
    const [first, second] = [await owner(), await owner(1)];
    const results = await Promise.allSettled([
      confirmWorkEmail(first, mine),
      confirmWorkEmail(second, theirs),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await db().listing.update({
      where: { userId: one(1).userId },
      data: { corporateEmail: one(1).corporateEmail, corporateEmailVerifiedAt: toDate(now()) },
    });
  });

  test('can be changed for another; until that is confirmed the first one counts', async () => {
    await confirmWorkEmail(await owner(), await ask('jo@lazard.example'));
    expect(await fieldRefusal('jo@lazard.example')).toMatch(/verified already/);
    const secret = await ask('jo.married@lazard.example');
    expect(await workEmailOf(one().userId)).toMatchObject({
      verified: { email: 'jo@lazard.example' },
      sent: { email: 'jo.married@lazard.example' },
    });
    expect(await isShown()).toBe(true);
    await confirmWorkEmail(await owner(), secret);
    expect((await workEmailOf(one().userId)).verified?.email).toBe('jo.married@lazard.example');
  });
});

describe('an employer whose domains nobody told', () => {
  const accept = async (reason = 'On their website') =>
    acceptWorkEmail(await as(adminId, 'work_email.accept'), one().userId, reason);

  test('is told by its name', async () => {
    await moveTo('Tiny Partners');
    expect(await confirmWorkEmail(await owner(), await ask('jo@tinypartners.co.uk'))).toEqual({
      state: 'verified',
    });
  });

  test('or else an admin says whether the address is its own', async () => {
    await moveTo('Tiny Partners');
    await expect(accept()).rejects.toMatchObject({ code: 'wrong_state' });
    expect(await confirmWorkEmail(await owner(), await ask('jo@tp-advisers.com'))).toEqual({
      state: 'looking',
    });
    expect(await workEmailOf(one().userId)).toMatchObject({
      verified: null,
      looking: { email: 'jo@tp-advisers.com' },
    });
    expect((await listingOf(one().userId))?.missing).toEqual(['corporate_email']);
    await accept();
    expect((await workEmailOf(one().userId)).verified?.email).toBe('jo@tp-advisers.com');
    expect((await listingOf(one().userId))?.missing).toEqual([]);
    await expect(accept()).rejects.toMatchObject({ code: 'wrong_state' });
    const rows = await db().auditEntry.findMany({
      where: { action: 'listing.work_email_verified', actor: 'admin' },
    });
    expect(rows).toMatchObject([{ actorId: adminId, data: { reason: 'On their website' } }]);
  });

  test('never takes a card down by an address that has to be looked at first', async () => {
    await moveTo('Tiny Partners');
    await confirmWorkEmail(await owner(), await ask('jo@tinypartners.com'));
    expect(await fieldRefusal('jo@tp-advisers.com')).toMatch(/stays verified/);
  });

  test('nobody accepts their own', async () => {
    await expect(as(one().userId, 'work_email.accept')).rejects.toMatchObject({ code: 'wrong_role' });
  });
});

test('ten mails an hour for one account, to however many addresses', async () => {
  for (let mail = 0; mail < 10; mail++) await ask(`jo${mail}@lazard.example`, 2);
  await expect(ask('jo10@lazard.example', 2)).rejects.toMatchObject({
    code: 'too_many_requests',
    status: 429,
  });
});
