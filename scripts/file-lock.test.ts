import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FOREIGN_HOLDER_TTL_MS, takeLock } from './file-lock.mjs';
import { identityOf, thisProcess } from './process-identity.mjs';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'monet-lock-'));
  file = path.join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The number of a process that has just ended. */
const deadPid = () => spawnSync(process.execPath, ['--version']).pid;

test('a lock is held once, and free again when released', () => {
  const first = takeLock(file, { web: 'http://127.0.0.1:3000' });
  expect(first.ok).toBe(true);
  expect(takeLock(file)).toMatchObject({
    ok: false,
    holder: { pid: process.pid, web: 'http://127.0.0.1:3000' },
  });
  if (first.ok) first.release();
  const second = takeLock(file);
  expect(second.ok).toBe(true);
  if (second.ok) second.release();
  expect(readdirSync(folder)).toEqual([]);
});

test('a lock of a dead process is taken over', () => {
  writeFileSync(file, JSON.stringify({ ...thisProcess(), pid: deadPid() }));
  expect(takeLock(file).ok).toBe(true);
  expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(process.pid);
});

test('a lock whose number belongs to another program now is taken over', () => {
  writeFileSync(file, JSON.stringify({ ...thisProcess(), identity: 'an-earlier-boot:1' }));
  expect(takeLock(file).ok).toBe(true);
});

test('a damaged lock is taken over', () => {
  for (const content of ['', '{', 'null', '"x"', '{"pid":"1"}']) {
    writeFileSync(file, content);
    const lock = takeLock(file);
    expect(lock.ok).toBe(true);
    if (lock.ok) lock.release();
  }
});

test('a holder on another host is believed as long as it gives signs of life', () => {
  writeFileSync(file, JSON.stringify({ pid: 1, identity: 'x', host: 'another-host' }));
  expect(takeLock(file).ok).toBe(false);
  const old = new Date(Date.now() - FOREIGN_HOLDER_TTL_MS - 1_000);
  utimesSync(file, old, old);
  expect(takeLock(file).ok).toBe(true);
});

test('releasing leaves a lock that somebody else has meanwhile', () => {
  const lock = takeLock(file);
  writeFileSync(file, JSON.stringify({ ...thisProcess(), pid: 1, identity: identityOf(1) }));
  if (lock.ok) lock.release();
  expect(existsSync(file)).toBe(true);
});

test('a process that has ended has no identity, even before it is collected', async () => {
  expect(identityOf(process.pid)).toBeDefined();
  expect(identityOf(deadPid())).toBeUndefined();
  expect(identityOf(0)).toBeUndefined();
  // The shell becomes a program that does not collect the child it inherits.
  const parent = spawn('sh', ['-c', '(sleep 0.1) & echo $!; exec sleep 10']);
  const zombie = await new Promise<number>((resolve) =>
    parent.stdout.once('data', (line) => resolve(Number(line))),
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(() => process.kill(zombie, 0)).not.toThrow();
  expect(identityOf(zombie)).toBeUndefined();
  parent.kill('SIGKILL');
});
