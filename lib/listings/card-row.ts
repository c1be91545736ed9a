import { type PublicProfessional, storedCard } from '@/lib/domain/anonymity';
import type { Seniority } from '@/lib/domain/seniority';

/** The columns of "ListingCardView" that a card is read from, by the names of `CARD_COLUMNS`. */
export type CardRow = {
  id: string;
  rung: number;
  employer: string | null;
  employerCategory: string | null;
  title: string | null;
  seniority: Seniority | null;
  industry: string | null;
  yearsBand: string | null;
  topics: string[];
  languages: string[];
  bio: string | null;
  priceCents: number;
  ratingTenths: number | null;
  ratingFloor: number | null;
  /** bigint, which drivers give as text or as a bigint */
  freeBlocks: string | bigint;
};

/** For a SELECT from the view. */
export const CARD_COLUMNS = `id, rung, employer, employer_category AS "employerCategory", title,
  seniority::text AS seniority, industry, years_band AS "yearsBand", topics, languages, bio,
  price_cents AS "priceCents", rating_tenths AS "ratingTenths", rating_floor AS "ratingFloor",
  free_blocks AS "freeBlocks"`;

export function cardOfRow(row: CardRow): PublicProfessional {
  const { ratingTenths, ratingFloor, freeBlocks, ...shown } = row;
  const rated = ratingTenths !== null && ratingFloor !== null;
  return storedCard({
    ...shown,
    rating: rated ? { average: ratingTenths / 10, floor: ratingFloor } : null,
    freeBlocks: Number(freeBlocks),
  });
}
