import { now } from '@/lib/clock';
import { cardsDb } from '@/lib/db';
import type { PublicProfessional } from '@/lib/domain/anonymity';
import { countFloor } from '@/lib/domain/public-rating';
import { CARD_COLUMNS, type CardRow, cardOfRow } from './card-row';
import { type Position, readCursor, writeCursor } from './cursor';
import type { CardSearch, Sort } from './schema';
import { searchWords } from './search-words';

export type CardPage = {
  readonly items: readonly PublicProfessional[];
  readonly nextCursor: string | null;
  /** How many match in all, rounded down. */
  readonly atLeast: number;
};

/** Collects parameters and gives the placeholder of each. */
class Parameters {
  readonly values: unknown[] = [];
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/**
 * Searches the cards, over the connection that can read nothing else: so a filter matches only what is shown.
 * Pages are complete and without doubles as long as the order stands, that is until the next day (UTC).
 *
 * @throws AppError `invalid_fields` naming `cursor`
 */
export async function searchCards(search: CardSearch): Promise<CardPage> {
  const { limit, cursor, ...fixed } = search;
  const bound = JSON.stringify(fixed);
  const after = cursor === null ? null : readCursor(bound, cursor);
  const parameters = new Parameters();
  const { where, rank } = conditions(search, parameters);
  const matching = parameters.values.length;
  const block = after ? Number(after[0]) : blockOfWeek();
  const keys = [...ORDER[search.sort]({ rank, block }), 'shuffle', 'id'];
  const start = after ? placeAfter(keys, after, parameters) : [];
  const page = `SELECT ${CARD_COLUMNS}, json_build_array(${keys.join(', ')}) AS position FROM "ListingCardView"
    ${whereOf([...where, ...start])} ORDER BY ${keys.join(', ')} LIMIT ${parameters.add(limit + 1)}`;
  const count = `SELECT count(*)::int AS matching FROM "ListingCardView" ${whereOf(where)}`;
  const [found, counted] = await Promise.all([
    cardsDb().query<CardRow & { position: Position }>(page, parameters.values),
    cardsDb().query<{ matching: number }>(count, parameters.values.slice(0, matching)),
  ]);
  const rows = found.rows.slice(0, limit);
  const last = found.rows.length > limit ? rows.at(-1) : undefined;
  return {
    items: rows.map(({ position, ...row }) => cardOfRow(row)),
    nextCursor: last ? writeCursor(bound, [block, ...last.position]) : null,
    atLeast: countFloor(counted.rows[0]?.matching ?? 0),
  };
}

/** One card, or null when none is shown under this id. */
export async function publicCard(listingId: string): Promise<PublicProfessional | null> {
  const { rows } = await cardsDb().query<CardRow>(
    `SELECT ${CARD_COLUMNS} FROM "ListingCardView" WHERE id = $1`,
    [listingId],
  );
  return rows[0] ? cardOfRow(rows[0]) : null;
}

function whereOf(conditions: readonly string[]): string {
  return conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
}

function conditions(search: CardSearch, parameters: Parameters): { where: string[]; rank: string } {
  const where: string[] = [];
  const text = textQuery(search.text, parameters);
  if (text) where.push(`search @@ ${text}`);
  if (search.industry.length > 0) where.push(`industry = ANY(${parameters.add(search.industry)}::text[])`);
  if (search.seniority.length > 0) {
    where.push(`seniority::text = ANY(${parameters.add(search.seniority)}::text[])`);
  }
  if (search.topics.length > 0) where.push(`topics && ${parameters.add(search.topics)}::text[]`);
  if (search.languages.length > 0) where.push(`languages && ${parameters.add(search.languages)}::text[]`);
  if (search.priceMin !== null) where.push(`price_cents >= ${parameters.add(search.priceMin)}`);
  if (search.priceMax !== null) where.push(`price_cents <= ${parameters.add(search.priceMax)}`);
  if (search.freeInWeek) where.push('free_blocks <> 0');
  return { where, rank: text ? `(-1e6 * ts_rank(search, ${text}))::int` : '0' };
}

/** The words as typed, or with synonyms, or with the last one as the start of a word. */
function textQuery(text: string, parameters: Parameters): string | null {
  const words = searchWords(text);
  if (!words) return null;
  const web = (value: string) => `websearch_to_tsquery('simple', ${parameters.add(value)})`;
  const either = [web(words.all)];
  if (words.meant !== null) either.push(web(words.meant));
  if (words.prefix) {
    const start = `to_tsquery('simple', '''' || ${parameters.add(words.prefix.start)} || ''':*')`;
    either.push(words.prefix.before === '' ? start : `(${web(words.prefix.before)} && ${start})`);
  }
  return `(${either.join(' || ')})`;
}

/** The columns of each order, all ascending, before the neutral order that settles ties. */
const ORDER: Record<Sort, (by: { rank: string; block: number }) => string[]> = {
  relevance: ({ rank }) => (rank === '0' ? [] : [rank]),
  soonest: ({ block }) => [soonest(block)],
  price: () => ['price_cents'],
  price_desc: () => ['-price_cents'],
  rating: () => ['-coalesce(rating_tenths, 0)', '-coalesce(rating_floor, 0)'],
};

const BLOCKS = 42;
const ALL_BLOCKS = 2 ** BLOCKS - 1;

/** The lowest bit of the free blocks, turned so that the present block is the lowest; above all where none is free. */
function soonest(block: number): string {
  const turned = `(((free_blocks >> ${block}) | (free_blocks << ${BLOCKS - block})) & ${ALL_BLOCKS})`;
  return `CASE WHEN free_blocks = 0 THEN ${ALL_BLOCKS + 1} ELSE ${turned} & -${turned} END`;
}

/** Which four hours of the UTC week it is now: 0 to 41. */
function blockOfWeek(): number {
  const at = now().toZonedDateTimeISO('UTC');
  return (at.dayOfWeek - 1) * 6 + Math.floor(at.hour / 4);
}

function placeAfter(keys: readonly string[], after: Position, parameters: Parameters): string[] {
  const values = after.slice(1).map((value, index) => {
    const type = index === keys.length - 1 ? 'text' : 'bigint';
    return `${parameters.add(value)}::${type}`;
  });
  return [`(${keys.join(', ')}) > (${values.join(', ')})`];
}
