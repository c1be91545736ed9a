import type { Authorised } from '@/lib/access';
import { db } from '@/lib/db';
import type { Prisma } from '@/prisma/generated/client/client';
import { encodePosition, type Position } from './position';
import type { RowChoice, TableQuery } from './query';
import { beyond, ROW_KEY, SORT_VALUE, selectRows, summarise } from './statement';
import type { AdminTable, Cell } from './table';

/** Column key -> value; under `ROW_KEY` what tells it from every other row. */
export type AdminRow = Readonly<Record<string, Cell>>;

export type TablePage = {
  readonly rows: readonly AdminRow[];
  /** How many rows are chosen, on all pages. */
  readonly count: number;
  /** The place of the first row of this page among them, from 1; 0 when there are none. */
  readonly first: number;
  /** Sums in cents over all of them, by column. */
  readonly sums: Readonly<Record<string, number>>;
  /** Cursors of the pages beside this one: `before` for the one in front, `cursor` for the one behind. */
  readonly previous: string | null;
  readonly next: string | null;
};

/** A row as the database gives it. */
export type RawRow = Readonly<Record<string, unknown>>;

/** One page of a table, with the sums over all of its pages. */
export async function readTable(
  actor: Authorised<'admin.read'>,
  table: AdminTable,
  query: TableQuery,
): Promise<TablePage> {
  const raws = await readPage(table, query);
  const [first, last] = [raws[0], raws.at(-1)];
  const cut = query.after ?? query.before;
  // Rows may have gone since the page was linked: then it is the first page that is meant.
  const short = query.before !== null && raws.length < query.rows;
  if (cut && (!first || short)) return readTable(actor, table, { ...query, after: null, before: null });

  const summary = await summaryOf(table, query, cut && first ? positionOf(first) : null);
  const before = Number(summary.before);
  const count = Number(summary.count);
  const summed = table.columns.filter((column) => column.sums);
  return {
    rows: raws.map((raw) => rowOf(table, raw)),
    count,
    first: first ? before + 1 : 0,
    sums: Object.fromEntries(summed.map(({ key }) => [key, Number(summary[key])])),
    previous: first && before > 0 ? encodePosition(query.sort, positionOf(first)) : null,
    next: last && before + raws.length < count ? encodePosition(query.sort, positionOf(last)) : null,
  };
}

/** The count and the sums of what is chosen, and how many rows stand before `first`. */
export async function summaryOf(
  table: AdminTable,
  choice: RowChoice,
  first: Position | null,
  client: Pick<Prisma.TransactionClient, '$queryRaw'> = db(),
): Promise<RawRow> {
  const [summary] = await client.$queryRaw<RawRow[]>(summarise(table, choice, first));
  return summary ?? {};
}

/** A raw row as values of our own. */
export function rowOf(table: AdminTable, raw: RawRow): AdminRow {
  const cells = table.columns.map(({ key }) => [key, cellOf(raw[key])] as const);
  return { ...Object.fromEntries(cells), [ROW_KEY]: String(raw[ROW_KEY]) };
}

async function readPage(table: AdminTable, query: TableQuery): Promise<RawRow[]> {
  const { after, before, rows: limit, sort } = query;
  if (!before) {
    const place = after ? { beyond: beyond(table, sort, after, false), limit } : { limit };
    return db().$queryRaw<RawRow[]>(selectRows(table, query, place));
  }
  const place = { beyond: beyond(table, sort, before, true), reversed: true, limit };
  return (await db().$queryRaw<RawRow[]>(selectRows(table, query, place))).reverse();
}

function positionOf(raw: RawRow): Position {
  const value = raw[SORT_VALUE];
  return { value: typeof value === 'string' ? value : null, rowKey: String(raw[ROW_KEY]) };
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'bigint' || typeof value === 'number' ? Number(value) : String(value);
}
