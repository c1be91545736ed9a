/**
 * Runs one program that is not ours (PostgreSQL, redis-server) so that it never outlives the one who started
 * it: when the channel to the parent closes, for whatever reason, the program is stopped. Exits as the
 * program did.
 *
 * Started with one argument, JSON: { command, args, env, uid?, gid?, gentle, hard, removeAfter? } where
 * `gentle` and `hard` are the signals that stop the program and `removeAfter` a list of folders to delete at the end.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

// The parent was killed before we came this far.
if (!process.connected) process.exit(1);

const GENTLE_MS = 8_000;
const job = JSON.parse(process.argv[2] ?? '{}');

const child = spawn(job.command, job.args, {
  cwd: '/',
  env: job.env,
  stdio: ['ignore', 'inherit', 'inherit'],
  ...(job.uid === undefined ? {} : { uid: job.uid, gid: job.gid }),
});

child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 127;
  finish();
});
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 128 : 1);
  finish();
});
if (child.pid !== undefined) process.send?.({ pid: child.pid });

function finish() {
  for (const folder of job.removeAfter ?? []) {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // A folder left in the system's temporary place is no reason to fail.
    }
  }
  if (process.connected) process.disconnect();
}

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  child.kill(job.gentle);
  setTimeout(() => child.kill(job.hard), GENTLE_MS).unref();
  setTimeout(() => child.kill('SIGKILL'), GENTLE_MS + 2_000).unref();
}

process.on('disconnect', stop);
// The terminal's Ctrl-C is for the parent, which stops things in order.
process.on('SIGINT', () => {});
process.on('SIGTERM', stop);
process.on('SIGHUP', () => {});
