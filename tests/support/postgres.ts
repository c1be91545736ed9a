import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { guardDatabase, withClient } from '@/scripts/postgres/roles';
import type { TestServer } from './postgres-setup';

/** A migrated, empty database for one test file. */
export type TestDatabase = {
  /** The owner's connection string: what the product gets as DATABASE_URL. */
  readonly url: string;
  /** The login that may read "ListingCardView" only: CARDS_DATABASE_URL. */
  readonly cardsUrl: string;
  /** Removes the database and ends every connection to it. Close your own pools before. */
  drop(): Promise<void>;
};

/**
 * Clones the migrated template, in some 50 ms. Call it in `beforeAll` and `drop()` in `afterAll`; files that
 * run at the same time never see each other's rows.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('testServer');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withClient(server.adminUrl, async (client) => {
    const owner = client.escapeIdentifier(server.owner.user);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${server.template} OWNER ${owner}`);
    await guardDatabase(client, name, server.cards.user);
  });
  return {
    url: urlFor(server, name, server.owner),
    cardsUrl: urlFor(server, name, server.cards),
    drop: () =>
      withClient(server.adminUrl, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

function urlFor(server: TestServer, database: string, login: TestServer['owner']): string {
  const url = new URL(server.adminUrl);
  url.username = encodeURIComponent(login.user);
  url.password = encodeURIComponent(login.password);
  url.pathname = `/${database}`;
  return url.href;
}
