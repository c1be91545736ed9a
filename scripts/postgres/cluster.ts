import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Problem } from '../problem.mjs';
import type { Account } from './account';
import { explainFailure, type PostgresBinaries } from './binaries';
import { spawnGuarded } from './guarded';

/** The role that owns the cluster; only these scripts use it. */
export const SUPERUSER = 'postgres';

export type ClusterOptions = {
  readonly binaries: PostgresBinaries;
  /** Folder of the cluster itself. */
  readonly folder: string;
  readonly account: Account | undefined;
  readonly superuserPassword: string;
  /** false only for throw-away clusters. */
  readonly durable: boolean;
};

/**
 * Makes the cluster unless it is there. It is made in a folder beside and moved into place when complete, so a
 * cluster that exists is whole, and one whose making was interrupted is simply made again.
 *
 * @returns true when it was made now
 * @throws Problem when initdb fails
 */
export async function ensureCluster(options: ClusterOptions): Promise<boolean> {
  const { folder, account } = options;
  if (existsSync(path.join(folder, 'PG_VERSION'))) return false;
  if (existsSync(folder)) {
    throw new Problem('cluster_damaged', `${folder} exists but holds no PostgreSQL cluster.`, [
      'Restore it from a backup, or remove it to start with an empty database.',
    ]);
  }
  removeHalfMade(folder);
  const half = `${folder}.new-${randomBytes(4).toString('hex')}`;
  mkdirSync(half, { recursive: true, mode: 0o700 });
  const passwordFile = `${half}.password`;
  writeFileSync(passwordFile, `${options.superuserPassword}\n`, { mode: 0o600 });
  try {
    chmodSync(half, 0o700);
    give(half, account);
    give(passwordFile, account);
    await runInitdb(options, half, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(half, folder);
  return true;
}

/** What interrupted starts left; a surviving initdb among them fails when its folder goes. */
function removeHalfMade(folder: string): void {
  const parent = path.dirname(folder);
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(`${path.basename(folder)}.new-`)) continue;
    rmSync(path.join(parent, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

function give(file: string, account: Account | undefined): void {
  if (!account) return;
  try {
    chownSync(file, account.uid, account.gid);
  } catch (error) {
    throw new Problem(
      'chown_refused',
      `${file} cannot be given to the account that runs PostgreSQL (${account.uid}).`,
      [
        'Start as an ordinary user, put MONET_DATA_DIR on a local file system, or set DATABASE_URL.',
        String(error),
      ],
    );
  }
}

async function runInitdb(options: ClusterOptions, half: string, passwordFile: string): Promise<void> {
  const { binaries, account } = options;
  const args = [
    `--pgdata=${half}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The built-in provider needs no locale of the system and no ICU data, and sorts the same everywhere.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
  ];
  if (!options.durable) args.push('--no-sync');
  const { code, output } = await run(binaries.initdb, args, account);
  if (code !== 0) throw explainFailure(binaries.initdb, output);
}

/** Runs a program to its end, under the guard, so that it does not go on when we are killed. */
function run(
  command: string,
  args: string[],
  account: Account | undefined,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawnGuarded({ command, args, ...(account ?? {}), gentle: 'SIGTERM', hard: 'SIGKILL' });
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
