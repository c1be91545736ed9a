import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const read = (name: string) => readFileSync(path.resolve(import.meta.dirname, '../..', name), 'utf8');

test('every variable that the product reads is described in .env.example', () => {
  const variables = [...read('lib/env.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)].map(([, name]) => name);
  expect(variables.length).toBeGreaterThan(40);
  const described = new Set(read('.env.example').match(/\b[A-Z][A-Z0-9_]+(?==)/g));
  expect(variables.filter((name) => name !== 'NODE_ENV' && !described.has(String(name)))).toEqual([]);
});
