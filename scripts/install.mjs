import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { takeLock } from './file-lock.mjs';
import { Problem } from './problem.mjs';
import { say, step } from './say.mjs';

/** Holds what the scripts remember about the installed packages; goes with node_modules. */
export const stateFolder = (root) => path.join(root, 'node_modules', '.monet');

/**
 * What an installation depends on.
 *
 * @param {string} root the repository
 * @returns {string} a hash
 */
export function installFingerprint(root) {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) hash.update(readFileSync(path.join(root, name)));
  hash.update(`${process.platform}-${process.arch}`);
  return hash.digest('hex');
}

/**
 * Whether the installed packages are those of the lock file.
 *
 * @param {string} root
 * @param {boolean} tests those of the tests as well; a start does without, which saves a third of the time
 */
export function isInstalled(root, tests) {
  try {
    const [print, scope] = readFileSync(stampFile(root), 'utf8').split(' ');
    return (
      print === installFingerprint(root) &&
      (scope === 'all' || !tests) &&
      existsSync(path.join(root, 'node_modules', 'tsx', 'package.json')) &&
      existsSync(path.join(root, 'node_modules', 'next', 'package.json'))
    );
  } catch {
    return false;
  }
}

/**
 * Remembers what was installed.
 *
 * @param {string} root
 * @param {boolean} tests
 */
export function rememberInstalled(root, tests) {
  mkdirSync(stateFolder(root), { recursive: true });
  writeFileSync(stampFile(root), `${installFingerprint(root)} ${tests ? 'all' : 'product'}`);
}

const stampFile = (root) => path.join(stateFolder(root), 'installed');

/**
 * Runs `npm install` with the committed lock file when the installed packages are not those it names. Never
 * writes package.json or package-lock.json. Copies that start at the same time wait for one another.
 *
 * @param {string} root
 * @param {boolean} tests whether the packages of the tests are wanted, too
 * @throws Problem `npm_missing`, `install_failed`
 */
export async function ensureInstalled(root, tests) {
  if (isInstalled(root, tests)) return;
  const lock = await waitForLock(path.join(stateFolder(root), 'install.lock'), 'installing packages');
  try {
    if (isInstalled(root, tests)) return;
    rmSync(stampFile(root), { force: true });
    await step('Installing packages', () => install(root, tests));
    rememberInstalled(root, tests);
  } finally {
    lock.release();
  }
}

/**
 * Takes a lock of the checkout, waiting for as long as another process holds it.
 *
 * @param {string} file
 * @param {string} doing what the holder is doing, for the line that says we wait
 */
export async function waitForLock(file, doing) {
  let told = false;
  for (;;) {
    const lock = takeLock(file);
    if (lock.ok) return lock;
    if (!told) say(`Waiting for process ${lock.holder.pid}, which is ${doing} ...`);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

async function install(root, tests) {
  const lockFile = path.join(root, 'package-lock.json');
  const before = readFileSync(lockFile);
  const { code, output } = await runNpm(root, [
    'install',
    '--no-save',
    tests ? '--include=dev' : '--omit=dev',
    '--include=optional',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--loglevel=error',
  ]);
  if (!before.equals(readFileSync(lockFile))) writeFileSync(lockFile, before);
  if (code !== 0) throw explainInstall(code, output);
}

/** @returns {Promise<{ code: number | string, output: string }>} */
function runNpm(root, args) {
  // npm names itself to the scripts it runs; without npm it has to be on the PATH.
  const own = process.env.npm_execpath;
  const direct = own !== undefined && /npm-cli\.c?js$/.test(own) && existsSync(own);
  return new Promise((resolve) => {
    const child = spawn(direct ? process.execPath : 'npm', direct ? [own, ...args] : args, {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'development' },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: !direct && process.platform === 'win32',
    });
    let output = '';
    const collect = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: error.code ?? 1, output: error.message }));
    // Told to stop, npm must not go on behind our back.
    const stop = () => {
      child.kill();
      process.exit(130);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const name of signals) process.once(name, stop);
    child.on('close', (code) => {
      for (const name of signals) process.off(name, stop);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * @param {number | string} code npm's exit code, or the code of a failed spawn
 * @param {string} output
 */
export function explainInstall(code, output) {
  if (code === 'ENOENT') {
    return new Problem('npm_missing', 'npm is not installed beside Node.', [
      'Install it (Debian: apt-get install npm; or Node from https://nodejs.org, which brings it) and try again.',
    ]);
  }
  if (/ENOSPC/.test(output)) {
    return new Problem(
      'disk_full',
      'npm install found no space left on the disk.',
      'Free some space and try again.',
      output,
    );
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return new Problem(
      'install_refused',
      'npm install may not write here.',
      ['Run it as the owner of the checkout, or check it out where you may write.'],
      output,
    );
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTCACHED/.test(output)) {
    return new Problem(
      'registry_unreachable',
      'npm install could not reach the package registry.',
      ['Check the network and "npm config get registry", then try again.'],
      output,
    );
  }
  return new Problem('install_failed', 'npm install failed.', 'The lines above say why.', output);
}
