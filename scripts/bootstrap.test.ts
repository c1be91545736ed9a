import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskProblem, repositoryRoot } from './bootstrap.mjs';
import { nodeIsNewEnough } from './check-node.mjs';
import { explainInstall, isInstalled, rememberInstalled } from './install.mjs';
import { describeError, Problem } from './problem.mjs';
import { duration } from './say.mjs';

test('which Node is new enough', () => {
  for (const version of ['20.19.0', '20.20.2', '21.0.0', '22.1.0', '24.0.0'])
    expect(nodeIsNewEnough(version)).toBe(true);
  for (const version of ['20.18.9', '18.20.4', '9.0.0', '12.22.12', '0.12.18'])
    expect(nodeIsNewEnough(version)).toBe(false);
});

test('the first start needs 2 GB, a later one 200 MB', () => {
  expect(diskProblem({ free: 2_000_000_000, first: true, folder: '/x' })).toBeUndefined();
  expect(diskProblem({ free: 1_999_999_999, first: true, folder: '/x' })).toMatchObject({
    code: 'disk_full',
  });
  expect(diskProblem({ free: 200_000_000, first: false, folder: '/x' })).toBeUndefined();
  const problem = diskProblem({ free: 150_000_000, first: false, folder: '/x' });
  expect(problem && describeError(problem)).toMatch(/Only 150 MB .* at \/x; a start needs 200 MB/);
});

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'monet-install-'));
  for (const name of ['package.json', 'package-lock.json'])
    copyFileSync(path.join(repositoryRoot, name), path.join(root, name));
  for (const name of ['tsx', 'next', '.monet'])
    mkdirSync(path.join(root, 'node_modules', name), { recursive: true });
  for (const name of ['tsx', 'next'])
    writeFileSync(path.join(root, 'node_modules', name, 'package.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('packages count as installed only with the stamp of this very lock file', () => {
  expect(isInstalled(root, false)).toBe(false);
  rememberInstalled(root, true);
  expect(isInstalled(root, true)).toBe(true);
  writeFileSync(path.join(root, 'package-lock.json'), '{}');
  expect(isInstalled(root, true)).toBe(false);
});

test('what a start has installed is not enough for the tests', () => {
  rememberInstalled(root, false);
  expect([isInstalled(root, false), isInstalled(root, true)]).toEqual([true, false]);
  rememberInstalled(root, true);
  expect(isInstalled(root, false)).toBe(true);
});

test('packages that were removed by hand are noticed', () => {
  rememberInstalled(root, true);
  rmSync(path.join(root, 'node_modules', 'next'), { recursive: true });
  expect(isInstalled(root, true)).toBe(false);
});

test('why an installation failed', () => {
  expect(explainInstall('ENOENT', 'spawn npm ENOENT').code).toBe('npm_missing');
  expect(explainInstall(1, 'npm error code ENOTFOUND').code).toBe('registry_unreachable');
  expect(explainInstall(1, 'npm error ENOSPC: no space left').code).toBe('disk_full');
  expect(explainInstall(243, 'npm error code EACCES').code).toBe('install_refused');
  expect(explainInstall(1, 'npm error code ERESOLVE').code).toBe('install_failed');
});

test('a problem says what happened, shows the output and names the way out', () => {
  const text = describeError(new Problem('x', 'It broke.', ['Do this.', 'Or that.'], 'line 1\nline 2\n'));
  expect(text).toBe('Error: It broke.\n  | line 1\n  | line 2\n  Do this.\n  Or that.');
});

test('what the file system refuses is told without a stack, a defect with it', () => {
  const full = Object.assign(new RangeError('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  expect(describeError(full)).toBe(
    'Error: The disk is full.\n  Free some space and start again; nothing that was saved is lost.',
  );
  expect(describeError(new TypeError('defect'))).toContain('bootstrap.test.ts');
});

test('durations', () => {
  expect([140, 9_949, 12_400, 119_000, 125_000].map(duration)).toEqual([
    '0.1 s',
    '9.9 s',
    '12 s',
    '119 s',
    '2 min 5 s',
  ]);
});
