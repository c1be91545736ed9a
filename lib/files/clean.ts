import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '@/lib/errors';
import type { FileKind } from '@/prisma/generated/client/enums';
import { CLEANING_MS, CV_STORED_BYTES, HEAP_MB } from './cleaner/limits.mjs';
import { FAULTS, type Fault } from './faults';

/** A file written anew: what is kept of an upload. Photos have a width and a height, CVs pages. */
export type CleanFile = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width: number | null;
  readonly height: number | null;
  readonly pages: number | null;
};
export type Cleaned =
  | { readonly ok: true; readonly file: CleanFile }
  | { readonly ok: false; readonly fault: Fault };

const AT_ONCE = 2;
/** More uploads than this wait for nothing: they are asked to come back. */
const MOST_WAITING = 16;
const MOST_OUT = CV_STORED_BYTES + 1024;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Has a file of a stranger read and written anew in a process of its own, which has no environment, may write nothing
 * and read only its own code, and is killed when it takes too long or too much. See
 * docs/decisions/0047-files-in-the-database-cleaned-in-a-process-of-its-own.md.
 * @param signal whoever waited has gone: the process ends at once
 * @throws AppError `too_many_requests` where too many wait already, `internal` where the cleaner itself fails,
 *   `malformed_request` when `signal` comes
 */
export async function cleanFile(kind: FileKind, bytes: Uint8Array, signal?: AbortSignal): Promise<Cleaned> {
  await turn();
  try {
    if (signal?.aborted) throw brokenOff();
    return await run(kind, bytes, signal);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** Waits for a place. Whoever leaves hands theirs on. */
async function turn(): Promise<void> {
  if (running < AT_ONCE) {
    running += 1;
    return;
  }
  if (waiting.length >= MOST_WAITING) {
    const words = 'Many files are being checked at the moment. Please try again in a minute.';
    throw new AppError('too_many_requests', words, { retryAfterSeconds: 30 });
  }
  await new Promise<void>((resolve) => waiting.push(resolve));
}

function run(kind: FileKind, bytes: Uint8Array, signal?: AbortSignal): Promise<Cleaned> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, cleanerArguments(kind), {
      env: {} as NodeJS.ProcessEnv,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      killSignal: 'SIGKILL',
      timeout: CLEANING_MS,
      ...(signal && { signal }),
    });
    const out: Buffer[] = [];
    let size = 0;
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_OUT) child.kill('SIGKILL');
      else out.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2_000);
    });
    child.on('error', (error) => reject(signal?.aborted ? brokenOff() : cleanerFailed(error.message)));
    child.on('close', (code, killedBy) => {
      if (code === 0) resolve(readAnswer(Buffer.concat(out)));
      // By us, by its own watch, or by V8 where the heap was full: too much for what a photo or a CV needs.
      else if (killedBy || code === HEAP_FULL) resolve({ ok: false, fault: 'too_heavy' });
      else reject(cleanerFailed(`exit ${code}: ${said}`));
    });
    child.stdin.on('error', () => {}); // it ended before it had read everything, and `close` says why
    child.stdin.end(bytes);
  });
}

/** How V8 ends a process whose heap is full, where there are no signals. */
const HEAP_FULL = 134;

/**
 * What the process may do is said before its code runs. Read from where `next start` and the tests run: the root of the
 * checkout.
 */
function cleanerArguments(kind: FileKind): string[] {
  const root = realpathSync(/* turbopackIgnore: true */ process.cwd());
  const folder = path.join(/* turbopackIgnore: true */ root, 'lib', 'files', 'cleaner');
  const modules = realpathSync(path.join(/* turbopackIgnore: true */ root, 'node_modules'));
  const readable = [path.join(folder, '*'), path.join(modules, '*'), path.join(root, 'package.json')];
  return [
    `--max-old-space-size=${HEAP_MB}`,
    '--no-warnings',
    permission(),
    '--allow-worker',
    '--allow-addons',
    ...readable.map((each) => `--allow-fs-read=${each}`),
    path.join(folder, 'main.mjs'),
    kind,
  ];
}

/** Node.js 20 has it under its first name. */
function permission(): string {
  return process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
}

const answer = z.union([
  z.object({ fault: z.enum(FAULTS) }),
  z.object({ width: z.int().nullish(), height: z.int().nullish(), pages: z.int().nullish() }),
]);

/** One line of JSON, and the file behind it. */
function readAnswer(out: Buffer): Cleaned {
  const line = out.indexOf('\n');
  const said = answer.parse(JSON.parse(out.toString('utf8', 0, line)));
  if ('fault' in said) return { ok: false, fault: said.fault };
  const { width = null, height = null, pages = null } = said;
  return { ok: true, file: { bytes: new Uint8Array(out.subarray(line + 1)), width, height, pages } };
}

/** Nobody reads this: whoever sent the file has gone. */
function brokenOff(): AppError {
  return new AppError('malformed_request', 'The upload was broken off.');
}

function cleanerFailed(log: string): AppError {
  return new AppError(
    'internal',
    'The file could not be checked. Nothing was changed; please try again later.',
    {
      log: `the cleaner failed, ${log}`,
    },
  );
}
