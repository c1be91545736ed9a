import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runMigrations } from 'bullmq';
import pg from 'pg';
import {
  type AppliedMigration,
  lineOf,
  type Migration,
  pendingMigrations,
  readMigrations,
} from './migrations/plan';
import { withClient } from './postgres/roles';
import { describeError, Problem } from './problem.mjs';

/** Prisma's own lock number, so that `prisma migrate` and this runner keep out of each other's way. */
const LOCK = 72_707_369;
const LOCK_PATIENCE_MS = 60_000;
/** Where BullMQ keeps its tables when there is no Redis. */
export const QUEUE_SCHEMA = 'bullmq';

const repositoryRoot = path.resolve(fileURLToPath(new URL('..', import.meta.url)));

/** The same columns as Prisma's schema engine makes. */
const historyTable = `
CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

export type MigrateOptions = {
  /** Folder of migrations; the repository's own by default. */
  readonly folder?: string;
  /** Whether BullMQ's tables are wanted; by default when REDIS_URL is not set. */
  readonly queue?: boolean;
};

/**
 * Brings the database up to this checkout: the SQL migrations, each in a transaction of its own, then BullMQ's
 * tables unless Redis carries the queue. Safe to run from several processes at once: one waits for the other.
 *
 * @param databaseUrl a login that owns the database
 * @returns the names applied now, in order; empty when nothing was left to do
 * @throws Problem when history and repository disagree or a statement fails (that migration leaves nothing)
 */
export async function migrate(
  databaseUrl: string,
  options: MigrateOptions = {},
): Promise<{ applied: string[] }> {
  const known = readMigrations(options.folder ?? path.join(repositoryRoot, 'prisma', 'migrations'));
  const applied = await withClient(databaseUrl, async (client) => {
    await takeTurn(client);
    await client.query(historyTable);
    const pending = pendingMigrations(known, await readHistory(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  });
  if (options.queue ?? !process.env.REDIS_URL) {
    await withClient(databaseUrl, (client) => runMigrations(client, QUEUE_SCHEMA));
  }
  return { applied };
}

/** Takes the advisory lock; it goes with the connection. */
async function takeTurn(client: pg.Client): Promise<void> {
  const until = Date.now() + LOCK_PATIENCE_MS;
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      LOCK,
    ]);
    if (rows[0]?.taken) return;
    if (Date.now() > until) {
      throw new Problem(
        'migration_locked',
        'Another process has been migrating this database for over a minute.',
        ["Wait for it, or find it with: SELECT pid FROM pg_locks WHERE locktype = 'advisory'"],
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function readHistory(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished,
            rolled_back_at IS NOT NULL AS "rolledBack"
       FROM _prisma_migrations ORDER BY started_at`,
  );
  return rows;
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    if (!(error instanceof pg.DatabaseError)) throw error;
    const at = error.position ? `, line ${lineOf(migration.sql, Number(error.position))}` : '';
    throw new Problem(
      'migration_failed',
      `The migration ${migration.name} failed${at}: ${error.message}`,
      [
        ...(error.code === '42501'
          ? [
              'The login of DATABASE_URL lacks a right. Use the owner of the database, who may also create roles.',
            ]
          : ['Nothing of it was applied. Correct it and start again.']),
      ],
      [error.detail, error.hint].filter(Boolean).join('\n'),
    );
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const url = process.env.DATABASE_URL;
  try {
    if (!url)
      throw new Problem('no_database', 'DATABASE_URL is not set.', 'Set it to the database to migrate.');
    const { applied } = await migrate(url);
    console.log(applied.length === 0 ? 'Nothing to apply.' : `Applied: ${applied.join(', ')}`);
  } catch (error) {
    console.error(describeError(error));
    process.exitCode = 1;
  }
}
