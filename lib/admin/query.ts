import { z } from 'zod';
import { invariant } from '@/lib/domain/invariant';
import { decodePosition, encodePosition, type Position, sortName } from './position';
import type { AdminColumn, AdminTable, Sort } from './table';

export const PAGE_SIZES = [25, 50, 100] as const;

/** Which rows of a table, and in which order. */
export type RowChoice = {
  /** Words that must all occur in a row; empty for no search. */
  readonly text: string;
  /** From the beginning of this day in UTC: `2026-11-16`. */
  readonly since: string | null;
  /** Filter name -> the values chosen; a filter that is not set is not in it. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly sort: Sort;
};

/** One page of them: after a position, before one, or from the beginning. */
export type TableQuery = RowChoice & {
  readonly rows: number;
  readonly after: Position | null;
  readonly before: Position | null;
};

type Given = Readonly<Record<string, string | undefined>>;

const MAX_SEARCH = 200;
const cursor = z.string().max(1200).optional();

/** What an export takes: search, since, the table's filters, and the order. */
export function choiceSchema(table: AdminTable) {
  const filters = table.filters.map(({ name, label, options }) => {
    const values = options.map((option) => option.value);
    const list = z
      .string()
      .optional()
      .refine((text) => text === undefined || text.split(',').every((value) => values.includes(value)), {
        message: `Give one or more of: ${values.join(', ')}; with commas between.`,
      })
      .meta({ description: `${label}: one or more of ${values.join(', ')}; with commas between.` });
    return [name, list] as const;
  });
  return z.object({
    q: z.string().max(MAX_SEARCH, `Search for ${MAX_SEARCH} characters or fewer.`).optional(),
    since: z.iso.date('Give a day, such as 2026-11-16.').optional(),
    sort: z.enum(sortNames(table)).optional(),
    ...Object.fromEntries(filters),
  });
}

function pageSchema(table: AdminTable) {
  const sizes = PAGE_SIZES.map(String);
  return choiceSchema(table).extend({ rows: z.enum(sizes).optional(), cursor, before: cursor });
}

/** The choice that parameters which passed `choiceSchema` make. */
export function choiceOf(table: AdminTable, given: Given): RowChoice {
  const filters = table.filters.flatMap(({ name }) => {
    const chosen = given[name]?.split(',').filter(Boolean) ?? [];
    return chosen.length > 0 ? [[name, chosen] as const] : [];
  });
  return {
    text: given.q?.trim() ?? '',
    since: given.since ?? null,
    filters: Object.fromEntries(filters),
    sort: given.sort ? sortOf(given.sort) : table.sort,
  };
}

/**
 * The page that an address asks for. Parameters that mean nothing (an old link, a typing error) are left out and
 * named, so that the page can say so.
 */
export function pageQuery(
  table: AdminTable,
  searchParams: Readonly<Record<string, string | string[] | undefined>>,
): { query: TableQuery; ignored: readonly string[] } {
  const given = present(searchParams);
  const ignored = new Set<string>();
  const parsed = pageSchema(table).safeParse(given);
  for (const issue of parsed.error?.issues ?? []) ignored.add(String(issue.path[0]));
  for (const name of ignored) delete given[name];
  const choice = choiceOf(table, given);
  const position = (field: 'cursor' | 'before'): Position | null => {
    const text = given[field];
    if (text === undefined) return null;
    try {
      return decodePosition(text, sortColumn(table, choice.sort), choice.sort, field);
    } catch {
      ignored.add(field);
      return null;
    }
  };
  const query = {
    ...choice,
    rows: Number(given.rows ?? PAGE_SIZES[0]),
    after: position('cursor'),
    before: position('before'),
  };
  return { query, ignored: [...ignored] };
}

/** The parameters of an address that lead to this page again; those that say nothing are left out. */
export function paramsOf(table: AdminTable, query: TableQuery): Record<string, string> {
  const { text, since, filters, sort, rows, after, before } = query;
  return {
    ...(text && { q: text }),
    ...(since && { since }),
    ...Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, values.join(',')])),
    ...(sortName(sort) !== sortName(table.sort) && { sort: sortName(sort) }),
    ...(rows !== PAGE_SIZES[0] && { rows: String(rows) }),
    ...(after && { cursor: encodePosition(sort, after) }),
    ...(before && { before: encodePosition(sort, before) }),
  };
}

/** The column that a sort names. */
export function sortColumn(table: AdminTable, sort: Sort): AdminColumn {
  const column = table.columns.find((each) => each.key === sort.key);
  invariant(column, `${table.name} has a column ${sort.key}`);
  return column;
}

function sortNames(table: AdminTable): string[] {
  const keys = table.columns.filter((column) => column.sorts).map((column) => column.key);
  return keys.flatMap((key) => [key, `-${key}`]);
}

function sortOf(name: string): Sort {
  return name.startsWith('-') ? { key: name.slice(1), descending: true } : { key: name, descending: false };
}

/** The parameters that say something, each once; one that is given more often becomes a list with commas. */
function present(given: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const entries = Object.entries(given).map(([name, value]) => [name, [value ?? []].flat().join(',')]);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}
