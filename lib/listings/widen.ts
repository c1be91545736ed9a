import { type Browse, searchOf } from './browse';
import { searchCards } from './search';

/** One filter less, and how many people then match, rounded down. */
export type Widening = { readonly drops: keyof Browse; readonly browse: Browse; readonly atLeast: number };

/** In this order: what people mind least comes first. */
const DROPS: readonly [keyof Browse, Partial<Browse>][] = [
  ['free', { free: false }],
  ['priceMax', { priceMin: null, priceMax: null }],
  ['topics', { topics: [] }],
  ['languages', { languages: [] }],
  ['seniority', { seniority: [] }],
  ['industry', { industry: [] }],
  ['text', { text: '' }],
];
const MOST = 3;

/** Where nobody matches: which single filter to take off so that somebody does; at most three, each with somebody. */
export async function widenings(browse: Browse): Promise<Widening[]> {
  const tried = DROPS.map(([drops, less]) => ({ drops, browse: { ...browse, ...less } })).filter(
    (each) => JSON.stringify(each.browse) !== JSON.stringify(browse),
  );
  const found = await Promise.all(
    tried.map(async (each) => ({
      ...each,
      atLeast: (await searchCards(searchOf(each.browse, { limit: 1, cursor: null }))).atLeast,
    })),
  );
  return found.filter(({ atLeast }) => atLeast > 0).slice(0, MOST);
}
