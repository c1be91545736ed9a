import { SENIORITIES, type Seniority } from '@/lib/domain/seniority';
import { type CardSearch, SORTS, type Sort } from './schema';

/**
 * What the page of the list was asked for, as its address says it. Whatever is wrong in an address is left out: a
 * page that somebody came to by an old link shows a list, not an error.
 */
export type Browse = {
  readonly text: string;
  readonly free: boolean;
  readonly industry: readonly string[];
  readonly seniority: readonly Seniority[];
  readonly topics: readonly string[];
  readonly languages: readonly string[];
  /** Whole cents, both included. */
  readonly priceMin: number | null;
  readonly priceMax: number | null;
  /** Null: `usualSort`. */
  readonly sort: Sort | null;
};

export const NO_FILTERS: Browse = {
  text: '',
  free: false,
  industry: [],
  seniority: [],
  topics: [],
  languages: [],
  priceMin: null,
  priceMax: null,
  sort: null,
};

export type AddressParams = Readonly<Record<string, string | readonly string[] | undefined>>;

const LONGEST_TEXT = 200;
const LONGEST_VALUE = 100;
const MOST_VALUES = 20;
const HIGHEST_CENTS = 10_000_000;

/** Reads the parameters of the list's address. Prices stand there in dollars: `from=10`, `to=99.50`. */
export function readBrowse(params: AddressParams): Browse {
  const [low, high] = [centsOf(one(params, 'from')), centsOf(one(params, 'to'))];
  const text = one(params, 'q').trim().slice(0, LONGEST_TEXT);
  const sort = SORTS.find((each) => each === one(params, 'sort')) ?? null;
  const turned = low !== null && high !== null && low > high;
  return {
    text,
    free: one(params, 'free') === 'week',
    industry: many(params, 'industry'),
    seniority: SENIORITIES.filter((level) => many(params, 'seniority').includes(level)),
    topics: many(params, 'topics'),
    languages: many(params, 'languages'),
    priceMin: turned ? high : low,
    priceMax: turned ? low : high,
    sort: sort === 'relevance' && text === '' ? null : sort, // there is nothing to match
  };
}

/** The search that shows it. Lists are sorted, as `CardSearch` wants them. */
export function searchOf(browse: Browse, page: { limit: number; cursor: string | null }): CardSearch {
  const { free, sort, seniority, ...rest } = browse;
  return {
    ...rest,
    seniority: [...seniority].sort(),
    freeInWeek: free,
    sort: sort ?? usualSort(browse),
    ...page,
  };
}

/** The order where nobody has chosen one: the best match for a text, else whoever is free soonest. */
export function usualSort({ text }: Pick<Browse, 'text'>): Sort {
  return text === '' ? 'soonest' : 'relevance';
}

/** The query of the address that says it, with its question mark; empty where nothing is asked for. */
export function writeBrowse(browse: Browse, cursor?: string): string {
  const query = new URLSearchParams();
  const add = (name: string, value: string | null | undefined) => value && query.append(name, value);
  add('q', browse.text);
  add('free', browse.free ? 'week' : null);
  for (const name of ['industry', 'seniority', 'topics', 'languages'] as const) {
    for (const value of browse[name]) add(name, value);
  }
  add('from', dollarsOf(browse.priceMin));
  add('to', dollarsOf(browse.priceMax));
  add('sort', browse.sort);
  add('cursor', cursor);
  const text = query.toString();
  return text && `?${text}`;
}

/** How many filters are set, the words not counted. */
export function countFilters({ free, industry, seniority, topics, languages, ...price }: Browse): number {
  const values = industry.length + seniority.length + topics.length + languages.length;
  return values + Number(free) + Number(price.priceMin !== null || price.priceMax !== null);
}

/** Cents as the fields of the form hold them: `10`, `99.50`; null for null. */
export function dollarsOf(cents: number | null): string | null {
  if (cents === null) return null;
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2);
}

/** What people type for a price: `120`, `$99.50`, `1,200`. Null for anything else. */
function centsOf(text: string): number | null {
  const [, whole, part = ''] = /^\s*\$?\s*(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.(\d{1,2}))?\s*$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const cents = Number(whole.replaceAll(',', '')) * 100 + Number(part.padEnd(2, '0'));
  return cents <= HIGHEST_CENTS ? cents : null;
}

function one(params: AddressParams, name: string): string {
  return many(params, name, false)[0] ?? '';
}

function many(params: AddressParams, name: string, tidy = true): string[] {
  const given = [params[name] ?? []].flat();
  if (!tidy) return given.slice(0, 1);
  const values = given.map((value) => value.trim()).filter((value) => value && value.length <= LONGEST_VALUE);
  return [...new Set(values)].sort().slice(0, MOST_VALUES);
}
