import { symlinkSync } from 'node:fs';
import { takeLock } from '../file-lock.mjs';
import { ensureCluster } from '../postgres/cluster';
import { findPlace } from '../postgres/place';
import { CARDS_LOGIN, ensureDatabase, ensureRoles, OWNER } from '../postgres/roles';
import { localUrl, type PostgresServer, startServer } from '../postgres/server';
import { Problem } from '../problem.mjs';
import type { LogFile } from './log-file';
import type { DatabaseSecrets } from './secrets';
import type { Settings } from './settings';

export const DATABASE = 'monet';

export type EmbeddedDatabase = {
  readonly databaseUrl: string;
  readonly cardsUrl: string;
  /** Starts the server again on the same cluster and port, after it ended by itself. */
  restart(): Promise<void>;
  stop(limitMs: number): Promise<void>;
};

export type EmbeddedOptions = {
  readonly settings: Pick<Settings, 'repositoryRoot' | 'dataFolder'>;
  readonly port: number;
  readonly secrets: DatabaseSecrets;
  readonly log: LogFile;
  readonly say: (line: string) => void;
  readonly onStarted: (pid: number) => void;
  readonly onCrash: (output: string) => void;
};

/** Where the embedded database will be, known before it runs. */
export function embeddedUrls(
  port: number,
  secrets: DatabaseSecrets,
): { databaseUrl: string; cardsUrl: string } {
  return {
    databaseUrl: localUrl(port, OWNER, secrets.owner, DATABASE),
    cardsUrl: localUrl(port, CARDS_LOGIN, secrets.cards, DATABASE),
  };
}

/**
 * Starts the embedded PostgreSQL on the data folder: makes the cluster, the roles and the database at the first
 * start, and recovers at a later one from whatever happened before.
 *
 * @throws Problem
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { settings, secrets } = options;
  const place = findPlace(settings.repositoryRoot, settings.dataFolder, secrets.cluster);
  const lock = takeLock(`${place.cluster}.lock`);
  if (!lock.ok) {
    throw new Problem(
      'cluster_locked',
      `The database in ${place.cluster} is used by process ${lock.holder.pid}.`,
      [
        'This data folder is a copy of another one. Give it a database of its own: remove its secrets.json and postgres.',
      ],
    );
  }
  const cluster = {
    binaries: place.binaries,
    folder: place.cluster,
    account: place.account,
    superuserPassword: secrets.superuser,
    durable: true,
  };
  const start = () =>
    startServer({
      ...cluster,
      port: options.port,
      onOutput: (text) => options.log.write(text),
      onNotice: options.say,
      onStarted: options.onStarted,
      onCrash: options.onCrash,
    });
  let server: PostgresServer | undefined;
  try {
    await ensureCluster(cluster);
    if (place.link) symlinkSync(place.cluster, place.link);
    server = await start();
    await ensureRoles(server.urlOf('postgres'), secrets);
    await ensureDatabase(server.urlOf('postgres'), DATABASE);
  } catch (error) {
    await server?.stop();
    lock.release();
    throw error;
  }
  return {
    ...embeddedUrls(options.port, secrets),
    async restart() {
      server = await start();
    },
    async stop(limitMs) {
      await server?.stop(limitMs);
      lock.release();
    },
  };
}
