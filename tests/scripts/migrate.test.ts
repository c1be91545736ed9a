import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { migrate } from '@/scripts/migrate';
import { withClient } from '@/scripts/postgres/roles';
import type { PostgresServer } from '@/scripts/postgres/server';
import { cardsLoginSql, checkGivenDatabase, ensureCardsLogin } from '@/scripts/start/given-database';
import { lastSeed, rememberSeed } from '@/scripts/start/seed';
import { markWorld } from '@/scripts/start/world-mark';
import { type ThrowawayCluster, throwawayCluster } from './throwaway-cluster';

let cluster: ThrowawayCluster;
let server: PostgresServer;
let folder: string;
let url: string;
let databases = 0;

beforeAll(async () => {
  cluster = await throwawayCluster();
  server = await cluster.start();
});
afterAll(() => cluster.remove());
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'monet-migrations-'));
  databases += 1;
  const name = `migrated_${databases}`;
  await withClient(server.urlOf('postgres'), (client) => client.query(`CREATE DATABASE ${name}`));
  url = server.urlOf(name);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, 'migration.sql'), sql);
}
const run = (queue = false) => migrate(url, { folder, queue });
const query = (sql: string) => withClient(url, async (client) => (await client.query(sql)).rows);

test('migrations are applied once, in order, and recorded as Prisma does', async () => {
  write('1_first', 'CREATE TABLE one (id int);');
  write('2_second', "ALTER TABLE one ADD name text; INSERT INTO one VALUES (1, 'x');");
  expect(await run()).toEqual({ applied: ['1_first', '2_second'] });
  expect(await run()).toEqual({ applied: [] });
  write('3_third', 'DROP TABLE one;');
  expect(await run()).toEqual({ applied: ['3_third'] });
  const rows = await query(
    `SELECT migration_name, length(checksum) AS checksum, finished_at >= started_at AS finished, rolled_back_at,
            logs, applied_steps_count, length(id) AS id FROM _prisma_migrations ORDER BY started_at`,
  );
  const recorded = {
    checksum: 64,
    finished: true,
    rolled_back_at: null,
    logs: null,
    applied_steps_count: 1,
    id: 36,
  };
  expect(rows).toEqual(
    ['1_first', '2_second', '3_third'].map((migration_name) => ({ migration_name, ...recorded })),
  );
});

test('several starts at once apply each migration once', async () => {
  write('1_slow', 'CREATE TABLE once (id int); INSERT INTO once VALUES (1); SELECT pg_sleep(0.3);');
  const results = await Promise.all([run(true), run(true), run(true), run(true)]);
  expect(results.flatMap((result) => result.applied)).toEqual(['1_slow']);
  expect(await query('SELECT count(*)::int AS rows FROM once')).toEqual([{ rows: 1 }]);
});

test('a migration that fails leaves nothing, and says where', async () => {
  write('1_good', 'CREATE TABLE good (id int);');
  write('2_bad', 'CREATE TABLE half (id int);\nINSERT INTO half VALUES (1);\nSELECT nonsense FROM half;\n');
  await expect(run()).rejects.toMatchObject({
    code: 'migration_failed',
    what: expect.stringMatching(/2_bad failed, line 3: column "nonsense" does not exist/),
  });
  expect(
    await query(`SELECT to_regclass('good') IS NOT NULL AS good, to_regclass('half') IS NOT NULL AS half`),
  ).toEqual([{ good: true, half: false }]);
  write('2_bad', 'CREATE TABLE half (id int);');
  expect(await run()).toEqual({ applied: ['2_bad'] });
});

test('a migration that was changed after it was applied is refused', async () => {
  write('1_first', 'CREATE TABLE one (id int);');
  await run();
  write('1_first', 'CREATE TABLE one (id bigint);');
  await expect(run()).rejects.toMatchObject({ code: 'migration_changed' });
});

test("the queue's tables come with it unless Redis carries the queue", async () => {
  await run(false);
  expect(await query(`SELECT to_regclass('bullmq.job') AS job`)).toEqual([{ job: null }]);
  await run(true);
  await run(true);
  expect(await query(`SELECT to_regclass('bullmq.job')::text AS job`)).toEqual([{ job: 'bullmq.job' }]);
});

test('a database belongs to the demo or to the real product, for good', async () => {
  await markWorld(url, 'demo', true);
  await markWorld(url, 'demo', true);
  await expect(markWorld(url, 'production', true)).rejects.toMatchObject({ code: 'world_mismatch' });
  await markWorld(url, 'demo', true);
});

test('a seed that ran to its end on this database is remembered with it', async () => {
  await markWorld(url, 'demo', true);
  expect(await lastSeed(url)).toBeUndefined();
  await rememberSeed(url, 'one');
  await rememberSeed(url, 'two');
  expect(await lastSeed(url)).toBe('two');
});

test('a server that is not there, or a login that is wrong, is a clear error', async () => {
  await checkGivenDatabase(url);
  await expect(checkGivenDatabase('postgresql://u:secret@127.0.0.1:1/x')).rejects.toMatchObject({
    code: 'database_unreachable',
    wayOut: expect.not.arrayContaining([expect.stringContaining('secret')]),
  });
  const wrong = new URL(url);
  wrong.password = 'wrong';
  await expect(checkGivenDatabase(wrong.href)).rejects.toMatchObject({ code: 'database_unreachable' });
});

test("on a server of one's own the login for cards is made, or asked for with the SQL", async () => {
  const login = new URL(url);
  [login.username, login.password] = ['tenant', 'tenant'];
  await query(`CREATE ROLE tenant LOGIN PASSWORD 'tenant'`);

  const refused = ensureCardsLogin(login.href, 'made here');
  await expect(refused).rejects.toMatchObject({ code: 'cards_login_needed' });
  const wayOut: string[] = await refused.catch((error) => error.wayOut);
  for (const line of cardsLoginSql(login.pathname.slice(1))) expect(wayOut.join('\n')).toContain(line);

  await query('ALTER ROLE tenant CREATEROLE');
  await query(`GRANT CONNECT ON DATABASE ${login.pathname.slice(1)} TO tenant WITH GRANT OPTION`);
  const cardsUrl = await ensureCardsLogin(login.href, 'made here');
  expect(await ensureCardsLogin(login.href, 'made here')).toBe(cardsUrl);
  await withClient(cardsUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT pg_has_role(current_user, 'monet_cards_reader', 'usage') AS reader`,
    );
    expect(rows).toEqual([{ reader: true }]);
  });
  await expect(ensureCardsLogin(login.href, 'another')).rejects.toMatchObject({ code: 'cards_login_needed' });
});

test('the SQL that is shown works', async () => {
  const name = new URL(url).pathname.slice(1);
  const sql = cardsLoginSql(name).join('\n').replaceAll('monet_cards', 'shown_cards');
  await query(sql);
  const login = new URL(url);
  [login.username, login.password] = ['shown_cards', '<password>'];
  await withClient(login.href, (client) => client.query('SELECT 1'));
});
