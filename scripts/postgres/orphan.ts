import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../problem.mjs';
import { commandOf, identityOf } from '../process-identity.mjs';

/** The first lines of postmaster.pid: process number, data folder, start time, port. */
function readPidFile(folder: string): { pid: number; lines: string[] } | undefined {
  try {
    const lines = readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, lines } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the process is a PostgreSQL server on this very cluster, and not a later program with its number. */
function servesCluster(pid: number, folder: string): boolean {
  if (identityOf(pid) === undefined) return false;
  const command = commandOf(pid);
  return command === '' || (command.includes('postgres') && command.includes(folder));
}

/**
 * Stops a server that a killed parent left running on the cluster: fast shutdown, then immediate, then killed.
 * The caller holds the lock on the data folder, so nobody alive owns that server.
 *
 * @throws Problem `postgres_orphan` when it cannot be stopped
 */
export async function stopOrphan(folder: string, onNotice: (text: string) => void): Promise<void> {
  const found = readPidFile(folder);
  if (!found || !servesCluster(found.pid, folder)) return;
  onNotice(`Stopping a PostgreSQL (process ${found.pid}) that an earlier start left behind`);
  for (const [name, patienceMs] of [
    ['SIGINT', 8_000],
    ['SIGQUIT', 4_000],
    ['SIGKILL', 2_000],
  ] as const) {
    try {
      process.kill(found.pid, name);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EPERM') break;
    }
    const until = Date.now() + patienceMs;
    while (Date.now() < until) {
      if (identityOf(found.pid) === undefined) return;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
  throw new Problem(
    'postgres_orphan',
    `A PostgreSQL (process ${found.pid}) still runs on ${folder} and cannot be stopped.`,
    [`Stop it as its owner: kill -INT ${found.pid}`],
  );
}

/**
 * When the number in postmaster.pid now belongs to another program, PostgreSQL would refuse to start. The
 * number is replaced by one that is surely dead; the rest of the file stays, since PostgreSQL reads from it
 * whether children of the old server still use its memory.
 */
export function clearStalePid(folder: string): void {
  const found = readPidFile(folder);
  if (!found || identityOf(found.pid) === undefined || servesCluster(found.pid, folder)) return;
  const dead = spawnSync(process.execPath, ['--version']).pid;
  const file = path.join(folder, 'postmaster.pid');
  if (!statSync(file, { throwIfNoEntry: false })) return;
  writeFileSync(file, [String(dead), ...found.lines.slice(1)].join('\n'));
}
