import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { Problem } from '../problem.mjs';
import { type Account, accountFor, firstClosedParent } from './account';
import { binariesAt, findBinaries, type PostgresBinaries } from './binaries';

/** Used by a root start whose checkout or data folder the unprivileged account cannot reach. */
const SHARED_FOLDER = '/var/lib/monet';

export type Place = {
  readonly binaries: PostgresBinaries;
  readonly cluster: string;
  readonly account: Account | undefined;
  /** Set when the cluster lives elsewhere: where a link to it belongs once it is made. */
  readonly link: string | undefined;
};

/**
 * Decides where the cluster and the programs live: in `<dataFolder>/postgres` and node_modules. Only when
 * started by root below a folder that is closed to others, such as /root, both move to /var/lib/monet, and
 * `<dataFolder>/postgres` becomes a link to the cluster there.
 *
 * @param id names the cluster in the shared folder; from secrets.json, so it is one per data folder
 * @throws Problem `postgres_unreachable` when neither place works
 */
export function findPlace(
  repositoryRoot: string,
  dataFolder: string,
  id: string,
  shared = SHARED_FOLDER,
): Place {
  const installed = findBinaries(repositoryRoot);
  const own = path.join(dataFolder, 'postgres');
  const linked = lstatSync(own, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  if (linked && !existsSync(own)) {
    throw new Problem('cluster_gone', `${own} is a link to a database that is gone.`, [
      'Restore it from a backup, or remove the data folder to start with an empty database.',
    ]);
  }
  const cluster = linked ? realpathSync(own) : own;
  const account = accountFor(cluster);
  if (!account) return { binaries: installed, cluster, account, link: undefined };
  const binaries = firstClosedParent(installed.root, account) ? copyBinaries(installed, shared) : installed;
  const closed = linked ? undefined : firstClosedParent(dataFolder, account);
  if (!closed) return { binaries, cluster, account, link: undefined };
  if (existsSync(cluster)) {
    throw new Problem(
      'cluster_unreachable',
      `The database in ${cluster} cannot be reached: ${closed} is closed to others.`,
      [`Open it for passing through (chmod o+x ${closed}), or start as the owner of ${dataFolder}.`],
    );
  }
  makeShared(shared);
  return { binaries, cluster: path.join(shared, `cluster-${id}`), account, link: own };
}

/** The folder of the cluster that this data folder has, or undefined before the first start. */
export function existingCluster(dataFolder: string): string | undefined {
  const own = path.join(dataFolder, 'postgres');
  return existsSync(own) ? realpathSync(own) : undefined;
}

function copyBinaries(installed: PostgresBinaries, shared: string): PostgresBinaries {
  const root = path.join(shared, installed.build);
  if (!existsSync(root)) {
    makeShared(shared);
    const half = `${root}.${process.pid}.new`;
    try {
      cpSync(installed.root, half, { recursive: true, verbatimSymlinks: true });
      for (const folder of ['', 'bin', 'lib', 'share']) chmodSync(path.join(half, folder), 0o755);
      renameSync(half, root);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(root)) throw unreachable(shared, error);
    }
  }
  return binariesAt(root, installed.build);
}

function makeShared(shared: string): void {
  try {
    if (!existsSync(shared)) {
      mkdirSync(shared, { recursive: true });
      chmodSync(shared, 0o755);
    }
  } catch (error) {
    throw unreachable(shared, error);
  }
}

function unreachable(shared: string, error: unknown): Problem {
  return new Problem(
    'postgres_unreachable',
    `PostgreSQL does not run as root, another account cannot reach this checkout, and ${shared} cannot be used either.`,
    [
      'Move the checkout out of a closed folder such as /root (for example to /srv/monet),',
      'start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
      String(error),
    ],
  );
}
