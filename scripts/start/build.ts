import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { holderLives, takeLock } from '../file-lock.mjs';
import { stateFolder, waitForLock } from '../install.mjs';
import { Problem } from '../problem.mjs';
import { step } from '../say.mjs';
import { routesWithoutEntry } from './check-routes';
import { buildInputs, fingerprint, publicVariables } from './fingerprint';
import type { LogFile } from './log-file';
import { runTool } from './tool';

const usersFolder = (root: string): string => path.join(stateFolder(root), 'serving');
const stampFile = (root: string): string => path.join(root, '.next', 'monet-build');

export type BuildUser = { readonly pid: number; readonly web: string };

/** What the present sources would be built into, as a hash. */
export function wantedBuild(root: string): string {
  return fingerprint(root, buildInputs(root), publicVariables(process.env));
}

/** Whether `.next` holds a whole build of the present sources. */
export function buildIsCurrent(root: string): boolean {
  return existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === wantedBuild(root);
}

/** The copies that serve pages from `.next` of this checkout now. */
export function buildUsers(root: string): BuildUser[] {
  const folder = usersFolder(root);
  if (!existsSync(folder)) return [];
  const users: BuildUser[] = [];
  for (const name of readdirSync(folder)) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const file = path.join(folder, name);
      const holder = JSON.parse(readFileSync(file, 'utf8'));
      if (holderLives(file, holder)) users.push({ pid: holder.pid, web: String(holder.web) });
      else rmSync(file, { force: true });
    } catch {
      // Released between the two looks.
    }
  }
  return users;
}

/**
 * Builds the pages unless a build of the present sources is there, and registers this copy as one that serves
 * from it. A build that another copy serves from is never replaced under it.
 *
 * @param web our address, told to whoever wants to build while we serve
 * @returns a function that takes the registration back
 * @throws Problem `route_without_entry`, `build_in_use`, `build_failed` with the compiler's output
 */
export async function ensureBuild(root: string, web: string, log: LogFile): Promise<() => void> {
  // A checkout that belongs to another account is served as it is, by a service account for example.
  if (!mayWrite(root) && buildIsCurrent(root)) return () => {};
  const lock = await waitForLock(path.join(stateFolder(root), 'build.lock'), 'building the pages');
  try {
    if (!buildIsCurrent(root)) {
      const [user] = buildUsers(root);
      if (user) throw inUse(user);
      await build(root, log);
    }
    return register(root, web);
  } finally {
    lock.release();
  }
}

function mayWrite(root: string): boolean {
  try {
    accessSync(path.join(root, 'node_modules'), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function register(root: string, web: string): () => void {
  const lock = takeLock(path.join(usersFolder(root), String(process.pid)), { web });
  return lock.ok ? lock.release : () => {};
}

function requireEntries(root: string): void {
  const [first, ...more] = routesWithoutEntry(root);
  if (first === undefined) return;
  throw new Problem('route_without_entry', 'Nothing says who may have what stands in app/.', [
    `Without an entry: ${[first, ...more].join(', ')}.`,
    'Name each page in lib/pages.ts with the actions it takes; make each route with handle() of lib/handler.ts.',
  ]);
}

function inUse({ pid, web }: BuildUser): Problem {
  return new Problem(
    'build_in_use',
    `The sources changed since the last build, and another copy (process ${pid}, ${web}) serves from it.`,
    [
      `Stop that copy with "kill ${pid}" and start again, so that the pages can be built anew.`,
      'Or start this one from a checkout of its own (git worktree add ../monet-2), or with npm run dev.',
    ],
  );
}

async function build(root: string, log: LogFile): Promise<void> {
  requireEntries(root);
  rmSync(stampFile(root), { force: true });
  // Taken before: a source that changes during the build makes it stale again.
  const wanted = wantedBuild(root);
  const result = await step('Building the pages', () =>
    runTool([path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
      cwd: root,
      env: buildEnvironment(),
      onOutput: (text) => log.write(text),
    }),
  );
  if (result.code !== 0 || !existsSync(path.join(root, '.next', 'BUILD_ID'))) {
    throw new Problem(
      'build_failed',
      'The pages could not be built.',
      ["The lines above are the compiler's. Correct what they name and start again."],
      result.output,
    );
  }
  mkdirSync(path.dirname(stampFile(root)), { recursive: true });
  writeFileSync(stampFile(root), wanted);
}

/** A build is shared by copies with different settings, so it sees none of them. */
function buildEnvironment(): Record<string, string | undefined> {
  const env: Record<string, string | undefined> = {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
  };
  for (const name of ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'NODE_OPTIONS', 'CI'])
    env[name] = process.env[name];
  for (const name of Object.keys(process.env))
    if (name.startsWith('NEXT_PUBLIC_')) env[name] = process.env[name];
  return env;
}
