import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AppliedMigration, lineOf, type Migration, pendingMigrations, readMigrations } from './plan';

const migration = (name: string): Migration => ({ name, sql: '', checksum: `sum of ${name}` });
const applied = (name: string, change: Partial<AppliedMigration> = {}): AppliedMigration => ({
  name,
  checksum: `sum of ${name}`,
  finished: true,
  rolledBack: false,
  ...change,
});
const known = ['1_a', '2_b', '3_c'].map(migration);
const code = (name: string) => expect.objectContaining({ code: name });

test('what is not applied is pending, in order', () => {
  expect(pendingMigrations(known, []).map((m) => m.name)).toEqual(['1_a', '2_b', '3_c']);
  expect(pendingMigrations(known, [applied('1_a')]).map((m) => m.name)).toEqual(['2_b', '3_c']);
  expect(
    pendingMigrations(
      known,
      known.map((m) => applied(m.name)),
    ),
  ).toEqual([]);
});

test('a migration that was rolled back is pending again', () => {
  const history = [applied('1_a'), applied('2_b', { finished: false, rolledBack: true })];
  expect(pendingMigrations(known, history).map((m) => m.name)).toEqual(['2_b', '3_c']);
});

test('a history that does not fit is refused', () => {
  expect(() => pendingMigrations(known, [applied('1_a', { checksum: 'other' })])).toThrow(
    code('migration_changed'),
  );
  expect(() => pendingMigrations(known, [applied('0_gone')])).toThrow(code('migration_missing'));
  expect(() => pendingMigrations(known, [applied('1_a', { finished: false })])).toThrow(
    code('migration_failed_before'),
  );
  expect(() => pendingMigrations(known, [applied('1_a'), applied('3_c')])).toThrow(
    code('migration_out_of_order'),
  );
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'monet-migrations-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, sql: string): void {
  mkdirSync(path.join(folder, name));
  writeFileSync(path.join(folder, name, 'migration.sql'), sql);
}

test('migrations are read by name, with the checksum of their bytes', () => {
  write('2_second', 'SELECT 2;');
  write('1_first', 'SELECT 1; -- ä');
  writeFileSync(path.join(folder, 'migration_lock.toml'), '');
  const read = readMigrations(folder);
  expect(read.map((m) => m.name)).toEqual(['1_first', '2_second']);
  expect(read[0]?.checksum).toBe(createHash('sha256').update('SELECT 1; -- ä', 'utf8').digest('hex'));
});

test('no folder means no migrations; a folder without its file is refused', () => {
  expect(readMigrations(path.join(folder, 'nowhere'))).toEqual([]);
  mkdirSync(path.join(folder, '1_empty'));
  expect(() => readMigrations(folder)).toThrow(code('migration_unreadable'));
});

test('a migration that ends its transaction is refused, a function body is not', () => {
  write(
    '1_function',
    'CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\n  PERFORM 1;\nEND $$;',
  );
  expect(readMigrations(folder)).toHaveLength(1);
  write('2_commit', 'SELECT 1;\nCOMMIT;');
  expect(() => readMigrations(folder)).toThrow(code('migration_has_transaction'));
});

test('positions become lines', () => {
  expect([1, 3, 4, 6].map((position) => lineOf('ab\ncd\ne', position))).toEqual([1, 1, 2, 2]);
  expect(lineOf('ab\ncd\ne', 7)).toBe(3);
});
