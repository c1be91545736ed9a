import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '@/scripts/migrate';
import { freePort } from '@/scripts/ports';
import { ensureCluster } from '@/scripts/postgres/cluster';
import { findPlace } from '@/scripts/postgres/place';
import {
  CARDS_LOGIN,
  CARDS_READER,
  ensureDatabase,
  ensureRoles,
  OWNER,
  withClient,
} from '@/scripts/postgres/roles';
import { localUrl, type PostgresServer, startServer } from '@/scripts/postgres/server';

const repositoryRoot = path.resolve(import.meta.dirname, '../..');

/** What a test file needs to make databases of its own; handed from here to there by vitest. */
export type TestServer = {
  /** A login that may create databases, on the maintenance database. */
  readonly adminUrl: string;
  /** The database that is cloned: migrated, empty. */
  readonly template: string;
  readonly owner: { readonly user: string; readonly password: string };
  readonly cards: { readonly user: string; readonly password: string };
};

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** vitest's global setup of the projects that use a database: one throw-away server for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const own = process.env.TEST_DATABASE_URL;
  const { server, teardown } = own ? await prepareGiven(own) : await prepareEmbedded();
  project.provide('testServer', server);
  return teardown;
}

type Prepared = { server: TestServer; teardown: () => Promise<void> };

async function prepareEmbedded(): Promise<Prepared> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'monet-test-'));
  // Made by root, PostgreSQL runs as another account, which has to pass through.
  chmodSync(folder, 0o711);
  const place = findPlace(repositoryRoot, folder, path.basename(folder));
  const passwords = { superuser: secret(), owner: secret(), cards: secret() };
  const cluster = {
    binaries: place.binaries,
    folder: place.cluster,
    account: place.account,
    superuserPassword: passwords.superuser,
    durable: false,
  };
  let postgres: PostgresServer;
  let log = '';
  try {
    await ensureCluster(cluster);
    postgres = await startServer({
      ...cluster,
      port: await freePort(),
      removeAfter: [place.cluster, folder],
      onOutput: (text) => {
        log = (log + text).slice(-4_000);
      },
      onCrash: () => process.stderr.write(`The test database stopped by itself:\n${log}\n`),
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  const template = 'monet_template';
  try {
    await ensureRoles(postgres.urlOf('postgres'), passwords);
    await ensureDatabase(postgres.urlOf('postgres'), template);
    await migrate(localUrl(postgres.port, OWNER, passwords.owner, template), { queue: true });
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  return {
    server: {
      adminUrl: postgres.urlOf('postgres'),
      template,
      owner: { user: OWNER, password: passwords.owner },
      cards: { user: CARDS_LOGIN, password: passwords.cards },
    },
    teardown: () => postgres.stop(),
  };
}

/** A server of one's own: its login must be allowed to create databases and roles. */
async function prepareGiven(adminUrl: string): Promise<Prepared> {
  const { username, password } = new URL(adminUrl);
  const owner = { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  const cards = { user: `monet_cards_${secret().slice(0, 8).toLowerCase()}`, password: secret() };
  const template = `monet_template_${secret().slice(0, 8).toLowerCase()}`;
  const url = new URL(adminUrl);
  url.pathname = `/${template}`;
  await withClient(adminUrl, async (client) => {
    await client.query(`CREATE DATABASE ${template}`);
    await client.query(`CREATE ROLE ${cards.user} LOGIN PASSWORD ${client.escapeLiteral(cards.password)}`);
    await client.query(`ALTER ROLE ${cards.user} SET default_transaction_read_only = on`);
  });
  const teardown = () =>
    withClient(adminUrl, async (client) => {
      await client.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
      await client.query(`DROP ROLE IF EXISTS ${cards.user}`);
    });
  try {
    await migrate(url.href, { queue: true });
    await withClient(adminUrl, async (client) => {
      const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [CARDS_READER]);
      if (rowCount) await client.query(`GRANT ${CARDS_READER} TO ${cards.user}`);
    });
  } catch (error) {
    await teardown();
    throw error;
  }
  return { server: { adminUrl, template, owner, cards }, teardown };
}

function secret(): string {
  return randomBytes(18).toString('hex');
}
