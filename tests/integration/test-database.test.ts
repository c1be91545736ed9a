import { afterAll, beforeAll, expect, test } from 'vitest';
import { withClient } from '@/scripts/postgres/roles';
import { createTestDatabase, type TestDatabase } from '../support/postgres';

let one: TestDatabase;
let other: TestDatabase;

beforeAll(async () => {
  [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
});

afterAll(async () => {
  await Promise.all([one.drop(), other.drop()]);
});

test('a clone is migrated, and its owner is not a superuser', async () => {
  const rows = await withClient(one.url, async (client) => {
    const found = await client.query(
      `SELECT (SELECT count(*)::int FROM _prisma_migrations) AS migrations,
              to_regclass('bullmq.job') IS NOT NULL AS queue,
              (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser,
              current_setting('server_version_num')::int / 10000 AS major`,
    );
    return found.rows[0];
  });
  expect(rows).toMatchObject({ queue: true, superuser: false, major: 18 });
  expect(rows.migrations).toBeGreaterThan(0);
});

test('what is written to one clone is not in the other', async () => {
  await withClient(one.url, (client) => client.query('CREATE TABLE only_here (id int)'));
  const there = await withClient(other.url, (client) =>
    client.query(`SELECT to_regclass('only_here') AS found`),
  );
  expect(there.rows[0].found).toBeNull();
});

test('the login for cards reads the view and no table', async () => {
  await withClient(one.cardsUrl, async (client) => {
    await expect(client.query('SELECT * FROM "ListingCardView"')).resolves.toMatchObject({ rowCount: 0 });
    const { rows } = await client.query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
          AND has_schema_privilege(n.oid, 'USAGE')
          AND (has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE')
            OR has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE'))`,
    );
    expect(rows.map((row) => row.name)).toEqual(['"ListingCardView"']);
    await expect(client.query('CREATE TABLE mine (id int)')).rejects.toThrow(/permission denied|read-only/);
  });
});
