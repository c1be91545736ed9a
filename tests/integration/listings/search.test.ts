import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDb, db, transaction } from '@/lib/db';
import type { PublicProfessional } from '@/lib/domain/anonymity';
import { AppError } from '@/lib/errors';
import { cardFacets } from '@/lib/listings/facets';
import { publicProfessional, SORTS } from '@/lib/listings/schema';
import { publicCard, searchCards } from '@/lib/listings/search';
import { insertListedPeople } from '../../factories/listed-people';
import { cardSearch } from '../../support/card-search';
import { setEnvironment } from '../../support/environment';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment({ DATABASE_URL: database.url, CARDS_DATABASE_URL: database.cardsUrl });
  await transaction((tx) => insertListedPeople(tx));
});

afterAll(async () => {
  await closeDb();
  await database.drop();
});

const search = (parameters: string) => searchCards(cardSearch(parameters));

/** All pages of a search, one after the other. */
async function all(parameters: string, limit = 50): Promise<PublicProfessional[]> {
  const items: PublicProfessional[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Awaited<ReturnType<typeof search>> = await search(
      `${parameters}&limit=${limit}&cursor=${encodeURIComponent(cursor)}`,
    );
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

const headlines = (items: readonly PublicProfessional[]) =>
  [...new Set(items.map((card) => card.headline))].sort();

describe('pages', () => {
  test.each(SORTS)('by %s are complete and without doubles', async (sort) => {
    const items = await all(`sort=${sort}`, 37);
    expect(items).toHaveLength(400);
    expect(new Set(items.map((card) => card.id)).size).toBe(400);
  });

  test('of a text search, too', async () => {
    const items = await all('q=interviews', 7);
    const once = await all('q=interviews', 50);
    expect(items.length).toBeGreaterThan(60);
    expect(items.map((card) => card.id)).toEqual(once.map((card) => card.id));
  });

  test('have 20 cards unless asked otherwise, and say how many match, rounded down', async () => {
    const page = await search('');
    expect(page.items).toHaveLength(20);
    expect(page.atLeast).toBe(400);
    expect((await search('industry=Law')).atLeast % 10).toBe(0);
    expect((await search('limit=1')).items).toHaveLength(1);
    expect((await search('limit=50')).items).toHaveLength(50);
  });

  test('the last one has no cursor, even when it is full', async () => {
    expect((await search('q=venture')).nextCursor).toBeNull();
    const items = await all('q=venture');
    expect((await search(`q=venture&limit=${items.length}`)).nextCursor).toBeNull();
  });

  test.each([
    ['made up', 'abc'],
    ['empty inside', '.'],
    ['with another end', (cursor: string) => `${cursor.slice(0, -1)}${cursor.endsWith('A') ? 'B' : 'A'}`],
    [
      'with another place',
      (cursor: string) => `${Buffer.from('[0,0,"ls_1"]').toString('base64url')}.${cursor.split('.')[1]}`,
    ],
    ['with something behind', (cursor: string) => `${cursor}.x`],
  ])('refuse a cursor %s', async (_, made) => {
    const { nextCursor } = await search('limit=5');
    const cursor = typeof made === 'string' ? made : made(nextCursor ?? '');
    await expect(search(`limit=5&cursor=${encodeURIComponent(cursor)}`)).rejects.toMatchObject({
      code: 'invalid_fields',
      status: 422,
      details: { fields: [{ path: 'cursor' }] },
    });
  });

  test('refuse the cursor of another search, and take it with another limit', async () => {
    const { nextCursor } = await search('limit=5&industry=Law');
    const cursor = encodeURIComponent(nextCursor ?? '');
    await expect(search(`industry=Technology&cursor=${cursor}`)).rejects.toBeInstanceOf(AppError);
    expect((await search(`industry=Law&limit=9&cursor=${cursor}`)).items).toHaveLength(9);
  });
});

describe('order', () => {
  test('is neutral: not the order of ids, nor that of joining, and the same all day', async () => {
    const items = (await all('')).map((card) => card.id);
    const again = (await all('')).map((card) => card.id);
    expect(items).toEqual(again);
    expect(items).not.toEqual([...items].sort());
    const joined = await db().listing.findMany({ orderBy: { createdAt: 'asc' }, select: { id: true } });
    expect(items).not.toEqual(joined.map((row) => row.id));
  });

  test('by price, both ways', async () => {
    const up = (await all('sort=price')).map((card) => card.priceCents);
    expect(up).toEqual([...up].sort((a, b) => a - b));
    const down = (await all('sort=price_desc')).map((card) => card.priceCents);
    expect(down).toEqual([...up].reverse());
  });

  test('by the soonest free time', async () => {
    const at = new Date();
    const block = ((at.getUTCDay() + 6) % 7) * 6 + Math.floor(at.getUTCHours() / 4);
    const wait = ({ freeBlocks }: PublicProfessional) =>
      Array.from({ length: 42 }, (_, ahead) => ahead).find(
        (ahead) => (BigInt(freeBlocks) >> BigInt((block + ahead) % 42)) & 1n,
      ) ?? 42;
    const waits = (await all('sort=soonest')).map(wait);
    expect(new Set(waits).size).toBeGreaterThan(3);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
  });
});

describe('text', () => {
  test.each([
    ['goldman', 'Vice President, Goldman Sachs'],
    ['GOLDMAN sachs analyst', 'Analyst, Goldman Sachs'],
    ['gold', 'Vice President, Goldman Sachs'],
    ['gs', 'Vice President, Goldman Sachs'],
    ['vp goldman', 'Vice President, Goldman Sachs'],
    ['J.P. Morgan', 'Analyst, J.P. Morgan'],
    ['jp morgan', 'Analyst, J.P. Morgan'],
    ['jpmorgan', 'Analyst, J.P. Morgan'],
    ['A&O magic circle', undefined],
    ['magic circle', 'Mid-level, magic circle law firm'],
    ['lawyers', 'Mid-level, magic circle law firm'],
    ['leveraged fin', 'Vice President, Goldman Sachs'],
    ['"case interviews"', 'Associate, McKinsey & Company'],
    ['boutique', 'Senior, elite boutique bank'],
    ['"interviews case"', undefined],
    ['verified professional', 'Verified professional'],
  ])('%s', async (text, headline) => {
    const found = headlines(await all(`q=${encodeURIComponent(text)}`));
    if (headline === undefined) expect(found).toEqual([]);
    else expect(found).toContain(headline);
  });

  test('what a minus excludes is not found', async () => {
    const found = headlines(await all('q=goldman+-analyst'));
    expect(found).toContain('Vice President, Goldman Sachs');
    expect(found).not.toContain('Analyst, Goldman Sachs');
  });

  test('the best match comes first', async () => {
    expect((await search('q=goldman')).items[0]?.headline).toContain('Goldman Sachs');
    const [first] = (await search('q=consulting')).items;
    expect(first?.headline).toMatch(/consulting/i);
  });

  test.each([
    "'",
    '"',
    '\\',
    '<->',
    '!!',
    'a:*',
    "'); DROP TABLE users --",
    '((',
    'or',
    '- -',
    '日本',
    '%',
    '\u0000x',
  ])('odd input %j is only text', async (text) => {
    await expect(searchCards({ ...cardSearch(''), text })).resolves.toBeDefined();
  });

  test('what is hidden is not found: an employer of a generalised card, a name, an address', async () => {
    for (const hidden of [
      'evercore',
      'lazard',
      'centerview',
      'harbour row',
      'reyes',
      'daniel',
      'monet.local',
      'london',
    ]) {
      expect(await all(`q=${encodeURIComponent(hidden)}`), hidden).toEqual([]);
    }
  });
});

describe('filters', () => {
  test('match what cards show, and only that', async () => {
    const cards = await all('');
    const law = await all('industry=Law');
    expect(law.length).toBeGreaterThan(20);
    expect(law).toHaveLength(cards.filter((card) => card.industry === 'Law').length);
    const people = await db().listing.count({ where: { industry: 'Law' } });
    expect(people).toBeGreaterThan(law.length); // those who are "Verified professional" are not found as lawyers
    for (const [parameters, matches] of [
      ['seniority=senior,mid', (card) => card.seniority === 'senior' || card.seniority === 'mid'],
      [
        'topics=Case+interviews&topics=CFA',
        (card) => card.topics.some((each) => /^(Case interviews|CFA)$/.test(each)),
      ],
      ['languages=Spanish', (card) => card.languages.includes('Spanish')],
      ['priceMin=10000&priceMax=12000', (card) => card.priceCents >= 10_000 && card.priceCents <= 12_000],
      [
        'industry=Technology&seniority=junior',
        (card) => card.industry === 'Technology' && card.seniority === 'junior',
      ],
      ['free=week', (card) => card.freeBlocks > 0],
      ['industry=Fishing', () => false],
    ] as [string, (card: PublicProfessional) => boolean][]) {
      const found = await all(parameters);
      expect(found.map((card) => card.id).sort(), parameters).toEqual(
        cards
          .filter(matches)
          .map((card) => card.id)
          .sort(),
      );
    }
  });

  test.each([
    ['limit=0', 'limit'],
    ['limit=51', 'limit'],
    ['limit=ten', 'limit'],
    ['seniority=boss', 'seniority'],
    ['sort=oldest', 'sort'],
    ['priceMin=12.50', 'priceMin'],
    ['priceMax=-1', 'priceMax'],
    [`q=${'x'.repeat(201)}`, 'q'],
    ['free=yes', 'free'],
  ])('%s is refused, naming the field', async (parameters, path) => {
    expect(() => cardSearch(parameters)).toThrow(
      expect.objectContaining({
        code: 'invalid_fields',
        details: { fields: [expect.objectContaining({ path })] },
      }),
    );
  });

  test('offer the values that enough cards show', async () => {
    const facets = await cardFacets();
    expect(facets.industry.map((each) => each.value)).toContain('Venture capital');
    expect(facets.industry.map((each) => each.value)).not.toContain('Insurance');
    expect(facets.seniority.map((each) => each.value).sort()).toEqual(['junior', 'mid', 'senior']);
    for (const { value, atLeast } of [...facets.topics, ...facets.languages]) {
      expect(atLeast, value).toBeGreaterThanOrEqual(5);
    }
  });
});

describe('a card', () => {
  test('has the shape that the interface promises, and nothing more', async () => {
    for (const card of await all('')) {
      expect(publicProfessional.strict().parse(card)).toEqual(JSON.parse(JSON.stringify(card)));
    }
  });

  test('is read by its listing’s id, and by no other', async () => {
    const [card] = (await search('limit=1')).items;
    expect(await publicCard(card?.id ?? '')).toEqual(card);
    const { userId } = await db().listing.findFirstOrThrow();
    expect(await publicCard(userId)).toBeNull();
    expect(await publicCard("' OR true --")).toBeNull();
  });
});
