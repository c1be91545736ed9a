import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LogFile } from './log-file';
import { lineSplitter, worthShowing } from './log-line';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'monet-logs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a log never grows past its limit; the last two files are kept', () => {
  const log = new LogFile(path.join(folder, 'logs'), 'web', 100);
  for (let line = 0; line < 50; line += 1) log.write(`line ${line} ${'x'.repeat(20)}\n`);
  log.close();
  expect(readdirSync(path.join(folder, 'logs')).sort()).toEqual(['web.log', 'web.log.1']);
  for (const name of ['web.log', 'web.log.1'])
    expect(statSync(path.join(folder, 'logs', name)).size).toBeLessThanOrEqual(100);
  expect(readFileSync(path.join(folder, 'logs', 'web.log'), 'utf8')).toContain('line 49');
});

test('a later start goes on where the file ends, and only its owner may read it', () => {
  for (const text of ['one\n', 'two\n']) {
    const log = new LogFile(folder, 'web');
    log.write(text);
    log.close();
  }
  expect(readFileSync(path.join(folder, 'web.log'), 'utf8')).toBe('one\ntwo\n');
  expect(statSync(path.join(folder, 'web.log')).mode & 0o077).toBe(0);
});

test('warnings and errors are shown, the rest is not', () => {
  expect(worthShowing('{"level":30,"msg":"fine"}', 'out')).toBeUndefined();
  expect(worthShowing('{"level":40,"msg":"hm"}', 'out')).toBe('hm');
  expect(worthShowing('{"level":50,"msg":"job failed","err":{"message":"boom"}}', 'out')).toBe(
    'job failed: boom',
  );
  expect(worthShowing('{"level":50,"err":{"message":"boom"}}', 'out')).toBe('boom');
  expect(worthShowing('plain', 'out')).toBeUndefined();
  expect(worthShowing('plain', 'err')).toBe('plain');
  expect(worthShowing('{not json', 'err')).toBe('{not json');
  expect(worthShowing('  ', 'err')).toBeUndefined();
});

test('lines are put together across chunks', () => {
  const lines: string[] = [];
  const feed = lineSplitter((line) => lines.push(line));
  for (const chunk of ['a', 'b\nc', '\r\n', 'd']) feed(chunk);
  expect(lines).toEqual(['ab', 'c']);
});
