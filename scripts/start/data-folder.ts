import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { diskProblem, freeBytes } from '../bootstrap.mjs';
import { takeLock } from '../file-lock.mjs';
import { Problem } from '../problem.mjs';

export type DataLock = { readonly release: () => void };

/**
 * Makes the data folder and takes the lock on it, so that one folder serves one copy.
 *
 * @param web our address, told to whoever finds the folder taken
 * @throws Problem `data_folder_locked`, `data_folder_unusable`, `disk_full`
 */
export function openDataFolder(folder: string, web: string): DataLock {
  try {
    mkdirSync(folder, { recursive: true });
    // PostgreSQL, run as another account by a root start, has to pass through.
    if (process.getuid?.() === 0) chmodSync(folder, statSync(folder).mode | 0o011);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusable(folder, error);
  }
  const problem = diskProblem({ free: freeBytes(folder), first: false, folder });
  if (problem) throw problem;
  let lock: ReturnType<typeof takeLock>;
  try {
    lock = takeLock(path.join(folder, 'lock'), { web });
  } catch (error) {
    throw unusable(folder, error);
  }
  if (lock.ok) return lock;
  const { pid, web: theirs } = lock.holder;
  throw new Problem(
    'data_folder_locked',
    `Another copy (process ${pid}) runs on ${folder}; it is at ${String(theirs)}.`,
    [
      `Stop it with "kill ${pid}", or start a second one beside it: PORT=3001 MONET_DATA_DIR=.data-2 npm start`,
    ],
  );
}

function unusable(folder: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC') {
    return new Problem(
      'disk_full',
      `The disk is full: nothing can be written to ${folder}.`,
      'Free some space and start again.',
    );
  }
  const owner = existsSync(folder) ? statSync(folder).uid : undefined;
  const me = process.getuid?.();
  const hint =
    owner !== undefined && me !== undefined && owner !== me
      ? `It belongs to account ${owner} and this is account ${me}: start as its owner, or run "chown -R ${me} ${folder}".`
      : 'Check its rights and that the file system is not read-only.';
  return new Problem(
    'data_folder_unusable',
    `The data folder ${folder} cannot be written to (${code || String(error)}).`,
    [hint, 'Or use another one: MONET_DATA_DIR=/some/where/monet npm start'],
  );
}

/**
 * Writes a file so that a reader sees the old content or the new one, never half of it, and that it survives a
 * power cut.
 */
export function writeWhole(file: string, content: string, mode = 0o600): void {
  const next = `${file}.${process.pid}.next`;
  try {
    writeFileSync(next, content, { mode, flush: true });
    renameSync(next, file);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
}
