import { foldWords } from '@/lib/domain/fold-words';
import { invariant } from '@/lib/domain/invariant';
import type { Seniority } from '@/lib/domain/seniority';
import type { WeeklyWindow } from '@/lib/domain/weekly-windows';
import { CAREERS, type Career, type Industry, TOPICS } from './careers';
import { EMPLOYERS } from './employers';
import { professionalHours, WIDE_HOURS } from './hours';
import { CITIES, type City, type CityName, NAMES } from './places';
import { type Random, seededRandom } from './random';

/** A professional of the demo, as plain data. */
export type DemoProfessional = {
  /** 1 to 400: `pro1@monet.local` ... */
  readonly number: number;
  readonly email: string;
  readonly name: string;
  readonly zone: string;
  /** ISO 3166, of the bank account. */
  readonly country: string;
  readonly employer: string;
  readonly title: string;
  readonly seniority: Seniority;
  readonly industry: Industry;
  readonly yearsExperience: number;
  readonly topics: readonly string[];
  readonly languages: readonly string[];
  readonly bio: string | null;
  readonly priceCents: number;
  readonly corporateEmail: string;
  readonly windows: readonly WeeklyWindow[];
};

/** A job somebody of the demo has; those of one employer, industry and title are neighbours. */
type Job = {
  readonly employer: string;
  readonly domain: string;
  readonly city: CityName;
  readonly industry: Industry;
  readonly title: string;
  readonly career: Career;
  readonly place: number;
};

/** Daniel Reyes, whose card the pictures show, is pro1; these share all that his card shows. */
const LIKE_DANIEL = 6;
const DANIEL = {
  name: 'Daniel Reyes',
  city: 'London',
  topics: ['Leveraged finance', 'Moving from consulting', 'Technical interviews'],
  colleaguesTopics: ['Merger interviews', 'Offer decisions'],
  languages: ['English', 'Spanish'],
  priceCents: 12_000,
  bio: 'I came from consulting and learned debt on the desk. Bring the deal you like best and we will take it apart.',
} as const;

/** A few words of their own, by number; no two people write the same. */
const BIOS: ReadonlyMap<number, string> = new Map([
  [2, 'I run mock interviews most weekends and will tell you plainly where you lose the room.'],
  [5, 'Switched careers late and would do it again. Happy to talk about the first months.'],
  [9, 'I read a great many applications. Bring yours and we will cut it down together.'],
  [14, 'We will do one question at full length, then talk about how you sounded.'],
  [23, 'Ask me about the parts of the job that nobody puts in a brochure.'],
]);

/** The 400 professionals, always the same ones. */
export function demoProfessionals(): DemoProfessional[] {
  const random = seededRandom(2026);
  const taken = new Set<string>([DANIEL.name]);
  return numbered(jobs(random)).map((job, index) => professional(job, index + 1, random, taken));
}

function professional(job: Job, number: number, random: Random, taken: Set<string>): DemoProfessional {
  const isDaniel = number === 1;
  const isColleague = job.employer === 'Goldman Sachs' && job.title === 'Vice President';
  const likeDaniel = isColleague && job.place < LIKE_DANIEL;
  const { career, industry, title, employer } = job;
  const city: City = CITIES[isDaniel ? DANIEL.city : job.city];
  const name = isDaniel ? DANIEL.name : newName(city, random, taken);
  return {
    number,
    email: `pro${number}@monet.local`,
    name,
    zone: city.zone,
    country: city.country,
    employer,
    title,
    seniority: career.seniority,
    industry,
    yearsExperience: random.between(...career.years),
    topics: likeDaniel ? DANIEL.topics : isColleague ? DANIEL.colleaguesTopics : topicsOf(job, random),
    languages: likeDaniel ? DANIEL.languages : ['English', ...random.some(city.speaks, random.between(0, 1))],
    bio: isDaniel ? DANIEL.bio : (BIOS.get(number) ?? null),
    priceCents: isDaniel ? DANIEL.priceCents : priceOf(career, random),
    corporateEmail: `${foldWords(name).join('.')}@${job.domain}`,
    windows: number <= 2 ? WIDE_HOURS : professionalHours(city.hours, random),
  };
}

/** Daniel's job comes first; the others are dealt out, so that neighbours in number are no neighbours at work. */
function numbered(all: readonly Job[]): Job[] {
  const isDaniels = (job: Job) =>
    job.employer === 'Goldman Sachs' && job.title === 'Vice President' && job.place === 0;
  const rest = all.filter((job) => !isDaniels(job));
  const step = 149; // has no factor in common with the 399 others
  return [...all.filter(isDaniels), ...rest.flatMap((_, index) => rest[(index * step) % rest.length] ?? [])];
}

function jobs(random: Random): Job[] {
  return EMPLOYERS.flatMap(({ name, domain, cities, staff }) =>
    (Object.keys(staff) as Industry[]).flatMap((industry) =>
      Object.entries(staff[industry] ?? {}).flatMap(([title, count]) =>
        Array.from({ length: count }, (_, place) => ({
          ...{ employer: name, domain, industry, title, place },
          city: random.pick(cities),
          career: careerOf(industry, title),
        })),
      ),
    ),
  );
}

function careerOf(industry: Industry, title: string): Career {
  const career = Object.entries<Career>(CAREERS[industry]).find(([each]) => each === title)?.[1];
  invariant(career, `there is no ${title} in ${industry}`);
  return career;
}

/** Colleagues with one title share the first topic, most of them the second; a third is anybody's. */
function topicsOf({ industry, career, employer }: Job, random: Random): string[] {
  const pool = TOPICS[industry][career.seniority];
  const start = employer.length % Math.min(2, pool.length); // differs between employers, not between colleagues
  const [first = '', ...others] = [...pool.slice(start), ...pool.slice(0, start)];
  const [second, ...rest] = others;
  return [
    first,
    ...(second && random.chance(70) ? [second] : []),
    ...random.some(rest, random.between(0, 1)),
  ];
}

/** Steps of 5 dollars, of 10 from 100 up. */
function priceOf({ price: [low, high] }: Career, random: Random): number {
  const dollars = random.between(low, high);
  const step = dollars < 100 ? 5 : 10;
  return Math.min(400, Math.max(45, Math.round(dollars / step) * step)) * 100;
}

export function newName(city: City, random: Random, taken: Set<string>): string {
  const { first, last } = NAMES[city.names];
  for (;;) {
    const name = `${random.pick(first)} ${random.pick(last)}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
