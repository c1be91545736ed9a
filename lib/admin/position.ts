import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { invalidFields } from '@/lib/problem';
import type { AdminColumn, Sort } from './table';

/**
 * Where a row stands in a table that is sorted by any column, to the microsecond where that is an instant
 * (`lib/cursor.ts` knows instants only, to the millisecond).
 */
export type Position = {
  /** What it is sorted by, as text; null for rows that have none, which stand at the end in both directions. */
  readonly value: string | null;
  readonly rowKey: string;
};

const written = z.tuple([z.string(), z.string().max(500).nullable(), z.string().max(200)]);

/** The opaque cursor of a position under a sort. */
export function encodePosition(sort: Sort, { value, rowKey }: Position): string {
  return Buffer.from(JSON.stringify([sortName(sort), value, rowKey])).toString('base64url');
}

/**
 * Reads a cursor.
 * @param field the parameter it came in, for the refusal
 * @throws AppError `invalid_fields` when it is none, or of a table that is sorted otherwise
 */
export function decodePosition(cursor: string, column: AdminColumn, sort: Sort, field: string): Position {
  const parsed = written.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  const [name, value, rowKey] = parsed.success ? parsed.data : ['', null, ''];
  const fits = value === null || isValueOf(column, value);
  if (!parsed.success || name !== sortName(sort) || !fits || !/^[\w/]+$/.test(rowKey)) {
    throw invalidFields([
      { path: field, message: 'This is no cursor of this table and order. Leave it out.' },
    ]);
  }
  return { value, rowKey };
}

/** As it stands in an address: `net`, or `-net` for the largest first. */
export function sortName({ key, descending }: Sort): string {
  return descending ? `-${key}` : key;
}

function isValueOf({ kind }: AdminColumn, value: string): boolean {
  if (kind === 'money' || kind === 'number') return /^-?\d{1,18}$/.test(value);
  if (kind !== 'instant') return true;
  try {
    return /^\d{4}-/.test(value) && Boolean(Temporal.Instant.from(value));
  } catch {
    return false;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
