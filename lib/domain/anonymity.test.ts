import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classOf, generalise, type ListingFacts, type PublicProfessional, storedCard } from './anonymity';
import { groupBy } from './anonymity-ladder';
import { MOST_SHOWN } from './anonymity-refinement';
import { InvariantError } from './invariant';
import { SENIORITIES } from './seniority';
import { yearsBand } from './years-band';

const EMPLOYERS = [
  ['Goldman Sachs', 'Bulge bracket bank'],
  ['J.P. Morgan', 'Bulge bracket bank'],
  ['Lazard', 'Elite boutique bank'],
  ['Moelis', 'Elite boutique bank'],
  ['McKinsey & Company', 'Strategy consultancy'],
] as const;
const INDUSTRIES = ['Investment banking', 'Consulting', 'Law'];
const TITLES = ['Analyst', 'Vice President', 'Partner'];
const TOPICS = ['Technical interviews', 'Case interviews', 'CV review', 'Career change', 'Leveraged finance'];
const LANGUAGES = ['English', 'French', 'Spanish', 'German'];

/** One person; `skew` makes populations crowded at their first values, as real ones are. */
const person = fc
  .record({
    employer: fc.constantFrom(...EMPLOYERS, EMPLOYERS[0], EMPLOYERS[0]),
    title: fc.constantFrom(...TITLES, 'Analyst', 'Analyst'),
    seniority: fc.constantFrom(...SENIORITIES, 'junior' as const),
    industry: fc.constantFrom(...INDUSTRIES, 'Investment banking', 'Investment banking'),
    yearsExperience: fc.option(fc.constantFrom(0, 2, 4, 9, 9, 9, 15, 30), { nil: null }),
    topics: fc.subarray(TOPICS),
    languages: fc.subarray(LANGUAGES),
    priceCents: fc.integer({ min: 1_000, max: 200_000 }),
  })
  .map(({ employer: [employer, employerCategory], ...rest }) => ({ ...rest, employer, employerCategory }));

const population = fc.array(person, { maxLength: 160 }).map((people) => people.map(listed));
const classSize = fc.integer({ min: 2, max: 8 });

function listed(
  given: Partial<ListingFacts> & Pick<ListingFacts, 'employer' | 'employerCategory'>,
  index: number,
): ListingFacts {
  return {
    id: `ls_${index}`,
    title: 'Analyst',
    seniority: 'junior',
    industry: 'Investment banking',
    yearsExperience: null,
    topics: [],
    languages: [],
    bio: null,
    ownerWords: [],
    employerWords: [],
    priceCents: 10_000,
    ratings: { count: 0, stars: 0 },
    freeBlocks: 0,
    ...given,
  };
}

/** So many people with the same facts. */
function people(count: number, facts: Partial<ListingFacts>): Partial<ListingFacts>[] {
  return Array.from({ length: count }, () => facts);
}

function populationOf(...groups: Partial<ListingFacts>[][]): ListingFacts[] {
  return groups
    .flat()
    .map((facts, index) => listed({ employer: 'Lazard', employerCategory: 'Boutique', ...facts }, index));
}

/** Everything that a colleague could know, as a set: the order of topics and languages says nothing either. */
function looks(card: PublicProfessional): string {
  const { id, bio, priceCents, rating, freeBlocks, topics, languages, ...rest } = card;
  return JSON.stringify([rest, [...topics].sort(), [...languages].sort()]);
}

function sizes(cards: Iterable<PublicProfessional>, keyOf: (card: PublicProfessional) => string): number[] {
  const counts = new Map<string, number>();
  for (const card of cards) counts.set(keyOf(card), (counts.get(keyOf(card)) ?? 0) + 1);
  return [...counts.values()];
}

function headlines(listings: readonly ListingFacts[], k = 5): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const card of generalise(listings, k).values())
    counts[card.headline] = (counts[card.headline] ?? 0) + 1;
  return counts;
}

describe('whatever the population', () => {
  test('every class that anybody can see has at least k members', () => {
    fc.assert(
      fc.property(population, classSize, (listings, k) => {
        const cards = [...generalise(listings, k).values()];
        for (const size of sizes(cards, looks)) expect(size).toBeGreaterThanOrEqual(k);
        expect(sizes(cards, classOf).sort()).toEqual(sizes(cards, looks).sort());
        expect(cards).toHaveLength(listings.length < k ? 0 : listings.length);
      }),
      { numRuns: 400 },
    );
  });

  test('and again after people have left and others have come', () => {
    fc.assert(
      fc.property(
        population,
        population,
        fc.infiniteStream(fc.boolean()),
        classSize,
        (before, come, keep, k) => {
          const stayed = before.filter(() => keep.next().value);
          const now = [...stayed, ...come.map((facts, index) => ({ ...facts, id: `ls_new${index}` }))];
          const cards = [...generalise(now, k).values()];
          for (const size of sizes(cards, looks)) expect(size).toBeGreaterThanOrEqual(k);
          expect(cards.map((card) => card.id).sort()).toEqual(
            now.length < k ? [] : now.map((facts) => facts.id).sort(),
          );
        },
      ),
    );
  });

  test('nothing shown is untrue', () => {
    fc.assert(
      fc.property(population, classSize, (listings, k) => {
        const cards = generalise(listings, k);
        for (const facts of listings) {
          const card = cards.get(facts.id);
          if (!card) continue;
          expect([undefined, facts.employer]).toContain(card.employer);
          expect([undefined, facts.employerCategory]).toContain(card.employerCategory);
          expect([undefined, facts.title]).toContain(card.title);
          expect([undefined, facts.seniority]).toContain(card.seniority);
          expect([undefined, facts.industry]).toContain(card.industry);
          expect([undefined, yearsBand(facts.yearsExperience)]).toContain(card.yearsBand);
          expect(facts.topics).toEqual(expect.arrayContaining([...card.topics]));
          expect(facts.languages).toEqual(expect.arrayContaining([...card.languages]));
          expect(card.topics.length).toBeLessThanOrEqual(MOST_SHOWN);
          expect(card.priceCents).toBe(facts.priceCents);
        }
      }),
    );
  });

  test('nobody climbs without need', () => {
    fc.assert(
      fc.property(population, classSize, (listings, k) => {
        const cards = generalise(listings, k);
        const rungOf = (facts: ListingFacts) => cards.get(facts.id)?.rung ?? 0;
        const keys: ((facts: ListingFacts) => string)[] = [
          (facts) => JSON.stringify([facts.employer, facts.title]),
          (facts) => JSON.stringify([facts.employer, facts.seniority]),
          (facts) => JSON.stringify([facts.employerCategory, facts.seniority]),
          (facts) => JSON.stringify([facts.industry, facts.seniority]),
          (facts) => facts.industry,
        ];
        /** The first group, from the lowest rung up, that was large enough to stay and yet climbed. */
        const climbedWithoutNeed = (among: readonly ListingFacts[]) =>
          keys
            .flatMap((key, index) => [
              ...groupBy(
                among.filter((facts) => rungOf(facts) > index + 1),
                key,
              ).values(),
            ])
            .find((group) => group.length >= k);
        // One may: the class that joined those left over on the last rung, because they were fewer than k.
        const joined = climbedWithoutNeed(listings) ?? [];
        const others = listings.filter((facts) => !joined.includes(facts));
        expect(climbedWithoutNeed(others)).toBeUndefined();
        if (joined.length > 0) {
          const left = others.filter((facts) => rungOf(facts) === 6).length;
          expect(left).toBeGreaterThan(0);
          expect(left).toBeLessThan(k);
          expect(joined.every((facts) => rungOf(facts) === 6)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('the order in which people are given does not matter', () => {
    fc.assert(
      fc.property(population, fc.infiniteStream(fc.nat()), classSize, (listings, random, k) => {
        const shuffled = listings
          .map((facts) => ({ facts, at: random.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ facts }) => facts);
        const byId = (cards: ReadonlyMap<string, PublicProfessional>) =>
          [...cards.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(byId(generalise(shuffled, k))).toEqual(byId(generalise(listings, k)));
      }),
    );
  });

  test('what is hidden follows from what is shown', () => {
    fc.assert(
      fc.property(population, classSize, (listings, k) => {
        const cards = [...generalise(listings, k).values()];
        expect(sizes(cards, (card) => classOf(card) + card.hidden.join())).toEqual(sizes(cards, classOf));
      }),
    );
  });

  test('a card that is stored and read back is the same card', () => {
    fc.assert(
      fc.property(population, (listings) => {
        for (const card of generalise(listings, 3).values()) {
          const again = storedCard({
            ...card,
            employer: card.employer ?? null,
            employerCategory: card.employerCategory ?? null,
            title: card.title ?? null,
            seniority: card.seniority ?? null,
            industry: card.industry ?? null,
            yearsBand: card.yearsBand ?? null,
            bio: card.bio ?? null,
            rating: card.rating ?? null,
          });
          expect(again).toEqual(card);
        }
      }),
    );
  });
});

describe('the ladder', () => {
  const goldman = {
    employer: 'Goldman Sachs',
    employerCategory: 'Bulge bracket bank',
    seniority: 'mid',
  } as const;

  test('each rung in turn, with the headline it gives', () => {
    const listings = populationOf(
      people(5, { ...goldman, title: 'Vice President' }),
      people(3, { ...goldman, title: 'Associate Director' }),
      people(2, { ...goldman, title: 'Chief of Staff' }),
      people(4, { employer: 'Lazard', employerCategory: 'Elite boutique bank', seniority: 'senior' }),
      people(1, { employer: 'Moelis', employerCategory: 'Elite boutique bank', seniority: 'senior' }),
      people(3, { employer: 'One', employerCategory: 'Regional bank', seniority: 'senior' }),
      people(2, { employer: 'Two', employerCategory: 'Small bank', seniority: 'senior' }),
      people(3, {
        employer: 'Bain',
        employerCategory: 'Consultancy',
        industry: 'Consulting',
        title: 'Associate',
      }),
      people(2, {
        employer: 'Bain',
        employerCategory: 'Consultancy',
        industry: 'Consulting',
        seniority: 'mid',
      }),
      people(4, { employer: 'Dentons', employerCategory: 'Law firm', industry: 'Law' }),
      people(1, { employer: 'Ours', employerCategory: 'Chambers', industry: 'Advocacy' }),
    );
    expect(headlines(listings)).toEqual({
      'Vice President, Goldman Sachs': 5,
      'Mid-level, Goldman Sachs': 5,
      'Senior, elite boutique bank': 5,
      'Senior, investment banking': 5,
      Consulting: 5,
      'Verified professional': 5,
    });
  });

  test('those who stay below are no cover for those who had to climb', () => {
    // Nine juniors at one employer, but five of them are told apart by their title: four are too few for a class.
    const listings = populationOf(
      people(5, { ...goldman, title: 'Vice President' }),
      people(4, { ...goldman, title: 'Executive Director' }),
      people(1, { employer: 'J.P. Morgan', employerCategory: 'Bulge bracket bank', seniority: 'mid' }),
    );
    expect(headlines(listings)).toEqual({
      'Vice President, Goldman Sachs': 5,
      'Mid-level, bulge bracket bank': 5,
    });
  });

  test('too few for the last rung: the smallest class of the nearest rung joins them', () => {
    const listings = populationOf(
      people(9, { ...goldman, title: 'Vice President' }),
      people(8, { industry: 'Law', employer: 'Six', title: 'Partner' }),
      people(6, { industry: 'Law', employer: 'Seven', title: 'Partner' }),
      people(1, { industry: 'Advocacy', employer: 'Ours', employerCategory: 'Chambers', title: 'Clerk' }),
    );
    expect(headlines(listings)).toEqual({
      'Vice President, Goldman Sachs': 9,
      'Partner, Six': 8,
      'Verified professional': 7,
    });
  });

  test('fewer than k people are not shown at all', () => {
    expect(headlines(populationOf(people(4, goldman)))).toEqual({});
    expect(headlines(populationOf(people(5, goldman)))).toEqual({ 'Analyst, Goldman Sachs': 5 });
  });

  test('nobody is listed twice', () => {
    const [one] = populationOf(people(1, goldman));
    expect(() => generalise(one ? [one, one] : [], 2)).toThrow(InvariantError);
  });
});

describe('what a class may show besides', () => {
  const cards = (...groups: Partial<ListingFacts>[][]) => [
    ...generalise(populationOf(...groups), 5).values(),
  ];

  test('what all have in common is shown, and the same to the letter', () => {
    const shown = cards(
      people(3, {
        yearsExperience: 8,
        topics: ['CV review', 'Leveraged finance'],
        languages: ['French', 'English'],
      }),
      people(3, {
        yearsExperience: 12,
        topics: ['Leveraged finance', 'CV review'],
        languages: ['English', 'French'],
      }),
    );
    expect(shown.map(({ yearsBand: band, topics, languages }) => ({ band, topics, languages }))).toEqual(
      Array.from({ length: 6 }, () => ({
        band: '8 to 12 years',
        topics: ['CV review', 'Leveraged finance'],
        languages: ['English', 'French'],
      })),
    );
  });

  test('a topic is shown only if those without it are enough, or nobody', () => {
    const topic = { topics: ['CV review'] };
    expect(cards(people(5, topic), people(4, {})).every((card) => card.topics.length === 0)).toBe(true);
    expect(cards(people(5, topic), people(5, {})).filter((card) => card.topics.length > 0)).toHaveLength(5);
  });

  test('a value too rare to show takes the smallest shown one with it, so that the rest is a class too', () => {
    const shown = cards(
      people(6, { yearsExperience: 4 }),
      people(7, { yearsExperience: 9 }),
      people(1, { yearsExperience: 30 }),
    );
    expect(sizes(shown, (card) => card.yearsBand ?? 'hidden')).toEqual([7, 7]);
    expect(shown.filter((card) => card.hidden.includes('years'))).toHaveLength(7);
  });

  test('at most three topics', () => {
    const shown = cards(people(5, { topics: ['A', 'B', 'C', 'D'] }));
    expect(shown[0]?.topics).toEqual(['A', 'B', 'C']);
  });

  test('people with one title and two seniorities are told apart only if both are enough', () => {
    const seniorities = (juniors: number, seniors: number) =>
      cards(people(juniors, { seniority: 'junior' }), people(seniors, { seniority: 'senior' })).map(
        (card) => card.seniority,
      );
    expect(new Set(seniorities(5, 5))).toEqual(new Set(['junior', 'senior']));
    expect(new Set(seniorities(5, 4))).toEqual(new Set([undefined]));
  });
});

describe('ratings', () => {
  const ratingOf = (count: number, stars: number) =>
    [...generalise(populationOf(people(5, { ratings: { count, stars } })), 5).values()][0]?.rating;

  test('show from three on, their count rounded down', () => {
    expect(ratingOf(2, 10)).toBeUndefined();
    expect(ratingOf(3, 14)).toEqual({ average: 4.7, floor: 3 });
    expect(
      [4, 5, 9, 10, 19, 20, 49, 50, 99, 100, 4_000].map((count) => ratingOf(count, 5 * count)?.floor),
    ).toEqual([3, 5, 5, 10, 10, 20, 20, 50, 50, 100, 100]);
  });
});

describe('a stored card', () => {
  const bare = {
    id: 'ls_1',
    rung: 6,
    employer: null,
    employerCategory: null,
    title: null,
    seniority: null,
    industry: null,
    yearsBand: null,
    topics: [],
    languages: [],
    bio: null,
    priceCents: 10_000,
    rating: null,
    freeBlocks: 0,
  };

  test('that shows more than its rung allows is refused', () => {
    expect(storedCard(bare).headline).toBe('Verified professional');
    expect(() => storedCard({ ...bare, industry: 'Law' })).toThrow(InvariantError);
    expect(() =>
      storedCard({ ...bare, rung: 3, seniority: 'mid', employerCategory: 'Bank', employer: 'X' }),
    ).toThrow(InvariantError);
    expect(() => storedCard({ ...bare, rung: 4, industry: 'Law' })).toThrow(InvariantError);
    expect(() => storedCard({ ...bare, rung: 7 })).toThrow(InvariantError);
  });
});

test('10,000 listings take well under a second of work', () => {
  const [listings = []] = fc.sample(
    fc.array(person, { minLength: 10_000, maxLength: 10_000, size: 'max' }).map((all) => all.map(listed)),
    { numRuns: 1, seed: 42 },
  );
  const start = process.cpuUsage(); // not the clock: other tests run at the same time
  const cards = generalise(listings, 5);
  const { user, system } = process.cpuUsage(start);
  expect(cards.size).toBe(10_000);
  expect(user + system).toBeLessThan(1_000_000);
});
