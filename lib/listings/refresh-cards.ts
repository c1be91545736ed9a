import { now } from '@/lib/clock';
import { type Tx, transaction } from '@/lib/db';
import { generalise, type PublicProfessional } from '@/lib/domain/anonymity';
import { mayBeListed } from '@/lib/domain/listing-state';
import type { Seniority } from '@/lib/domain/seniority';
import { env } from '@/lib/env';
import { listedFacts, trueListings } from './population';
import { indexedWords } from './search-words';
import { shuffleOf } from './shuffle';

/** What the transaction did to the table of cards. */
export type Refreshed = { readonly shown: number; readonly written: number; readonly removed: number };

/** The row of a card, with the words it is found by (`a` weighs most). */
type StoredRow = {
  listing_id: string;
  rung: number;
  employer: string | null;
  employer_category: string | null;
  title: string | null;
  seniority: Seniority | null;
  industry: string | null;
  years_band: string | null;
  topics: string[];
  languages: string[];
  bio: string | null;
  price_cents: number;
  rating_tenths: number | null;
  rating_floor: number | null;
  free_blocks: number;
  shuffle: number;
  headline: string;
};

/**
 * Lets one transaction at a time write cards; held to its end. Whoever deletes a listing takes it before, so that
 * the two do not wait for each other.
 */
export async function lockCards(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(20261123, 1)`;
}

/**
 * Makes the cards of everybody who may be listed anew and writes those that changed. Call it in the transaction
 * of whatever changes who is listed or what they show (suspension, hiding, price, a rating, a verified address,
 * an account that can no longer be paid), after the change: so there is no moment at which a class is too small.
 *
 * 10,000 listings take about a second, in which other writers of cards wait and readers do not.
 */
export async function refreshCards(tx: Tx): Promise<Refreshed> {
  await lockCards(tx);
  const k = env().ANONYMITY_K;
  await tx.$executeRaw`SELECT set_config('monet.anonymity_k', ${String(k)}, true)`;
  const listings = (await trueListings(tx)).filter(mayBeListed);
  const cards = generalise(listedFacts(listings), k);
  const wanted = [...cards.values()].map(storedRow);
  const there = new Map((await storedRows(tx)).map((row) => [row.listing_id, sameness(row)]));
  const gone = [...there.keys()].filter((id) => !cards.has(id));
  const changed = wanted.filter((row) => there.get(row.listing_id) !== sameness(row));
  if (gone.length > 0) await tx.$executeRaw`DELETE FROM listing_cards WHERE listing_id = ANY(${gone})`;
  if (changed.length > 0) await write(tx, changed);
  return { shown: wanted.length, written: changed.length, removed: gone.length };
}

/** The body of the job `refresh-cards`: for the new day's order, and for this week's free times. Safe to repeat. */
export function refreshAllCards(): Promise<Refreshed> {
  return transaction(refreshCards);
}

function storedRow(card: PublicProfessional): StoredRow {
  return {
    listing_id: card.id,
    rung: card.rung,
    employer: card.employer ?? null,
    employer_category: card.employerCategory ?? null,
    title: card.title ?? null,
    seniority: card.seniority ?? null,
    industry: card.industry ?? null,
    years_band: card.yearsBand ?? null,
    topics: [...card.topics],
    languages: [...card.languages],
    bio: card.bio ?? null,
    price_cents: card.priceCents,
    rating_tenths: card.rating ? Math.round(card.rating.average * 10) : null,
    rating_floor: card.rating?.floor ?? null,
    free_blocks: card.freeBlocks,
    shuffle: shuffleOf(card.id, now()),
    headline: card.headline,
  };
}

function storedRows(tx: Tx): Promise<StoredRow[]> {
  return tx.$queryRaw<StoredRow[]>`
    SELECT listing_id, rung::int AS rung, employer, employer_category, title, seniority::text AS seniority, industry,
           years_band, topics, languages, bio, price_cents, rating_tenths::int AS rating_tenths,
           rating_floor::int AS rating_floor, free_blocks::float8 AS free_blocks, shuffle, headline
      FROM listing_cards`;
}

function sameness(row: StoredRow): string {
  return JSON.stringify([
    ...[
      row.rung,
      row.employer,
      row.employer_category,
      row.title,
      row.seniority,
      row.industry,
      row.years_band,
    ],
    ...[row.topics, row.languages, row.bio, row.price_cents, row.rating_tenths, row.rating_floor],
    ...[row.free_blocks, row.shuffle, row.headline],
  ]);
}

async function write(tx: Tx, rows: readonly StoredRow[]): Promise<void> {
  const json = JSON.stringify(rows.map((row) => ({ ...row, ...indexedWords(row) })));
  await tx.$executeRaw`
    INSERT INTO listing_cards (listing_id, rung, employer, employer_category, title, seniority, industry, years_band,
                               topics, languages, bio, price_cents, rating_tenths, rating_floor, free_blocks, shuffle,
                               headline, search)
    SELECT listing_id, rung, employer, employer_category, title, seniority, industry, years_band, topics, languages,
           bio, price_cents, rating_tenths, rating_floor, free_blocks, shuffle, headline,
           setweight(to_tsvector('simple', a), 'A') || setweight(to_tsvector('simple', b), 'B')
             || setweight(to_tsvector('simple', c), 'C')
      FROM jsonb_to_recordset(${json}::jsonb)
           AS r(listing_id text, rung smallint, employer text, employer_category text, title text,
                seniority seniority, industry text, years_band text, topics text[], languages text[], bio text,
                price_cents integer, rating_tenths smallint, rating_floor smallint, free_blocks bigint,
                shuffle integer, headline text, a text, b text, c text)
    ON CONFLICT (listing_id) DO UPDATE SET
      rung = excluded.rung, employer = excluded.employer, employer_category = excluded.employer_category,
      title = excluded.title, seniority = excluded.seniority, industry = excluded.industry,
      years_band = excluded.years_band, topics = excluded.topics, languages = excluded.languages,
      bio = excluded.bio, price_cents = excluded.price_cents, rating_tenths = excluded.rating_tenths,
      rating_floor = excluded.rating_floor, free_blocks = excluded.free_blocks, shuffle = excluded.shuffle,
      headline = excluded.headline, search = excluded.search`;
}
