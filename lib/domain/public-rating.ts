import { invariant } from './invariant';

/** All ratings of a listing: how many, and the sum of their stars (1 to 5 each). */
export type RatingSum = { readonly count: number; readonly stars: number };

/** What a card shows of ratings: the average to one decimal, and a count rounded down ("20+ ratings"). */
export type PublicRating = { readonly average: number; readonly floor: number };

/** Counts are shown as the largest of these that they reach: an exact count would tell of each new rating. */
const FLOORS = [100, 50, 20, 10, 5, 3] as const;

/** @returns null under 3 ratings: then nothing is shown */
export function publicRating({ count, stars }: RatingSum): PublicRating | null {
  const floor = FLOORS.find((each) => count >= each);
  if (floor === undefined) return null;
  invariant(stars >= count && stars <= 5 * count, `${count} ratings cannot have ${stars} stars`);
  return { average: Math.round((10 * stars) / count) / 10, floor };
}

/** Rounds a count of cards down, so that it does not tell of a single one: exact under 10, then 10+, 20+ ... 100+, 200+ ... */
export function countFloor(count: number): number {
  if (count < 10) return count;
  const step = count < 100 ? 10 : 100;
  return Math.floor(count / step) * step;
}
