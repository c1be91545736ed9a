import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDb, db, transaction } from '@/lib/db';
import { intersect, type Normal, normalise } from '@/lib/domain/slots';
import { availableIntervals, utcWeek, type WeeklyWindow } from '@/lib/domain/weekly-windows';
import { localTimeline } from '@/lib/domain/zone';
import { publicCard, searchCards } from '@/lib/listings/search';
import { demoCandidates } from '@/prisma/demo/candidates';
import { EMPLOYERS } from '@/prisma/demo/employers';
import { insertPeople } from '@/prisma/demo/people';
import { demoProfessionals } from '@/prisma/demo/professionals';
import { insertListedPeople } from '../factories/listed-people';
import { cardSearch } from '../support/card-search';
import { setEnvironment } from '../support/environment';
import { createTestDatabase, type TestDatabase } from '../support/postgres';

const candidates = demoCandidates();
const professionals = demoProfessionals();

/** An ordinary week, and one of each summer. */
const WEEKS = ['2026-11-25T00:00Z', '2026-07-08T00:00Z', '2027-01-13T00:00Z'].map((at) =>
  utcWeek(Temporal.Instant.from(at)),
);

function minutesShared(one: Normal, other: Normal): number {
  return intersect(one, other).reduce((sum, { start, end }) => sum + end - start, 0);
}

function timesOf(
  { zone, windows }: { zone: string; windows: readonly WeeklyWindow[] },
  week = WEEKS[0],
): Normal {
  return week ? availableIntervals({ windows, exceptions: [] }, localTimeline(zone, week)) : normalise([]);
}

const awake = (zone: string) => ({
  zone,
  windows: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 7 * 60, endMinute: 23 * 60 })),
});

describe('the people of the demo', () => {
  test('are always the same', () => {
    expect(demoProfessionals()).toEqual(professionals);
    expect(demoCandidates()).toEqual(candidates);
    expect(professionals.map((person) => person.email)).toEqual(
      Array.from({ length: 400 }, (_, index) => `pro${index + 1}@monet.local`),
    );
    expect(candidates.map((person) => person.email)).toEqual(
      Array.from({ length: 40 }, (_, index) => `cand${index + 1}@monet.local`),
    );
  });

  test('begin with those of the pictures', () => {
    expect(professionals[0]).toMatchObject({
      name: 'Daniel Reyes',
      employer: 'Goldman Sachs',
      title: 'Vice President',
      industry: 'Investment banking',
      zone: 'Europe/London',
      priceCents: 12_000,
    });
    expect(candidates[0]).toMatchObject({
      name: 'Maya Okafor',
      zone: 'America/New_York',
      stage: 'final_year_student',
      schoolType: 'public_university',
      interests: ['investment banking', 'leveraged finance'],
    });
  });

  test('have names of their own, and addresses that no mail can reach', () => {
    const names = [...professionals, ...candidates].map((person) => person.name);
    expect(new Set(professionals.map((person) => person.name)).size).toBe(400);
    expect(new Set(candidates.map((person) => person.name)).size).toBe(40);
    for (const name of names) expect(name).toMatch(/^[\u0020-\u00ff]+$/); // the bundled font has Latin-1
    for (const { corporateEmail } of professionals)
      expect(corporateEmail).toMatch(/^[a-z.]+@[a-z]+\.example$/);
    for (const { domain, name } of EMPLOYERS) expect(domain, name).toMatch(/^[a-z]+\.example$/);
  });

  test('ask prices from 45.00 to 400.00 in natural steps, and live on every continent', () => {
    const prices = professionals.map((person) => person.priceCents);
    expect(Math.min(...prices)).toBe(4_500);
    expect(Math.max(...prices)).toBeLessThanOrEqual(40_000);
    for (const cents of prices) expect(cents % (cents < 10_000 ? 500 : 1_000)).toBe(0);
    for (const people of [professionals, candidates]) {
      const continents = new Set(people.map((person) => person.zone.split('/')[0]));
      expect([...continents].sort()).toEqual(['Africa', 'America', 'Asia', 'Australia', 'Europe']);
    }
  });

  test.each(['Europe/London', 'America/New_York'])(
    'are free eight hours a week while %s is awake',
    (zone) => {
      for (const person of professionals) {
        const shared = minutesShared(timesOf(person), timesOf(awake(zone)));
        expect(shared, person.email).toBeGreaterThanOrEqual(8 * 60);
      }
    },
  );

  test('always find a time: any candidate with any professional, in winter and in summer', () => {
    const hours = (people: readonly { zone: string; windows: readonly WeeklyWindow[] }[]) =>
      WEEKS.map((week) => people.map((person) => timesOf(person, week)));
    const [asking, asked] = [hours(candidates), hours(professionals)];
    let least = Number.POSITIVE_INFINITY;
    WEEKS.forEach((_, week) => {
      for (const one of asking[week] ?? []) {
        for (const other of asked[week] ?? []) least = Math.min(least, minutesShared(one, other));
      }
    });
    expect(least).toBeGreaterThanOrEqual(2 * 60);
  });
});

describe('inserted', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    setEnvironment({ DATABASE_URL: database.url, CARDS_DATABASE_URL: database.cardsUrl });
  });
  afterAll(async () => {
    await closeDb();
    await database.drop();
  });

  test('they are on cards of every rung, a quarter and more with employer and title', async () => {
    const people = await transaction((tx) => insertListedPeople(tx, { candidates }));
    const rungs = await db().listingCard.groupBy({ by: ['rung'], _count: true, orderBy: { rung: 'asc' } });
    expect(rungs.map(({ rung, _count }) => [rung, _count])).toEqual([
      [1, 169],
      [2, 52],
      [3, 61],
      [4, 70],
      [5, 30],
      [6, 18],
    ]);
    expect(people.candidates).toHaveLength(40);
    expect(await db().availabilityException.count()).toBeGreaterThan(50);
    expect(await db().candidateProfile.count()).toBe(40);
  });

  test('Daniel’s card is the one of the pictures', async () => {
    const { items } = await searchCards(cardSearch('q=goldman+"leveraged+finance"&limit=50'));
    expect(items).toHaveLength(6);
    const daniel = await db().listing.findFirstOrThrow({ where: { user: { email: 'pro1@monet.local' } } });
    expect(await publicCard(daniel.id)).toMatchObject({
      headline: 'Vice President, Goldman Sachs',
      industry: 'Investment banking',
      yearsBand: '8 to 12 years',
      languages: ['English', 'Spanish'],
      topics: ['Leveraged finance', 'Moving from consulting', 'Technical interviews'],
      hidden: [],
      priceCents: 12_000,
    });
  });

  test('days off lie in the weeks to come', async () => {
    const at = Temporal.Instant.from('2026-11-23T12:00Z');
    await transaction(async (tx) => {
      await tx.listingCard.deleteMany();
      await tx.stripeAccount.deleteMany();
      await tx.listing.deleteMany();
      await tx.user.deleteMany();
    });
    await transaction((tx) => insertPeople(tx, { passwordHash: 'none', now: at }));
    const days = await db().availabilityException.aggregate({
      _min: { onDate: true },
      _max: { onDate: true },
    });
    expect(days._min.onDate?.toISOString().slice(0, 10)).toMatch(/^2026-11-2[67]$/);
    expect(days._max.onDate?.getTime()).toBeLessThan(Date.parse('2027-01-20'));
  });
});
