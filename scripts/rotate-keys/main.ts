import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EncryptionError, KeyRing } from '@/lib/key-ring';
import { repositoryRoot } from '../bootstrap.mjs';
import { Problem } from '../problem.mjs';
import { say } from '../say.mjs';
import { readSettings, type Settings } from '../start/settings';
import { rotateKeys } from './rotate';

/**
 * Encrypts again, with ENCRYPTION_KEY, what the keys in ENCRYPTION_KEYS_BEFORE made. May run beside the product, again,
 * and again after it was stopped half-way.
 *
 * @param args `--no-env-file`
 * @throws Problem
 */
export async function main(args: readonly string[]): Promise<void> {
  const settings = readSettings(repositoryRoot, args);
  const ring = ringOf(settings.env);
  for (const { table, column, moved, already } of await rotateKeys(databaseUrl(settings), ring)) {
    say(`${table}.${column}: ${moved} moved to the current key, ${already} had it already.`);
  }
  say('Nothing needs the keys in ENCRYPTION_KEYS_BEFORE any more. Old backups of the database do.');
}

function ringOf({ ENCRYPTION_KEY, ENCRYPTION_KEYS_BEFORE }: Settings['env']): KeyRing {
  if (!ENCRYPTION_KEY) {
    throw new Problem('no_key', 'ENCRYPTION_KEY is not set.', [
      'Set it to the new key, and ENCRYPTION_KEYS_BEFORE to the one that it follows.',
    ]);
  }
  try {
    return new KeyRing(ENCRYPTION_KEY, ENCRYPTION_KEYS_BEFORE);
  } catch (error) {
    if (!(error instanceof EncryptionError)) throw error;
    throw new Problem('bad_key', `${error.message}.`, ['A new key: openssl rand -base64 32']);
  }
}

/** The server that is given, or the embedded one of the copy that runs in this data folder. */
function databaseUrl({ env, dataFolder }: Settings): string {
  if (env.DATABASE_URL) return env.DATABASE_URL;
  try {
    return String(JSON.parse(readFileSync(path.join(dataFolder, 'run.json'), 'utf8')).databaseUrl);
  } catch {
    throw new Problem('no_database', `DATABASE_URL is not set, and no copy runs in ${dataFolder}.`, [
      'Set DATABASE_URL, or start the copy whose embedded database is meant (MONET_DATA_DIR).',
    ]);
  }
}
