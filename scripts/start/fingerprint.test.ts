import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildInputs, fingerprint, publicVariables } from './fingerprint';

let root: string;
const write = (name: string, content: string) => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), content);
};
const print = () => fingerprint(root, buildInputs(root));

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'monet-fingerprint-'));
  write('app/page.tsx', 'page');
  write('lib/domain/fees.ts', 'fees');
  write('next.config.ts', 'config');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('nothing changed, same build', () => {
  expect(print()).toBe(print());
});

test.each([
  ['a changed page', () => write('app/page.tsx', 'other')],
  ['a changed rule', () => write('lib/domain/fees.ts', 'other')],
  ['a new file', () => write('components/card.tsx', '')],
  ['a removed file', () => rmSync(path.join(root, 'lib/domain/fees.ts'))],
  [
    'a moved file',
    () => {
      rmSync(path.join(root, 'lib/domain/fees.ts'));
      write('lib/fees.ts', 'fees');
    },
  ],
  ['changed settings', () => write('next.config.ts', 'other')],
  ['new settings', () => write('proxy.ts', '')],
  ['another lock file', () => write('package-lock.json', '{}')],
  ['a changed schema', () => write('prisma/schema.prisma', 'model')],
])('%s makes the build stale', (_what, change) => {
  const before = print();
  change();
  expect(print()).not.toBe(before);
});

test.each([
  ['a test', () => write('lib/domain/fees.test.ts', 'test')],
  ['the worker', () => write('worker.ts', 'worker')],
  ['a migration', () => write('prisma/migrations/1_a/migration.sql', 'SELECT 1')],
  ['a document', () => write('docs/money.md', '')],
])('%s does not', (_what, change) => {
  const before = print();
  change();
  expect(print()).toBe(before);
});

test('content does not run over into names', () => {
  write('app/a', 'bc');
  const one = print();
  rmSync(path.join(root, 'app/a'));
  write('app/ab', 'c');
  expect(print()).not.toBe(one);
});

test('only public variables are built in', () => {
  expect(publicVariables({ NEXT_PUBLIC_B: '2', NEXT_PUBLIC_A: '1', STRIPE_SECRET_KEY: 'x' })).toEqual([
    'NEXT_PUBLIC_A=1',
    'NEXT_PUBLIC_B=2',
  ]);
});
