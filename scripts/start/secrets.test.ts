import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSecrets } from './secrets';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'monet-secrets-'));
  file = path.join(folder, 'secrets.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('secrets are made once, differ between copies, and are for their owner only', () => {
  const first = loadSecrets(folder, 'demo');
  expect(loadSecrets(folder, 'demo')).toEqual(first);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  rmSync(file);
  expect(loadSecrets(folder, 'demo').demo?.AUTH_SECRET).not.toBe(first.demo?.AUTH_SECRET);
});

test("the demo's keys are long, all different, and say what they are", () => {
  const { demo } = loadSecrets(folder, 'demo');
  const values = Object.values(demo ?? {});
  expect(new Set(values).size).toBe(values.length);
  expect(demo?.STRIPE_SECRET_KEY).toMatch(/^sk_test_sandbox_.{20,}$/);
  expect(demo?.STRIPE_PUBLISHABLE_KEY).toMatch(/^pk_test_sandbox_.{20,}$/);
  expect(demo?.STRIPE_WEBHOOK_SECRET).toMatch(/^whsec_sandbox_.{20,}$/);
  expect(Buffer.from(demo?.ENCRYPTION_KEY ?? '', 'base64')).toHaveLength(32);
});

test('the real product gets database passwords and nothing else', () => {
  expect(loadSecrets(folder, 'production').demo).toBeUndefined();
  expect(readFileSync(file, 'utf8')).not.toMatch(/sandbox|AUTH_SECRET/);
});

test('a key that a later version needs is added, and the others stay', () => {
  const first = loadSecrets(folder, 'demo');
  const { ZOOM_WEBHOOK_SECRET: _, ...older } = first.demo ?? {};
  writeFileSync(file, JSON.stringify({ database: first.database, demo: older }));
  const next = loadSecrets(folder, 'demo');
  expect(next.database).toEqual(first.database);
  expect(next.demo).toMatchObject(older);
  expect(next.demo?.ZOOM_WEBHOOK_SECRET).toMatch(/^zoom-sandbox-webhook-/);
});

test('a database without its passwords is not given new ones', () => {
  mkdirSync(path.join(folder, 'postgres'));
  expect(() => loadSecrets(folder, 'demo')).toThrow(expect.objectContaining({ code: 'secrets_lost' }));
  writeFileSync(file, '{"database":');
  expect(() => loadSecrets(folder, 'demo')).toThrow(expect.objectContaining({ code: 'secrets_unreadable' }));
});
