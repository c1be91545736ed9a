import type { ChildProcess } from 'node:child_process';
import pg from 'pg';
import { Problem } from '../problem.mjs';
import { explainFailure } from './binaries';
import { type ClusterOptions, SUPERUSER } from './cluster';
import { spawnGuarded } from './guarded';
import { clearStalePid, stopOrphan } from './orphan';

const START_LIMIT_MS = 30_000;
/** A server that answers "starting up" is replaying its log after a crash, and is given longer. */
const RECOVERY_LIMIT_MS = 300_000;

export type ServerOptions = ClusterOptions & {
  readonly port: number;
  /** Everything the server prints, line breaks included. */
  readonly onOutput: (text: string) => void;
  /** Called for what takes long enough that a person should know. */
  readonly onNotice?: (text: string) => void;
  /** Called with the number of the process that guards the server, each time one is started. */
  readonly onStarted?: (pid: number) => void;
  /** Called when the server ends without having been told to. */
  readonly onCrash?: (output: string) => void;
  readonly maxConnections?: number;
  /** Folders that the guard deletes when the server has ended, even if this process was killed before. */
  readonly removeAfter?: readonly string[];
};

export type PostgresServer = {
  readonly port: number;
  /** The server's own process number. */
  readonly pid: number;
  /** Connection string of the superuser for one database. */
  urlOf(database: string): string;
  /** Fast shutdown; immediate after half of `limitMs`, killed at its end. Resolves when the process is gone. */
  stop(limitMs?: number): Promise<void>;
};

/** A connection string on the loopback address. */
export function localUrl(port: number, user: string, password: string, database: string): string {
  return `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * Starts the server of a cluster and waits until it answers queries. A server that an earlier, killed parent
 * left running on the same cluster is stopped first.
 *
 * @throws Problem when it cannot start, with what the server said
 */
export async function startServer(options: ServerOptions): Promise<PostgresServer> {
  await stopOrphan(options.folder, options.onNotice ?? (() => {}));
  clearStalePid(options.folder);
  const begun = Date.now();
  for (;;) {
    const attempt = await tryStart(options);
    if ('server' in attempt) return attempt.server;
    // Right after a crash the old server's children may still be on their way out.
    const leaving = /pre-existing shared memory block|lock file ".*" already exists/.test(attempt.output);
    if (!leaving || Date.now() - begun > START_LIMIT_MS) {
      throw explainFailure(options.binaries.postgres, attempt.output);
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

type Attempt = { server: PostgresServer } | { output: string };

async function tryStart(options: ServerOptions): Promise<Attempt> {
  const guard = spawnGuard(options);
  if (guard.pid) options.onStarted?.(guard.pid);
  let output = '';
  let pid = 0;
  let ended = false;
  let expected = false;
  const end = new Promise<void>((resolve) => {
    guard.on('error', (error) => {
      output += error.message;
      ended = true;
      resolve();
    });
    guard.on('close', () => {
      ended = true;
      resolve();
    });
  });
  const collect = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-8_000);
    options.onOutput(chunk.toString());
  };
  guard.stdout?.on('data', collect);
  guard.stderr?.on('data', collect);
  guard.on('message', (message: { pid?: number }) => {
    pid = message.pid ?? pid;
  });

  const stop = async (limitMs = 8_000) => {
    expected = true;
    if (ended) return;
    guard.kill('SIGTERM');
    const harder = [
      setTimeout(() => signal(pid, 'SIGQUIT'), limitMs / 2),
      setTimeout(() => signal(pid, 'SIGKILL'), limitMs),
    ];
    await end;
    for (const timer of harder) clearTimeout(timer);
  };

  const urlOf = (database: string) => localUrl(options.port, SUPERUSER, options.superuserPassword, database);
  const state = await untilAnswers(urlOf('postgres'), () => ended, options.onNotice ?? (() => {}));
  if (state === 'ended') return { output };
  if (state !== 'ready') {
    await stop();
    throw state;
  }
  guard.on('close', () => {
    if (!expected) options.onCrash?.(output);
  });
  return { server: { port: options.port, pid, urlOf, stop } };
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    if (pid > 0) process.kill(pid, name);
  } catch {
    // Gone already.
  }
}

function spawnGuard(options: ServerOptions): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(options.port),
    unix_socket_directories: '',
    max_connections: String(options.maxConnections ?? 200),
    shared_buffers: '128MB',
    fsync: options.durable ? 'on' : 'off',
    synchronous_commit: options.durable ? 'on' : 'off',
    full_page_writes: options.durable ? 'on' : 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // Statements and row contents hold personal data, and stay out of the log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
  };
  return spawnGuarded({
    command: options.binaries.postgres,
    args: [
      '-D',
      options.folder,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    ...(options.account ?? {}),
    gentle: 'SIGINT',
    hard: 'SIGQUIT',
    ...(options.removeAfter === undefined ? {} : { removeAfter: options.removeAfter }),
  });
}

async function untilAnswers(
  url: string,
  ended: () => boolean,
  onNotice: (text: string) => void,
): Promise<'ready' | 'ended' | Problem> {
  const begun = Date.now();
  let told = false;
  for (;;) {
    if (ended()) return 'ended';
    const answer = await ask(url);
    if (answer === 'ready') return 'ready';
    if (answer === '28P01') {
      return new Problem(
        'database_password',
        'The embedded database does not accept the password in secrets.json.',
        [
          'Restore the secrets.json that belongs to this database from a backup,',
          'or remove the data folder to start with an empty one.',
        ],
      );
    }
    const waited = Date.now() - begun;
    const recovering = answer === '57P03';
    if (recovering && waited > 2_000 && !told) {
      told = true;
      onNotice('PostgreSQL is recovering after a crash');
    }
    if (waited > (recovering ? RECOVERY_LIMIT_MS : START_LIMIT_MS)) {
      return new Problem(
        'postgres_silent',
        `PostgreSQL did not answer within ${Math.round(waited / 1000)} s.`,
        ['Look at logs/postgres.log in the data folder, then start again.'],
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

/** 'ready', or the code of the refusal: an SQLSTATE such as 57P03 (starting up), or ECONNREFUSED. */
async function ask(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return 'ready';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  } finally {
    await client.end().catch(() => {});
  }
}
