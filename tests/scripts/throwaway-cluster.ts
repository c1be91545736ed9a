import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '@/scripts/ports';
import { type ClusterOptions, ensureCluster } from '@/scripts/postgres/cluster';
import { findPlace } from '@/scripts/postgres/place';
import { type PostgresServer, type ServerOptions, startServer } from '@/scripts/postgres/server';

export const repositoryRoot = path.resolve(import.meta.dirname, '../..');

export type ThrowawayCluster = {
  readonly dataFolder: string;
  readonly options: ClusterOptions & { readonly port: number };
  start(more?: Partial<ServerOptions>): Promise<PostgresServer>;
  remove(): Promise<void>;
};

/**
 * A folder for a cluster, not made yet, with all that is needed to make it and start its server.
 *
 * @param durable false spares waiting for the disk, which only a power cut could tell
 */
export async function throwawayCluster({ durable = false } = {}): Promise<ThrowawayCluster> {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'monet-cluster-'));
  chmodSync(dataFolder, 0o711);
  const { binaries, cluster, account } = findPlace(repositoryRoot, dataFolder, path.basename(dataFolder));
  const options = {
    binaries,
    folder: cluster,
    account,
    superuserPassword: 'a throw-away password',
    durable,
    port: await freePort(),
  };
  const servers: PostgresServer[] = [];
  return {
    dataFolder,
    options,
    async start(more = {}) {
      await ensureCluster(options);
      const server = await startServer({ ...options, onOutput: () => {}, ...more });
      servers.push(server);
      return server;
    },
    async remove() {
      for (const server of servers) await server.stop();
      rmSync(cluster, { recursive: true, force: true });
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
