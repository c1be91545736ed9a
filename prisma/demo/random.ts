/** A stream of numbers that is the same on every machine and every run. */
export type Random = {
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** So many different items, in their own order. */
  some<Item>(items: readonly Item[], count: number): Item[];
  chance(percent: number): boolean;
};

/** A linear congruential generator (Numerical Recipes' constants): plenty for names and hours. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return {
    between: (min, max) => min + below(max - min + 1),
    pick: (items) => items[below(items.length)] ?? items[0],
    some(items, count) {
      const left = items.map((_, index) => index);
      while (left.length > count) left.splice(below(left.length), 1);
      return left.flatMap((index) => items[index] ?? []);
    },
    chance: (percent) => below(100) < percent,
  };
}
