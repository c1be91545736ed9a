import type { ListingFacts } from './anonymity';

/**
 * How far a card had to climb:
 * 1 employer and title, 2 employer and seniority, 3 category of employer and seniority, 4 industry and seniority,
 * 5 industry, 6 "Verified professional".
 */
export type Rung = 1 | 2 | 3 | 4 | 5 | 6;

/** People who stay on one rung and look alike there, before anything is added to what they show. */
export type Placed = { readonly rung: Rung; readonly members: readonly ListingFacts[] };

/** What each rung shows in any case. */
const RUNGS: readonly { rung: Rung; shows: (facts: ListingFacts) => readonly string[] }[] = [
  { rung: 1, shows: (facts) => [facts.employer, facts.employerCategory, facts.title] },
  { rung: 2, shows: (facts) => [facts.employer, facts.employerCategory, facts.seniority] },
  { rung: 3, shows: (facts) => [facts.employerCategory, facts.seniority] },
  { rung: 4, shows: (facts) => [facts.industry, facts.seniority] },
  { rung: 5, shows: (facts) => [facts.industry] },
];

/**
 * Lets every card climb until its class has at least `k` members.
 *
 * A class is counted among the cards that stay on its rung only: whoever is on a higher rung tells by that alone
 * that the group below was too small, so the people below are no cover for them.
 *
 * Where fewer than `k` are left for the last rung, the smallest class of the nearest rung below joins them.
 *
 * @returns classes of at least `k`, in ladder order; none when fewer than `k` are listed
 */
export function placeOnLadder(listings: readonly ListingFacts[], k: number): Placed[] {
  if (listings.length < k) return [];
  const placed: Placed[] = [];
  let climbing = listings;
  for (const { rung, shows } of RUNGS) {
    const classes = groupBy(climbing, (facts) => JSON.stringify(shows(facts)));
    const staying = [...classes].filter(([, members]) => members.length >= k).sort(byKey);
    placed.push(...staying.map(([, members]) => ({ rung, members })));
    climbing = [...classes.values()].filter((members) => members.length < k).flat();
  }
  if (climbing.length === 0) return placed;
  if (climbing.length < k) climbing = [...climbing, ...takeNearestSmallest(placed)];
  placed.push({ rung: 6, members: climbing });
  return placed;
}

/** Removes from `placed` the smallest class of its highest rung; of equals, the first in the order of their keys. */
function takeNearestSmallest(placed: Placed[]): readonly ListingFacts[] {
  const rung = placed.at(-1)?.rung;
  const size = Math.min(...placed.filter((each) => each.rung === rung).map((each) => each.members.length));
  const index = placed.findIndex((each) => each.rung === rung && each.members.length === size);
  return placed.splice(index, 1)[0]?.members ?? [];
}

/** Groups by a key, in order of first appearance. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** By code unit: the same on every machine. */
function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
