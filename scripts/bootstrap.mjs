import { existsSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { describeError, Problem } from './problem.mjs';
import { warn } from './say.mjs';

export const repositoryRoot = path.resolve(fileURLToPath(new URL('..', import.meta.url)));

const FIRST_START_BYTES = 2_000_000_000;
const LATER_START_BYTES = 200_000_000;

/**
 * @param {{ free: number, first: boolean, folder: string }} disk free space in bytes
 * @returns {Problem | undefined}
 */
export function diskProblem({ free, first, folder }) {
  const needed = first ? FIRST_START_BYTES : LATER_START_BYTES;
  if (free >= needed) return undefined;
  const megabytes = (bytes) => `${Math.floor(bytes / 1_000_000)} MB`;
  return new Problem(
    'disk_full',
    `Only ${megabytes(free)} of disk are free at ${folder}; ${first ? 'the first start' : 'a start'} needs ${megabytes(needed)}.`,
    first
      ? 'Free some space, or move the checkout to a larger disk.'
      : 'Free some space, or put the data elsewhere: MONET_DATA_DIR=/larger/disk/monet npm start',
  );
}

/**
 * Free space for this account at a folder, which need not exist yet.
 *
 * @param {string} folder
 * @returns {number} bytes
 */
export function freeBytes(folder) {
  let at = path.resolve(folder);
  while (!existsSync(at)) at = path.dirname(at);
  const { bavail, bsize } = statfsSync(at);
  return bavail * bsize;
}

/**
 * What every command does first: checks the disk, installs what the lock file names, and makes Node read
 * TypeScript; then loads the command itself, which exports `main(args)`.
 *
 * @param {string} entry module beside this one
 * @param {boolean} tests whether it needs the packages of the tests
 */
export async function handOver(entry, tests = false) {
  try {
    const first =
      !existsSync(path.join(repositoryRoot, 'node_modules', 'next')) ||
      !existsSync(path.join(repositoryRoot, '.next'));
    const problem = diskProblem({ free: freeBytes(repositoryRoot), first, folder: repositoryRoot });
    if (problem) throw problem;
    process.env.NEXT_TELEMETRY_DISABLED = '1';
    process.env.CHECKPOINT_DISABLE = '1';
    await ensureInstalled(repositoryRoot, tests);
    const { register } = await import('tsx/esm/api');
    register();
    const { main } = await import(new URL(entry, import.meta.url).href);
    await main(process.argv.slice(2));
  } catch (error) {
    warn(describeError(error));
    process.exit(1);
  }
}
