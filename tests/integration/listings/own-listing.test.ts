import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db, transaction } from '@/lib/db';
import type { ListingId } from '@/lib/ids';
import { hideListing, showListing } from '@/lib/listings/hide-listing';
import { aboutInput, priceInput, workInput } from '@/lib/listings/own-schema';
import { listingOf } from '@/lib/listings/queries';
import { saveAbout } from '@/lib/listings/save-about';
import { savePrice } from '@/lib/listings/save-price';
import { saveWork } from '@/lib/listings/save-work';
import { demoCandidates } from '@/prisma/demo/candidates';
import type { InsertedProfessional } from '@/prisma/demo/people';
import { insertListedPeople, insertTeam, TEAM_WORK as WORK } from '../../factories/listed-people';
import { as } from '../../factories/people';
import { StillWorld } from '../../support/still-world';

StillWorld.forThisFile();

let team: readonly InsertedProfessional[];
const me = () => team[0] as InsertedProfessional;
const editor = () => as(me().userId, 'listing.edit');
const cardOf = (listingId: ListingId) => db().listingCard.findUnique({ where: { listingId } });
const auditOf = (action: string) => db().auditEntry.findMany({ where: { action }, orderBy: { id: 'asc' } });

beforeAll(async () => {
  team = await insertTeam({ topics: ['CV review'], languages: ['English'] });
});

beforeEach(async () => {
  await showListing(await editor());
  await saveWork(await editor(), workInput.parse(WORK));
  await db().listing.update({
    where: { userId: me().userId },
    data: { corporateEmail: me().corporateEmail, corporateEmailVerifiedAt: new Date() },
  });
  await saveAbout(
    await editor(),
    aboutInput.parse({ topics: ['CV review'], languages: ['English'], bio: '' }),
  );
});

describe('the price', () => {
  test('is on the card in the same moment, with an audit row of the sums', async () => {
    await savePrice(await editor(), 12_345);
    expect(await cardOf(me().listingId)).toMatchObject({ priceCents: 12_345 });
    const [entry] = await auditOf('listing.price_changed');
    expect(entry).toMatchObject({ actorId: me().userId, subject: `listing/${me().listingId}` });
    expect(entry?.data).toMatchObject({ toCents: 12_345 });
  });

  test('that stays the same writes nothing', async () => {
    await savePrice(await editor(), 15_000);
    const before = (await auditOf('listing.price_changed')).length;
    await savePrice(await editor(), 15_000);
    expect(await auditOf('listing.price_changed')).toHaveLength(before);
  });

  test('is read from what people write', () => {
    const cents = (price: string) => priceInput.safeParse({ price }).data?.price;
    expect(['120', '$120', ' 120.5 ', '1,200.50', '2000.00', '10'].map(cents)).toEqual([
      12_000, 12_000, 12_050, 120_050, 200_000, 1_000,
    ]);
    expect(['', 'free', '9.99', '2000.01', '12,34', '-50', '1e3', '120.005'].map(cents)).toEqual(
      Array(8).fill(undefined),
    );
  });
});

describe('the card', () => {
  test('is down while hidden, for others too whose class it would leave too small', async () => {
    await hideListing(await editor());
    expect(await cardOf(me().listingId)).toBeNull();
    expect((await listingOf(me().userId))?.state).toBe('hidden');
    expect(await db().listingCard.count()).toBe(5);
    await hideListing(await as(team[1]?.userId ?? '', 'listing.edit'));
    expect(await db().listingCard.count()).toBe(0);
    await showListing(await as(team[1]?.userId ?? '', 'listing.edit'));
    await showListing(await editor());
    expect(await db().listingCard.count()).toBe(6);
    expect((await listingOf(me().userId))?.state).toBe('listed');
  });
});

describe('the work', () => {
  test('another title moves the card, and its neighbours stay covered', async () => {
    await saveWork(await editor(), workInput.parse({ ...WORK, title: 'Associate' }));
    const own = await listingOf(me().userId);
    expect(own?.details.title).toBe('Associate');
    // One alone with a title is nobody's cover, so the five and the one share a higher rung.
    expect(await db().listingCard.count({ where: { title: 'Associate' } })).toBe(0);
    expect(await db().listingCard.count()).toBe(6);
  });

  test('another employer forgets the verified address and takes the card down', async () => {
    await saveWork(await editor(), workInput.parse({ ...WORK, employer: 'Tiny Partners' }));
    const own = await listingOf(me().userId);
    expect(own).toMatchObject({ state: 'draft', missing: ['corporate_email'], card: null });
    const [entry] = await auditOf('listing.work_saved').then((entries) => entries.slice(-1));
    expect(entry?.data).toEqual({ employerChanged: true });
  });

  test('an employer that cards name is spelled as they do', async () => {
    await saveWork(await editor(), workInput.parse({ ...WORK, employer: '  LAZARD ' }));
    expect((await listingOf(me().userId))?.details.employer).toBe('Lazard');
  });

  test('naming an employer tells nothing of a colleague who is here unseen', async () => {
    const colleague = await as(team[1]?.userId ?? '', 'listing.edit');
    await saveWork(
      colleague,
      workInput.parse({ ...WORK, employer: 'Secret House', employerCategory: 'Hedge fund' }),
    );
    await saveWork(
      await editor(),
      workInput.parse({ ...WORK, employer: 'secret house', employerCategory: 'Start-up' }),
    );
    const mine = await listingOf(me().userId);
    expect(mine?.details).toMatchObject({ employer: 'secret house', employerCategory: 'Start-up' });
    const theirs = await listingOf(team[1]?.userId ?? '');
    expect(theirs?.details).toMatchObject({ employer: 'Secret House', employerCategory: 'Hedge fund' });
    await saveWork(colleague, workInput.parse(WORK));
    await db().listing.update({
      where: { userId: team[1]?.userId ?? '' },
      data: { corporateEmail: team[1]?.corporateEmail ?? '', corporateEmailVerifiedAt: new Date() },
    });
  });

  test('a title that names its owner is refused', async () => {
    await expect(
      saveWork(await editor(), workInput.parse({ ...WORK, title: `Analyst, ${me().name}` })),
    ).rejects.toMatchObject({ code: 'invalid_fields', details: { fields: [{ path: 'title' }] } });
  });
});

describe('topics and own words', () => {
  const save = async (given: object) =>
    saveAbout(await editor(), aboutInput.parse({ topics: [], languages: [], bio: '', ...given }));
  const refusal = (given: object) =>
    save(given).then(
      () => null,
      (error) => error.details.fields,
    );

  test('what says who somebody is is refused, with the words named', async () => {
    expect(await refusal({ bio: `Ask for ${me().name}.` })).toMatchObject([
      { path: 'bio', message: expect.stringContaining('“person”') },
    ]);
    expect(await refusal({ bio: 'Write to me @ home' })).toMatchObject([{ path: 'bio' }]);
    expect(await refusal({ otherTopics: 'Getting into Lazard' })).toMatchObject([
      { path: 'otherTopics', message: expect.stringContaining('“Getting into Lazard”') },
    ]);
    expect(await refusal({ otherTopics: 'me@example.com' })).toMatchObject([{ path: 'otherTopics' }]);
    expect(await refusal({ bio: 'We will take one deal apart together.' })).toBeNull();
  });

  test('the employer may be named only while the card names it', async () => {
    expect(await refusal({ bio: 'Lazard taught me a lot.' })).toBeNull();
    await save({});
    const leaving = await as(team[1]?.userId ?? '', 'listing.edit');
    const other = await as(team[2]?.userId ?? '', 'listing.edit');
    await saveWork(
      other,
      workInput.parse({ ...WORK, title: 'Associate', seniority: 'senior', employer: 'Lazard' }),
    );
    await saveWork(
      leaving,
      workInput.parse({ ...WORK, title: 'Associate', seniority: 'senior', employer: 'Lazard' }),
    );
    const own = await listingOf(me().userId);
    expect(own?.card?.employer).toBeUndefined();
    expect(await refusal({ bio: 'Lazard taught me a lot.' })).toMatchObject([
      { path: 'bio', message: expect.stringContaining('your card does not show your employer') },
    ]);
    for (const each of [leaving, other]) await saveWork(each, workInput.parse(WORK));
  });

  test('at most six topics, without doubles, chosen and written in together', async () => {
    const parse = (given: object) => aboutInput.safeParse({ languages: [], bio: '', ...given });
    expect(parse({ topics: ['CFA', 'CFA'], otherTopics: ' Board work ,CFA,' }).data?.topics).toEqual([
      'CFA',
      'Board work',
    ]);
    expect(parse({ topics: ['1', '2', '3', '4'].map((n) => `T${n}`), otherTopics: 'a,b,c' }).success).toBe(
      false,
    );
    expect(parse({ topics: [], languages: ['Klingon'] }).success).toBe(false);
  });

  test('the audit log holds none of it', async () => {
    await save({ bio: 'We will take one deal apart together.', otherTopics: 'Board work' });
    const text = JSON.stringify(await db().auditEntry.findMany(), (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(text).not.toMatch(/deal apart|Board work|Lazard|Analyst/);
  });
});

test('candidates and admins have no card to edit', async () => {
  const { candidates } = await transaction((tx) =>
    insertListedPeople(tx, { professionals: [], candidates: demoCandidates().slice(0, 1) }),
  );
  await expect(as(candidates[0]?.userId ?? '', 'listing.edit')).rejects.toMatchObject({ code: 'wrong_role' });
});
