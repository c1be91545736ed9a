import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { invalidFields } from '@/lib/problem';

/** Where a page ended: the values that the list is ordered by, of its last item. */
export type Position = readonly (number | string)[];

/**
 * Writes the place where a page ended, signed, so that nobody can probe the list with places of their own, and
 * bound to its search.
 * @param search whatever must be the same on the next page
 */
export function writeCursor(search: string, position: Position): string {
  const payload = Buffer.from(JSON.stringify(position)).toString('base64url');
  return `${payload}.${signature(search, payload)}`;
}

/** @throws AppError `invalid_fields` naming `cursor`, when it was not written here for this search */
export function readCursor(search: string, cursor: string): Position {
  const [payload = '', given = '', ...rest] = cursor.split('.');
  const expected = Buffer.from(signature(search, payload));
  const presented = Buffer.from(given);
  if (rest.length > 0 || presented.length !== expected.length || !timingSafeEqual(presented, expected)) {
    throw invalidFields([
      { path: 'cursor', message: 'Not a cursor of this search. Start again without one.' },
    ]);
  }
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Position;
}

function signature(search: string, payload: string): string {
  const hash = createHmac('sha256', env().AUTH_SECRET).update(`cursor/${search}/${payload}`).digest();
  return hash.subarray(0, 16).toString('base64url');
}
