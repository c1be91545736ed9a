import { cardsDb } from '@/lib/db';
import { countFloor } from '@/lib/domain/public-rating';
import { env } from '@/lib/env';

export type FacetKind = 'industry' | 'seniority' | 'topics' | 'languages';
/** A value that cards show, and on how many, rounded down. */
export type FacetValue = { readonly value: string; readonly atLeast: number };
export type Facets = Readonly<Record<FacetKind, readonly FacetValue[]>>;

/** What the filters offer: the values that cards show, the most frequent first; none that fewer than k cards show. */
export async function cardFacets(): Promise<Facets> {
  const { rows } = await cardsDb().query<{ kind: FacetKind; value: string; count: number }>(
    `SELECT kind, value, count(*)::int AS count
       FROM (SELECT 'industry' AS kind, industry AS value FROM "ListingCardView"
             UNION ALL SELECT 'seniority', seniority::text FROM "ListingCardView"
             UNION ALL SELECT 'topics', unnest(topics) FROM "ListingCardView"
             UNION ALL SELECT 'languages', unnest(languages) FROM "ListingCardView") AS shown
      WHERE value IS NOT NULL
      GROUP BY kind, value HAVING count(*) >= $1
      ORDER BY count(*) DESC, value COLLATE "C"`,
    [env().ANONYMITY_K],
  );
  const of = (kind: FacetKind) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ value, count }) => ({ value, atLeast: countFloor(count) }));
  return {
    industry: of('industry'),
    seniority: of('seniority'),
    topics: of('topics'),
    languages: of('languages'),
  };
}
