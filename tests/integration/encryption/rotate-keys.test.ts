import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { secretPlace } from '@/lib/accounts/second-step/secret-place';
import { addressPlace } from '@/lib/availability/addresses/place';
import { tokenPlace } from '@/lib/availability/token-place';
import { ENCRYPTED_PLACES } from '@/lib/encrypted-places';
import { KeyRing } from '@/lib/key-ring';
import { rotateKeys } from '@/scripts/rotate-keys/rotate';
import { createTestDatabase, type TestDatabase } from '@/tests/support/postgres';

const newKey = () => randomBytes(32).toString('base64');
const [first, second, third] = [newKey(), newKey(), newKey()];
const PEOPLE = 120;
/** In the order in which they are moved. */
const person = (index: number) => `us_${String(index).padStart(16, '0')}`;
const address = (index: number) => `ca_${String(index).padStart(16, '0')}`;

let database: TestDatabase;
let client: pg.Client;

beforeEach(async () => {
  database = await createTestDatabase();
  client = new pg.Client(database.url);
  await client.connect();
  const ring = new KeyRing(first);
  for (let index = 0; index < PEOPLE; index++) {
    const id = person(index);
    await client.query(
      `INSERT INTO users (id, email, password_hash, role, name, zone, created_at, email_verified_at)
       VALUES ($1, $1 || '@example.com', 'none', 'candidate', 'Ada', 'Europe/London', now(), now())`,
      [id],
    );
    await client.query(
      `INSERT INTO calendar_connections
       VALUES ($1, 'google', 'ada@example.com', 'connected', $2, '{}', now())`,
      [id, ring.encrypt(`token of ${id}`, tokenPlace(id))],
    );
    await client.query(
      `INSERT INTO calendar_addresses (id, user_id, name, address_encrypted, created_at)
       VALUES ($1, $2, 'Work', $3, now())`,
      [address(index), id, ring.encrypt(`address of ${id}`, addressPlace(id, address(index)))],
    );
    await client.query(
      'INSERT INTO totp_secrets (user_id, secret_encrypted, created_at) VALUES ($1, $2, now())',
      [id, ring.encrypt(`secret of ${id}`, secretPlace(id))],
    );
  }
});

afterEach(async () => {
  await client.end();
  await database.drop();
});

/** What the tokens say to somebody who has these keys; the code of the refusal where they say nothing. */
async function readWith(ring: KeyRing): Promise<Set<string>> {
  const { rows } = await client.query(
    `SELECT user_id, 'token' AS what, refresh_token_encrypted AS text FROM calendar_connections
     UNION ALL SELECT user_id, 'secret', secret_encrypted FROM totp_secrets
     UNION ALL SELECT user_id, id, address_encrypted FROM calendar_addresses`,
  );
  return new Set(
    rows.map(({ user_id, what, text }) => {
      const [place, kind] = what.startsWith('ca_')
        ? [addressPlace(user_id, what), 'address']
        : [what === 'token' ? tokenPlace(user_id) : secretPlace(user_id), what];
      try {
        return ring.decrypt(text, place) === `${kind} of ${user_id}` ? 'read' : 'wrong';
      } catch (error) {
        return error instanceof Error && 'code' in error ? String(error.code) : 'fault';
      }
    }),
  );
}

const figures = (moved: number, already: number, secrets = { moved, already }) => [
  { table: 'calendar_connections', column: 'refresh_token_encrypted', moved, already },
  { table: 'calendar_addresses', column: 'address_encrypted', ...secrets },
  { table: 'totp_secrets', column: 'secret_encrypted', ...secrets },
];

test('everything moves to the new key, once, and the old one is not needed any more', async () => {
  const ring = new KeyRing(second, first);
  expect(await readWith(ring)).toEqual(new Set(['read']));
  expect(await rotateKeys(database.url, ring)).toEqual(figures(PEOPLE, 0));
  expect(await readWith(new KeyRing(second))).toEqual(new Set(['read']));
  expect(await readWith(new KeyRing(first))).toEqual(new Set(['unknown_key']));
  expect(await rotateKeys(database.url, ring)).toEqual(figures(0, PEOPLE));
});

test('a missing key is named, and nothing is changed', async () => {
  await expect(rotateKeys(database.url, new KeyRing(second, third))).rejects.toMatchObject({
    code: 'key_missing',
    message: expect.stringMatching(/key [0-9a-f]{8}: 120\)\. Nothing was changed/),
  });
  expect(await readWith(new KeyRing(first))).toEqual(new Set(['read']));
});

test('a run that stops half-way is taken up by the next', async () => {
  await client.query(
    `UPDATE calendar_connections SET refresh_token_encrypted = refresh_token_encrypted || 'AAAA'
      WHERE user_id = $1`,
    [person(70)],
  );
  const ring = new KeyRing(second, first);
  await expect(rotateKeys(database.url, ring)).rejects.toMatchObject({
    code: 'text_unreadable',
    message: expect.stringContaining(`(${person(70)}, google)`),
  });
  // The batch before it stays; the one that it stood in is as it was.
  expect(await readWith(new KeyRing(second))).toEqual(new Set(['read', 'unknown_key']));
  await client.query('DELETE FROM calendar_connections WHERE user_id = $1', [person(70)]);
  expect(await rotateKeys(database.url, ring)).toEqual(
    figures(PEOPLE - 51, 50, { moved: PEOPLE, already: 0 }),
  );
  expect(await readWith(new KeyRing(second))).toEqual(new Set(['read']));
});

test('a token that is renewed meanwhile is not overwritten with the old one', async () => {
  const other = new pg.Client(database.url);
  await other.connect();
  const ring = new KeyRing(second, first);
  await other.query('BEGIN');
  await other.query(`UPDATE calendar_connections SET refresh_token_encrypted = $1 WHERE user_id = $2`, [
    new KeyRing(first).encrypt('renewed', tokenPlace(person(1))),
    person(1),
  ]);
  const rotated = rotateKeys(database.url, ring);
  await expect
    .poll(async () => {
      const { rows } = await client.query(`SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted`);
      return rows[0].n;
    })
    .toBeGreaterThan(0);
  await other.query('COMMIT');
  await other.end();
  await rotated;
  const { rows } = await client.query(
    `SELECT refresh_token_encrypted AS text FROM calendar_connections WHERE user_id = $1`,
    [person(1)],
  );
  expect(ring.decrypt(rows[0].text, tokenPlace(person(1)))).toBe('renewed');
});

test('every column that says it is encrypted is in the table of places', async () => {
  const { rows } = await client.query(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name ~ 'encrypted|cipher|sealed'`,
  );
  expect(rows.map(({ name }) => name).sort()).toEqual(
    ENCRYPTED_PLACES.map(({ table, column }) => `${table}.${column}`).sort(),
  );
});
