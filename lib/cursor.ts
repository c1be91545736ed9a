import { invalidFields } from './problem';

/** Opaque cursors of lists that are ordered by an instant and an id, newest first. */
export type Position = { readonly at: Date; readonly id: string };

export function encodeCursor(position: Position): string {
  return Buffer.from(`${position.at.getTime()}.${position.id}`).toString('base64url');
}

/** @throws AppError `invalid_fields` naming `cursor` */
export function decodeCursor(cursor: string): Position {
  const [, millis, id] = /^(\d{1,15})\.(\w{1,200})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!millis || !id) {
    throw invalidFields([
      { path: 'cursor', message: 'This is not a cursor of this list. Start without one.' },
    ]);
  }
  return { at: new Date(Number(millis)), id };
}

/** Cuts a page of `limit + 1` rows to `limit` and says where the next begins. */
export function page<Row>(rows: readonly Row[], limit: number, position: (row: Row) => Position) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(position(last)) : null };
}
