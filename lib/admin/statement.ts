import { Prisma } from '@/prisma/generated/client/client';
import type { Position } from './position';
import { type RowChoice, sortColumn } from './query';
import type { AdminColumn, AdminTable, Sort } from './table';

/**
 * The SQL of a table. What stands in a table's definition is ours and goes in as it is; whatever comes from an
 * address goes in as a parameter.
 */

const raw = Prisma.raw;

/** Every column of the chosen rows under its key, in order, with what is needed to find the place again. */
export function selectRows(
  table: AdminTable,
  choice: RowChoice,
  place: { readonly beyond?: Prisma.Sql; readonly reversed?: boolean; readonly limit?: number } = {},
): Prisma.Sql {
  const column = sortColumn(table, choice.sort);
  const columns = table.columns.map(({ sql, key }) => `(${sql}) AS "${key}"`);
  const parts = [
    raw(`SELECT ${columns.join(', ')}, ${asText(column)} AS "${SORT_VALUE}",
                (${table.rowKey.sql})::text AS "${ROW_KEY}" FROM ${table.from} WHERE `),
    Prisma.join([whereOf(table, choice), ...(place.beyond ? [place.beyond] : [])], ' AND '),
    raw(orderBy(table, choice.sort, place.reversed ?? false)),
    ...(place.limit === undefined ? [] : [Prisma.sql` LIMIT ${place.limit}`]),
  ];
  return Prisma.join(parts, '');
}

/** How many rows are chosen, their sums, and how many of them stand before a position. */
export function summarise(table: AdminTable, choice: RowChoice, first: Position | null): Prisma.Sql {
  const sums = table.columns.filter((column) => column.sums);
  return Prisma.join(
    [
      raw('SELECT count(*)::int AS "count", '),
      raw(sums.map(({ sql, key }) => `coalesce(sum(${sql}), 0)::bigint AS "${key}", `).join('')),
      first
        ? Prisma.sql`(count(*) FILTER (WHERE ${beyond(table, choice.sort, first, true)}))::int`
        : raw('0'),
      raw(` AS "before" FROM ${table.from} WHERE `),
      whereOf(table, choice),
    ],
    '',
  );
}

/** Where the two columns of a row stand that tell its position. */
export const SORT_VALUE = '~sort';
export const ROW_KEY = '~key';

/**
 * The rows behind a position, or before it when `reversed`. Rows without a value stand at the end in both
 * directions.
 */
export function beyond(table: AdminTable, sort: Sort, position: Position, reversed: boolean): Prisma.Sql {
  const column = sortColumn(table, sort);
  const [value, key] = [raw(sortable(column)), raw(table.rowKey.sql)];
  const than = raw(sort.descending === reversed ? '>' : '<');
  const keyGiven = Prisma.sql`${position.rowKey}::text${raw(`::${table.rowKey.type}`)}`;
  if (position.value === null) {
    const among = Prisma.sql`(${value} IS NULL AND ${key} ${than} ${keyGiven})`;
    return reversed ? Prisma.sql`(${value} IS NOT NULL OR ${among})` : among;
  }
  const valueGiven = Prisma.sql`${position.value}::text${raw(castOf(column))}`;
  const further = Prisma.sql`(${value}, ${key}) ${than} (${valueGiven}, ${keyGiven})`;
  return reversed ? further : Prisma.sql`(${further} OR ${value} IS NULL)`;
}

function whereOf(table: AdminTable, { text, since, filters }: RowChoice): Prisma.Sql {
  const words = text.split(/\s+/).filter(Boolean);
  const sinceColumn = table.columns.find((column) => column.key === table.since);
  const conditions = [
    ...words.map((word) => occurs(table, word)),
    ...(since && sinceColumn
      ? [Prisma.sql`${raw(sinceColumn.sql)} >= ${`${since}T00:00:00Z`}::timestamptz`]
      : []),
    ...table.filters.flatMap(({ name, sql }) => {
      const chosen = filters[name];
      return chosen ? [Prisma.sql`(${raw(sql)})::text IN (${Prisma.join([...chosen])})`] : [];
    }),
  ];
  return conditions.length > 0 ? Prisma.join(conditions, ' AND ') : raw('true');
}

function occurs(table: AdminTable, word: string): Prisma.Sql {
  const pattern = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return Prisma.sql`(${Prisma.join(
    table.searched.map((sql) => Prisma.sql`${raw(sql)} ILIKE ${pattern}`),
    ' OR ',
  )})`;
}

function orderBy(table: AdminTable, sort: Sort, reversed: boolean): string {
  const direction = sort.descending === reversed ? 'ASC' : 'DESC';
  const nulls = reversed ? 'NULLS FIRST' : 'NULLS LAST';
  return ` ORDER BY ${sortable(sortColumn(table, sort))} ${direction} ${nulls}, ${table.rowKey.sql} ${direction}`;
}

/** Names sort as people read them, whatever the case of their letters. */
function sortable({ kind, sql }: AdminColumn): string {
  return kind === 'text' ? `lower(${sql})` : `(${sql})`;
}

function castOf({ kind }: AdminColumn): string {
  if (kind === 'instant') return '::timestamptz';
  return kind === 'money' || kind === 'number' ? '::bigint' : '';
}

function asText(column: AdminColumn): string {
  const sql = sortable(column);
  return column.kind === 'instant'
    ? `to_char(${sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    : `${sql}::text`;
}
