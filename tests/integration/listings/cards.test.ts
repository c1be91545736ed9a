import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { now, toDate } from '@/lib/clock';
import { closeDb, db, sqlState, transaction } from '@/lib/db';
import { classOf } from '@/lib/domain/anonymity';
import { listingForRequest, listingOf } from '@/lib/listings/queries';
import { refreshAllCards, refreshCards } from '@/lib/listings/refresh-cards';
import { publicCard } from '@/lib/listings/search';
import { seededRandom } from '@/prisma/demo/random';
import { insertListedPeople, peopleLike } from '../../factories/listed-people';
import { setEnvironment } from '../../support/environment';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';

const K = 5;
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment({ DATABASE_URL: database.url, CARDS_DATABASE_URL: database.cardsUrl });
});

afterAll(async () => {
  await closeDb();
  await database.drop();
});

beforeEach(async () => {
  await transaction(async (tx) => {
    await tx.listingCard.deleteMany();
    await tx.stripeAccount.deleteMany();
    await tx.listing.deleteMany();
    await tx.user.deleteMany();
  });
});

/** The sizes of all classes, counted in the database by everything that a colleague could know. */
async function classSizes(): Promise<number[]> {
  const rows = await db().$queryRaw<{ members: number }[]>`
    SELECT count(*)::int AS members FROM listing_cards
     GROUP BY rung, employer, employer_category, title, seniority, industry, years_band, topics, languages`;
  return rows.map((row) => row.members);
}

const suspend = (userId: string) =>
  transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { suspendedAt: toDate(now()) } });
    return refreshCards(tx);
  });

describe('who is listed', () => {
  test('everybody who has done every step, and nobody who lacks one', async () => {
    const { professionals } = await transaction((tx) =>
      insertListedPeople(tx, { professionals: peopleLike({ employer: 'Lazard', title: 'Analyst' }, 14) }),
    );
    expect(await db().listingCard.count()).toBe(14);
    const [one] = professionals.slice(13);
    const lacking: Record<string, (id: { userId: string; listingId: string }) => Promise<unknown>> = {
      corporate_email: ({ listingId }) =>
        db().listing.update({ where: { id: listingId }, data: { corporateEmailVerifiedAt: null } }),
      employer: ({ listingId }) =>
        db().listing.update({ where: { id: listingId }, data: { employerId: null } }),
      title: ({ listingId }) => db().listing.update({ where: { id: listingId }, data: { title: ' ' } }),
      seniority: ({ listingId }) =>
        db().listing.update({ where: { id: listingId }, data: { seniority: null } }),
      industry: ({ listingId }) =>
        db().listing.update({ where: { id: listingId }, data: { industry: null } }),
      price: ({ listingId }) => db().listing.update({ where: { id: listingId }, data: { priceCents: null } }),
      availability: ({ userId }) => db().availabilityWindow.deleteMany({ where: { userId } }),
      stripe: ({ userId }) =>
        db().stripeAccount.update({ where: { userId }, data: { payoutsEnabled: false } }),
    };
    for (const [index, [step, undo]] of Object.entries(lacking).entries()) {
      const person = professionals[index];
      if (!person) continue;
      await undo(person);
      await refreshAllCards();
      const listing = await listingOf(person.userId);
      expect({ step, state: listing?.state, missing: listing?.missing, card: listing?.card }).toEqual({
        step,
        state: 'draft',
        missing: [step],
        card: null,
      });
      expect(await publicCard(person.listingId)).toBeNull();
      expect(await listingForRequest(person.listingId)).toBeNull();
    }
    expect(await db().listingCard.count()).toBe(6);
    expect(await listingOf(one?.userId ?? '')).toMatchObject({ state: 'listed', missing: [] });
  });

  test.each(['transfersActive', 'payoutsEnabled'] as const)('not without %s', async (missing) => {
    const { professionals } = await transaction((tx) =>
      insertListedPeople(tx, { professionals: peopleLike({}, 6) }),
    );
    const [person] = professionals;
    await db().stripeAccount.update({ where: { userId: person?.userId ?? '' }, data: { [missing]: false } });
    expect(await refreshAllCards()).toMatchObject({ shown: 5, removed: 1 });
  });

  test('fewer than k are not shown: they wait for others', async () => {
    const { professionals } = await transaction((tx) =>
      insertListedPeople(tx, { professionals: peopleLike({}, K - 1) }),
    );
    expect(await db().listingCard.count()).toBe(0);
    expect(await listingOf(professionals[0]?.userId ?? '')).toMatchObject({
      state: 'waiting_for_others',
      card: null,
    });
    await transaction((tx) => insertListedPeople(tx, { professionals: peopleLike({}, 1, K) }));
    expect(await listingOf(professionals[0]?.userId ?? '')).toMatchObject({ state: 'listed' });
  });
});

describe('a class never gets too small', () => {
  test('somebody suspended is gone at once, and the four left climb in the same transaction', async () => {
    const others = peopleLike({ employer: 'Barclays', title: 'Vice President', topics: [] }, 6, 11);
    const { professionals } = await transaction((tx) =>
      insertListedPeople(tx, {
        professionals: [...peopleLike({ employer: 'Goldman Sachs', topics: [] }, 5), ...others],
      }),
    );
    const [first, second] = professionals;
    expect((await publicCard(second?.listingId ?? ''))?.headline).toBe('Vice President, Goldman Sachs');
    const result = await suspend(first?.userId ?? '');
    expect(result).toMatchObject({ shown: 10, removed: 1 });
    expect(await publicCard(first?.listingId ?? '')).toBeNull();
    expect(await listingOf(first?.userId ?? '')).toMatchObject({ state: 'suspended', card: null });
    const card = await publicCard(second?.listingId ?? '');
    expect(card?.headline).toBe('Verified professional');
    expect(JSON.stringify(card)).not.toMatch(/goldman/i);
    for (const size of await classSizes()) expect(size).toBeGreaterThanOrEqual(K);
  });

  test('through fifty random changes of who is listed', async () => {
    const { professionals } = await transaction((tx) => insertListedPeople(tx));
    const random = seededRandom(5);
    let shown = professionals.length;
    for (let round = 0; round < 50; round++) {
      const some = random.some(professionals, random.between(1, 12)).map((person) => person.userId);
      const leave = random.chance(65);
      const at = leave ? toDate(now()) : null;
      await transaction(async (tx) => {
        if (round % 2 === 0) {
          await tx.user.updateMany({ where: { id: { in: some } }, data: { suspendedAt: at } });
        } else {
          await tx.listing.updateMany({ where: { userId: { in: some } }, data: { hiddenAt: at } });
        }
        shown = (await refreshCards(tx)).shown;
      });
      const sizes = await classSizes();
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(shown);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(K);
    }
    expect(shown).toBeLessThan(professionals.length);
  });

  test('when many change at the same moment', async () => {
    const { professionals } = await transaction((tx) =>
      insertListedPeople(tx, { professionals: peopleLike({ employer: 'Lazard', title: 'Analyst' }, 24) }),
    );
    await Promise.all(professionals.slice(0, 16).map((person) => suspend(person.userId)));
    expect(await classSizes()).toEqual([8]);
  });

  test('PostgreSQL refuses a class that is too small, whoever writes it', async () => {
    const { professionals } = await transaction((tx) =>
      insertListedPeople(tx, { professionals: peopleLike({ employer: 'Lazard', title: 'Analyst' }, 6) }),
    );
    const [one, two] = professionals.map((person) => person.listingId);
    const drop = (ids: (string | undefined)[]) =>
      db().listingCard.deleteMany({ where: { listingId: { in: ids.filter((id) => id !== undefined) } } });
    await drop([one]);
    await expect(drop([two])).rejects.toSatisfy((error) => /only 4 cards look like/.test(String(error)));
    const rename = db().listingCard.update({
      where: { listingId: two ?? '' },
      data: { yearsBand: 'Under a year' },
    });
    await expect(rename).rejects.toSatisfy(
      (error) => sqlState(error) === '23514' || /only 1 cards/.test(String(error)),
    );
    expect(await classSizes()).toEqual([5]);
    await db().listingCard.updateMany({ data: { priceCents: 7_700 } });
  });
});

describe('refreshing', () => {
  test('writes what changed and nothing else', async () => {
    const { professionals } = await transaction((tx) => insertListedPeople(tx));
    expect(await refreshAllCards()).toEqual({ shown: 400, written: 0, removed: 0 });
    const [person] = professionals;
    const changed = await transaction(async (tx) => {
      await tx.listing.update({ where: { id: person?.listingId ?? '' }, data: { priceCents: 13_500 } });
      return refreshCards(tx);
    });
    expect(changed).toEqual({ shown: 400, written: 1, removed: 0 });
    expect((await listingForRequest(person?.listingId ?? ''))?.priceCents).toBe(13_500);
  });

  test('cards read back are the cards that were made', async () => {
    await transaction((tx) => insertListedPeople(tx, { professionals: peopleLike({}, 6) }));
    const [row] = await db().listingCard.findMany({ take: 1 });
    const card = await publicCard(row?.listingId ?? '');
    expect(card).toMatchObject({
      headline: 'Vice President, Goldman Sachs',
      employerCategory: 'Bulge bracket bank',
      seniority: 'mid',
      industry: 'Investment banking',
      yearsBand: '8 to 12 years',
      topics: ['Leveraged finance', 'Moving from consulting', 'Technical interviews'],
      languages: ['English', 'Spanish'],
      hidden: [],
      priceCents: 12_000,
      currency: 'USD',
    });
    expect(card && classOf(card)).toContain('Goldman');
    expect(card?.freeBlocks).toBeGreaterThan(0);
  });
});

test('the owner sees which card the world sees and what it leaves out, and nothing of the others', async () => {
  const { professionals } = await transaction((tx) =>
    insertListedPeople(tx, {
      professionals: [
        ...peopleLike({ employer: 'Lazard', title: 'Vice President', topics: ['Restructuring'] }, 3),
        ...peopleLike({ employer: 'Evercore', title: 'Vice President', topics: ['Restructuring'] }, 3, 11),
      ],
    }),
  );
  const listing = await listingOf(professionals[0]?.userId ?? '');
  expect(listing).toMatchObject({
    state: 'listed',
    missing: [],
    card: { headline: 'Mid-level, elite boutique bank' },
  });
  expect(listing?.facts).toEqual([
    { kind: 'employer', yours: ['Lazard'], shown: [] },
    { kind: 'title', yours: ['Vice President'], shown: [] },
    { kind: 'seniority', yours: ['Mid-level'], shown: ['Mid-level'] },
    { kind: 'industry', yours: ['Investment banking'], shown: ['Investment banking'] },
    { kind: 'years', yours: ['8 to 12 years'], shown: ['8 to 12 years'] },
    { kind: 'topics', yours: ['Restructuring'], shown: ['Restructuring'] },
    { kind: 'languages', yours: ['English', 'Spanish'], shown: ['English', 'Spanish'] },
  ]);
  expect(JSON.stringify(listing)).not.toMatch(/Evercore/);
  expect(await listingOf('us_0000000000000000')).toBeNull();
});
