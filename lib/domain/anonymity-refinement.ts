import type { ListingFacts } from './anonymity';
import { groupBy, type Rung } from './anonymity-ladder';
import type { Seniority } from './seniority';
import { yearsBand } from './years-band';

/** At most this many topics, and this many languages, on a card. */
export const MOST_SHOWN = 3;

/** What a card shows besides what its rung shows in any case. */
type Shown = {
  readonly seniority?: Seniority;
  readonly industry?: string;
  readonly yearsBand?: string;
  readonly topics: readonly string[];
  readonly languages: readonly string[];
};

/** People who show the same. */
export type Refined = { readonly members: readonly ListingFacts[]; readonly shown: Shown };

/**
 * Adds to a class whatever leaves every resulting class, the rest that does not show it included, with at least
 * `k` members. Greedy and in a fixed order, so that it is quick and always comes out the same: seniority (where
 * the rung shows a title instead), industry (where the rung shows an employer or its category), topics, years,
 * languages. What the whole class has in common costs nothing and is always shown.
 *
 * @param members at least `k`
 */
export function refine(members: readonly ListingFacts[], rung: Rung, k: number): Refined[] {
  let classes: Refined[] = [{ members, shown: { topics: [], languages: [] } }];
  const split = (by: (refined: Refined) => Refined[]) => {
    classes = classes.flatMap(by);
  };
  if (rung === 1) {
    split((each) =>
      byValue(
        each,
        k,
        (facts) => facts.seniority,
        (seniority) => ({ seniority }),
      ),
    );
  }
  if (rung <= 3)
    split((each) =>
      byValue(
        each,
        k,
        (facts) => facts.industry,
        (industry) => ({ industry }),
      ),
    );
  split((each) => byItems(each, k, 'topics'));
  split((each) =>
    byValue(
      each,
      k,
      (facts) => yearsBand(facts.yearsExperience),
      (band) => ({ yearsBand: band }),
    ),
  );
  split((each) => byItems(each, k, 'languages'));
  return classes;
}

/**
 * Shows one value where at least `k` share it. Where the rest is too small to stand alone, the smallest of those
 * groups joins it and shows nothing either.
 */
function byValue<Value extends string>(
  { members, shown }: Refined,
  k: number,
  read: (facts: ListingFacts) => Value | null,
  show: (value: Value) => Partial<Shown>,
): Refined[] {
  const groups = [...groupBy(members, (facts) => read(facts) ?? '')]
    .map(([key, group]) => ({ key, group, value: group[0] ? read(group[0]) : null }))
    .sort((a, b) => b.group.length - a.group.length || (a.key < b.key ? -1 : 1));
  const showing: Refined[] = [];
  let rest: ListingFacts[] = [];
  for (const { group, value } of groups) {
    if (value === null || group.length < k) rest = rest.concat(group);
    else showing.push({ members: group, shown: { ...shown, ...show(value) } });
  }
  while (rest.length > 0 && rest.length < k && showing.length > 0) {
    rest = rest.concat(showing.pop()?.members ?? []);
  }
  return rest.length > 0 ? [...showing, { members: rest, shown }] : showing;
}

/**
 * Shows items of a list one at a time: the one most people have, if those who have it and those who do not are
 * each at least `k` or nobody; then again on both sides. The order of the items is the order in which they were
 * picked, the same for the whole class: their owner's own order would tell people apart.
 */
function byItems(start: Refined, k: number, kind: 'topics' | 'languages'): Refined[] {
  const done: Refined[] = [];
  const open = [start];
  for (let at = open.pop(); at; at = open.pop()) {
    const { members, shown } = at;
    const item = shown[kind].length < MOST_SHOWN ? mostCommon(at, k, kind) : null;
    if (item === null) {
      done.push(at);
      continue;
    }
    const without = members.filter((facts) => !facts[kind].includes(item));
    const having = members.filter((facts) => facts[kind].includes(item));
    if (without.length > 0) open.push({ members: without, shown });
    open.push({ members: having, shown: { ...shown, [kind]: [...shown[kind], item] } });
  }
  return done;
}

/** The item not yet shown that most members have and that may be shown; of equals the first by code unit. */
function mostCommon({ members, shown }: Refined, k: number, kind: 'topics' | 'languages'): string | null {
  const counts = new Map<string, number>();
  for (const facts of members) {
    for (const item of new Set(facts[kind])) counts.set(item, (counts.get(item) ?? 0) + 1);
  }
  let best: string | null = null;
  let most = 0;
  for (const [item, count] of counts) {
    const without = members.length - count;
    if (count < k || (without > 0 && without < k) || shown[kind].includes(item)) continue;
    if (best === null || count > most || (count === most && item < best)) {
      best = item;
      most = count;
    }
  }
  return best;
}
