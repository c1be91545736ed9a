import pg from 'pg';
import { ENCRYPTED_PLACES, type EncryptedPlace } from '@/lib/encrypted-places';
import { EncryptionError, type KeyRing } from '@/lib/key-ring';
import { withClient } from '../postgres/roles';
import { Problem } from '../problem.mjs';

/** Rows that one transaction holds: few enough that nobody waits for them. */
const BATCH = 50;

export type Moved = {
  readonly table: string;
  readonly column: string;
  readonly moved: number;
  readonly already: number;
};

type Row = { readonly key: Record<string, string>; readonly text: string };

const name = (identifier: string): string => pg.escapeIdentifier(identifier);

/**
 * Encrypts with the current key of the ring whatever another key of it made. Each transaction moves a few rows, and
 * takes only what has not moved yet, so a run that was stopped is taken up by the next.
 *
 * @throws Problem `key_missing` before anything is changed, `text_unreadable` with the row that is damaged
 */
export async function rotateKeys(
  databaseUrl: string,
  ring: KeyRing,
  places: readonly EncryptedPlace[] = ENCRYPTED_PLACES,
): Promise<Moved[]> {
  return withClient(databaseUrl, async (client) => {
    for (const place of places) await requireKeys(client, ring, place);
    const moved: Moved[] = [];
    for (const place of places) moved.push(await rotatePlace(client, ring, place));
    return moved;
  });
}

async function requireKeys(client: pg.Client, ring: KeyRing, place: EncryptedPlace): Promise<void> {
  const { rows } = await client.query<{ id: string; count: number }>(
    `SELECT split_part(${name(place.column)}, '.', 2) AS id, count(*)::int AS count
       FROM ${name(place.table)} WHERE ${name(place.column)} IS NOT NULL GROUP BY 1 ORDER BY 1`,
  );
  const missing = rows.filter(({ id }) => !ring.has(id));
  if (missing.length === 0) return;
  const named = missing.map(({ id, count }) => `key ${id || '(none)'}: ${count}`).join(', ');
  throw new Problem(
    'key_missing',
    `${place.table}.${place.column} has texts of keys that are not configured (${named}). Nothing was changed.`,
    [
      'Add the key that made them to ENCRYPTION_KEYS_BEFORE: an id is the start of the SHA-256 of its 32 bytes.',
    ],
  );
}

async function rotatePlace(client: pg.Client, ring: KeyRing, place: EncryptedPlace): Promise<Moved> {
  const { table, column } = place;
  let moved = 0;
  for (let batch = BATCH; batch === BATCH; moved += batch) batch = await rotateBatch(client, ring, place);
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${name(table)} WHERE starts_with(${name(column)}, $1)`,
    [ring.currentHeader],
  );
  return { table, column, moved, already: (rows[0]?.count ?? moved) - moved };
}

/** @returns how many rows were moved */
async function rotateBatch(client: pg.Client, ring: KeyRing, place: EncryptedPlace): Promise<number> {
  const { table, column, key } = place;
  const named = key.map((each) => `'${each}', ${name(each)}::text`).join(', ');
  await client.query('BEGIN');
  try {
    const { rows } = await client.query<Row>(
      `SELECT json_build_object(${named}) AS key, ${name(column)} AS text FROM ${name(table)}
        WHERE NOT starts_with(${name(column)}, $1) ORDER BY ${key.map(name).join(', ')} LIMIT ${BATCH} FOR UPDATE`,
      [ring.currentHeader],
    );
    for (const row of rows) {
      const where = key.map((each, index) => `${name(each)}::text = $${index + 2}`).join(' AND ');
      await client.query(`UPDATE ${name(table)} SET ${name(column)} = $1 WHERE ${where}`, [
        again(ring, place, row),
        ...key.map((each) => row.key[each]),
      ]);
    }
    await client.query('COMMIT');
    return rows.length;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

function again(ring: KeyRing, { table, column, place }: EncryptedPlace, { key, text }: Row): string {
  try {
    return ring.encrypt(ring.decrypt(text, place(key)), place(key));
  } catch (error) {
    if (!(error instanceof EncryptionError)) throw error;
    const row = Object.values(key).join(', ');
    throw new Problem('text_unreadable', `${table}.${column} of (${row}) cannot be read: ${error.message}.`, [
      'What was moved before it stays moved. Restore or remove this row, and run this again.',
    ]);
  }
}
