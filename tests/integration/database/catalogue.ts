import type pg from 'pg';
import type { Column, Shape } from './prisma-schema';

type ColumnRow = Column & { table: string };
type KeyRow = { table: string; kind: 'p' | 'u' | 'f'; columns: string };

/**
 * Reads what is in the schema `public` of a database, as PostgreSQL's own catalogue says it. Of the indexes only what
 * Prisma can say: the unique ones on whole columns and all rows.
 */
export async function readCatalogue(client: pg.ClientBase): Promise<Shape> {
  const { rows: columns } = await client.query<ColumnRow>(`
    SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
           a.attnotnull AS required, a.attidentity <> '' AS identity, a.atthasdef AS "hasDefault"
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
     ORDER BY c.relname, a.attnum`);
  const { rows: keys } = await client.query<KeyRow>(`
    SELECT c.relname AS table, CASE WHEN i.indisprimary THEN 'p' ELSE 'u' END AS kind,
           (SELECT string_agg(a.attname, ',' ORDER BY k.place)
              FROM unnest(i.indkey) WITH ORDINALITY k(attnum, place)
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum) AS columns
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL
    UNION ALL
    SELECT c.conrelid::regclass::text, 'f', format('%s -> %s(%s)',
           (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(c.conkey) WITH ORDINALITY k(attnum, place)
              JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum),
           c.confrelid::regclass,
           (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(c.confkey) WITH ORDINALITY k(attnum, place)
              JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.attnum))
      FROM pg_constraint c WHERE c.connamespace = 'public'::regnamespace AND c.contype = 'f'`);
  const { rows: enums } = await client.query<{ name: string; values: string }>(`
    SELECT t.typname AS name, string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder) AS values
      FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid
     WHERE t.typnamespace = 'public'::regnamespace GROUP BY t.typname`);
  const keysOf = (table: string, kind: KeyRow['kind']) =>
    keys
      .filter((key) => key.table === table && key.kind === kind)
      .map((key) => key.columns)
      .sort();
  const names = [...new Set(columns.map((column) => column.table))];
  return {
    tables: new Map(
      names.map((table) => [
        table,
        {
          columns: new Map(
            columns
              .filter((column) => column.table === table)
              .map(({ table: _, ...column }) => [column.name, column]),
          ),
          primaryKey: keysOf(table, 'p').join(),
          uniques: keysOf(table, 'u'),
          references: keysOf(table, 'f'),
        },
      ]),
    ),
    enums: new Map(enums.map(({ name, values }) => [name, values])),
  };
}
