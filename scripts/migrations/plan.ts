import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../problem.mjs';

/** One migration in the repository. */
export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

/** One row of `_prisma_migrations`. */
export type AppliedMigration = {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
  readonly rolledBack: boolean;
};

/**
 * Reads `<folder>/<name>/migration.sql` in the order of the names. The checksum is Prisma's: SHA-256 of the
 * file's bytes, in hexadecimal.
 *
 * @throws Problem `migration_unreadable` for a folder without its file, `migration_has_transaction` for one
 *   that begins or ends transactions itself
 */
export function readMigrations(folder: string): Migration[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return names.map((name) => {
    const file = path.join(folder, name, 'migration.sql');
    if (!existsSync(file)) {
      throw new Problem('migration_unreadable', `The migration ${name} has no migration.sql.`, [
        `Restore ${file} from git, or remove the folder if it was never applied.`,
      ]);
    }
    const bytes = readFileSync(file);
    const sql = bytes.toString('utf8');
    if (/^\s*(BEGIN|START TRANSACTION|COMMIT|ROLLBACK)\s*;/im.test(sql)) {
      throw new Problem(
        'migration_has_transaction',
        `The migration ${name} begins or ends a transaction itself.`,
        ['Remove BEGIN and COMMIT: every migration runs in a transaction of its own.'],
      );
    }
    return { name, sql, checksum: createHash('sha256').update(bytes).digest('hex') };
  });
}

/**
 * What is left to apply, in order.
 *
 * @throws Problem when history and repository disagree: `migration_failed_before`, `migration_missing`,
 *   `migration_changed`, `migration_out_of_order`
 */
export function pendingMigrations(
  known: readonly Migration[],
  applied: readonly AppliedMigration[],
): Migration[] {
  const live = applied.filter((row) => !row.rolledBack);
  const unfinished = live.find((row) => !row.finished);
  if (unfinished) {
    throw new Problem(
      'migration_failed_before',
      `The migration ${unfinished.name} was begun and never finished.`,
      [
        'Bring the database into the state before or after it, then say which:',
        `npx prisma migrate resolve --rolled-back ${unfinished.name}   (or --applied)`,
      ],
    );
  }
  const byName = new Map(known.map((migration) => [migration.name, migration]));
  for (const row of live) {
    const migration = byName.get(row.name);
    if (!migration) {
      throw new Problem(
        'migration_missing',
        `The database has the migration ${row.name}, which this checkout lacks.`,
        ['Use the version of Monet that made this database, or a newer one.'],
      );
    }
    if (migration.checksum !== row.checksum) {
      throw new Problem(
        'migration_changed',
        `The migration ${row.name} was changed after it was applied here.`,
        [
          'Restore its migration.sql from git and put the change into a new migration.',
          'A database with nothing worth keeping can be removed instead.',
        ],
      );
    }
  }
  const done = new Set(live.map((row) => row.name));
  const pending = known.filter((migration) => !done.has(migration.name));
  const newest = [...done].sort().at(-1);
  const late = pending.find((migration) => newest !== undefined && migration.name < newest);
  if (late) {
    throw new Problem(
      'migration_out_of_order',
      `The migration ${late.name} sorts before ${newest}, which is applied.`,
      ['Rename it so that it comes last.'],
    );
  }
  return pending;
}

/** The line, from 1, that a character position (from 1, as PostgreSQL reports it) falls in. */
export function lineOf(sql: string, position: number): number {
  return sql.slice(0, Math.max(0, position - 1)).split('\n').length;
}
