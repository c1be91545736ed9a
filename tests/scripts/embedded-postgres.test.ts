import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensureCluster } from '@/scripts/postgres/cluster';
import { ensureDatabase, ensureRoles, withClient } from '@/scripts/postgres/roles';
import { localUrl } from '@/scripts/postgres/server';
import { identityOf } from '@/scripts/process-identity.mjs';
import { repositoryRoot, type ThrowawayCluster, throwawayCluster } from './throwaway-cluster';

let cluster: ThrowawayCluster;
beforeEach(async () => {
  cluster = await throwawayCluster();
});
afterEach(() => cluster.remove());

const postmaster = () =>
  Number(readFileSync(path.join(cluster.options.folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
const until = async (what: () => boolean, limitMs = 10_000) => {
  for (const end = Date.now() + limitMs; !what(); ) {
    expect(Date.now(), 'waited too long').toBeLessThan(end);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
const write = (url: string) =>
  withClient(url, (client) =>
    client.query('CREATE TABLE IF NOT EXISTS kept (id int); INSERT INTO kept VALUES (1)'),
  );
const count = (url: string) =>
  withClient(
    url,
    async (client) => (await client.query('SELECT count(*)::int AS rows FROM kept')).rows[0]?.rows,
  );

/** A start in a process of its own, which can be killed. */
async function startElsewhere(): Promise<{ pid: number; guard: number; kill: () => void }> {
  const script = `
    import { startServer } from ${JSON.stringify(path.join(repositoryRoot, 'scripts/postgres/server.ts'))};
    const options = JSON.parse(process.argv[1]);
    let guard;
    await startServer({ ...options, onOutput: () => {}, onStarted: (pid) => { guard = pid; } });
    console.log(guard);
    setInterval(() => {}, 1000);
  `;
  await ensureCluster(cluster.options);
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', script, JSON.stringify(cluster.options)],
    {
      cwd: repositoryRoot,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const guard = await new Promise<number>((resolve) =>
    child.stdout.once('data', (line) => resolve(Number(line))),
  );
  return { pid: child.pid ?? 0, guard, kill: () => child.kill('SIGKILL') };
}

test('a new cluster is safe: loopback, passwords, durable, UTF-8 whatever the system has', async () => {
  const server = await cluster.start({ durable: true });
  const settings = await withClient(server.urlOf('postgres'), async (client) => {
    const { rows } = await client.query(
      `SELECT current_setting('listen_addresses') AS addresses, current_setting('unix_socket_directories') AS sockets,
              current_setting('fsync') AS fsync, current_setting('server_encoding') AS encoding,
              current_setting('data_checksums') AS checksums, current_setting('TimeZone') AS zone,
              (SELECT bool_and(auth_method = 'scram-sha-256') FROM pg_hba_file_rules) AS scram,
              (SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = 'postgres') AS locale,
              upper('straße ñ') AS upper`,
    );
    return rows[0];
  });
  expect(settings).toEqual({
    addresses: '127.0.0.1',
    sockets: '',
    fsync: 'on',
    encoding: 'UTF8',
    checksums: 'on',
    zone: 'UTC',
    scram: true,
    locale: 'b C.UTF-8',
    upper: 'STRAßE Ñ',
  });
  await expect(
    withClient(localUrl(server.port, 'postgres', 'wrong', 'postgres'), async () => {}),
  ).rejects.toMatchObject({
    code: '28P01',
  });
});

test("the product's roles: an owner without special rights, and a login that cannot even see other databases", async () => {
  const server = await cluster.start();
  const passwords = { owner: 'owner password', cards: 'cards password' };
  for (let start = 0; start < 2; start += 1) {
    await ensureRoles(server.urlOf('postgres'), passwords);
    await ensureDatabase(server.urlOf('postgres'), 'monet');
    await ensureDatabase(server.urlOf('postgres'), 'other');
  }
  const owner = localUrl(server.port, 'monet', passwords.owner, 'monet');
  const { rows } = await withClient(owner, (client) =>
    client.query(
      'SELECT rolsuper, rolcreaterole, rolcreatedb, rolbypassrls FROM pg_roles WHERE rolname = current_user',
    ),
  );
  expect(rows).toEqual([{ rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false }]);
  await withClient(owner, (client) =>
    client.query('CREATE EXTENSION btree_gist; CREATE TABLE private (id int)'),
  );
  await withClient(localUrl(server.port, 'monet_cards', passwords.cards, 'monet'), async (client) => {
    await expect(client.query('SELECT * FROM private')).rejects.toMatchObject({ code: '42501' });
    await expect(client.query('CREATE TABLE mine (id int)')).rejects.toThrow();
    await client.query('SET default_transaction_read_only = off');
    await expect(client.query('CREATE TABLE mine (id int)')).rejects.toMatchObject({ code: '42501' });
  });
  await withClient(server.urlOf('postgres'), async (client) => {
    await client.query('CREATE DATABASE closed');
    await client.query('REVOKE ALL ON DATABASE closed FROM PUBLIC');
  });
  await expect(
    withClient(localUrl(server.port, 'monet_cards', passwords.cards, 'closed'), async () => {}),
  ).rejects.toMatchObject({
    code: '42501',
  });
});

test('killed in the middle, it tells, and starts again with everything that was committed', async () => {
  let crashed = false;
  const server = await cluster.start({
    durable: true,
    onCrash: () => {
      crashed = true;
    },
  });
  await write(server.urlOf('postgres'));
  process.kill(postmaster(), 'SIGKILL');
  await until(() => crashed);
  const again = await cluster.start();
  expect(await count(again.urlOf('postgres'))).toBe(1);
});

test('a parent that is killed takes the server with it, and the next start has the data', async () => {
  const parent = await startElsewhere();
  const pid = postmaster();
  await write(localUrl(cluster.options.port, 'postgres', cluster.options.superuserPassword, 'postgres'));
  parent.kill();
  await until(() => identityOf(pid) === undefined);
  const server = await cluster.start();
  expect(await count(server.urlOf('postgres'))).toBe(1);
});

test('a server that outlived even its guard is stopped by the next start', async () => {
  const parent = await startElsewhere();
  const pid = postmaster();
  await write(localUrl(cluster.options.port, 'postgres', cluster.options.superuserPassword, 'postgres'));
  process.kill(parent.guard, 'SIGKILL');
  parent.kill();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(identityOf(pid)).toBeDefined();
  const notices: string[] = [];
  const server = await cluster.start({ onNotice: (text) => notices.push(text) });
  expect(identityOf(pid)).toBeUndefined();
  expect(notices).toEqual([expect.stringContaining(String(pid))]);
  expect(await count(server.urlOf('postgres'))).toBe(1);
});

test('a pid file whose number belongs to another program now is no obstacle', async () => {
  const server = await cluster.start();
  await server.stop();
  writeFileSync(
    path.join(cluster.options.folder, 'postmaster.pid'),
    `${process.pid}\n${cluster.options.folder}\n1700000000\n5432\n\n127.0.0.1\n0 0\nready\n`,
  );
  const again = await cluster.start();
  expect(postmaster()).toBe(again.pid);
  expect(identityOf(process.pid)).toBeDefined();
});

test('a cluster whose making was interrupted is made again', async () => {
  const half = `${cluster.options.folder}.new-1234`;
  mkdirSync(half);
  writeFileSync(path.join(half, 'PG_VERSION'), '18');
  const server = await cluster.start();
  await withClient(server.urlOf('postgres'), (client) => client.query('SELECT 1'));
  const rest = readdirSync(path.dirname(cluster.options.folder)).filter(
    (name) => name.includes('.new-') && name.startsWith(path.basename(cluster.options.folder)),
  );
  expect(rest).toEqual([]);
});

test('a folder that is no cluster is left alone', async () => {
  mkdirSync(cluster.options.folder);
  writeFileSync(path.join(cluster.options.folder, 'something'), 'precious');
  await expect(cluster.start()).rejects.toMatchObject({ code: 'cluster_damaged' });
  expect(readFileSync(path.join(cluster.options.folder, 'something'), 'utf8')).toBe('precious');
});

test('without its programs the error names what is missing', async () => {
  const server = await cluster.start();
  await server.stop();
  const binaries = { ...cluster.options.binaries, postgres: '/nowhere/postgres' };
  await expect(cluster.start({ binaries })).rejects.toMatchObject({ code: 'postgres_broken' });
});

test('another password than the cluster has is a clear error, and the server does not stay behind', async () => {
  const server = await cluster.start();
  await server.stop();
  await expect(cluster.start({ superuserPassword: 'other' })).rejects.toMatchObject({
    code: 'database_password',
  });
  rmSync(path.join(cluster.options.folder, 'postmaster.opts'));
  const again = await cluster.start();
  expect(again.pid).toBeGreaterThan(0);
});
