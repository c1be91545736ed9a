import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A program that is not ours, and how it is stopped; see guard.mjs. */
export type GuardedProgram = {
  readonly command: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
  /** The signal that asks it to stop, and the one that follows when it does not. */
  readonly gentle: NodeJS.Signals;
  readonly hard: NodeJS.Signals;
  /** Folders that are deleted when it has ended. */
  readonly removeAfter?: readonly string[];
};

const passedOn = ['PATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'SystemRoot', 'TMPDIR', 'TEMP', 'TMP'];

/**
 * Starts a program under the guard, which stops it when this process ends, however it ends. The returned
 * process is the guard: SIGTERM to it stops the program, its exit code is the program's, and its first message
 * is `{ pid }` of the program.
 */
export function spawnGuarded(program: GuardedProgram): ChildProcess {
  const env = plainEnvironment();
  const guard = fileURLToPath(new URL('guard.mjs', import.meta.url));
  return spawn(process.execPath, [guard, JSON.stringify({ ...program, env })], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Its own process group: Ctrl-C in the terminal must not stop the database before those who use it.
    detached: true,
    env,
  });
}

/** What such a program sees of our environment: none of the user's PG* settings, and no secrets. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const env: Record<string, string | undefined> = { LC_ALL: 'C', TZ: 'UTC' };
  for (const name of passedOn) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return env as NodeJS.ProcessEnv;
}
