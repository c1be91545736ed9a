import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parseEnv } from '@/lib/env';
import { type EnvironmentParts, productEnvironment, sandboxEnvironment } from './environment';
import { loadSecrets } from './secrets';
import { providerVariables } from './world';

const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'monet-env-'));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

const demo = loadSecrets(dataFolder, 'demo').demo;
const settings = {
  dataFolder,
  web: 'http://127.0.0.1:3005',
  baseUrl: 'http://127.0.0.1:3005',
  world: 'demo',
  dev: false,
  env: {},
} as const;
const parts: EnvironmentParts = {
  settings,
  ports: { postgres: 1, sandbox: 2222, smtp: 3333, workerOps: 4444 },
  databaseUrl: 'postgresql://owner@127.0.0.1/monet',
  cardsUrl: 'postgresql://cards@127.0.0.1/monet',
  demo,
};

test("the demo's environment is one that the product accepts", () => {
  expect(parseEnv(productEnvironment(parts))).toMatchObject({
    MONET_ENV: 'demo',
    MONET_BASE_URL: 'http://127.0.0.1:3005',
    STRIPE_API_BASE: 'http://127.0.0.1:2222/stripe',
    SMTP_URL: 'smtp://127.0.0.1:3333',
    WORKER_OPS_PORT: 4444,
  });
});

test("the sandbox knows the providers' side of the same keys, and nothing of the product's own", () => {
  if (!demo) throw new TypeError('the demo has secrets');
  const product = productEnvironment(parts);
  const sandbox = sandboxEnvironment({ ...parts, demo });
  expect(sandbox.SANDBOX_STRIPE_WEBHOOK_SECRET).toBe(product.STRIPE_WEBHOOK_SECRET);
  expect(sandbox.SANDBOX_STRIPE_CONNECT_WEBHOOK_SECRET).toBe(product.STRIPE_CONNECT_WEBHOOK_SECRET);
  expect(sandbox.SANDBOX_STRIPE_WEBHOOK_SECRET).not.toBe(sandbox.SANDBOX_STRIPE_CONNECT_WEBHOOK_SECRET);
  expect(sandbox.SANDBOX_ZOOM_HOST_USERS).toBe(product.ZOOM_HOST_USERS);
  expect(sandbox.SANDBOX_CALLS_DIR).toBeUndefined();
  expect(sandbox.MONET_CLOCK_FILE).toBe(product.MONET_CLOCK_FILE);
  expect(sandbox.SANDBOX_STRIPE_CONNECT_WEBHOOK_URL).toBe('http://127.0.0.1:3005/api/stripe/webhook/connect');
  expect(sandbox.SANDBOX_SETTLE_URL).toBe('http://127.0.0.1:4444/settle');
  for (const own of [product.AUTH_SECRET, product.ENCRYPTION_KEY, product.DATABASE_URL]) {
    expect(Object.values(sandbox)).not.toContain(own);
  }
});

test('the real product gets no key, no clock and no sandbox that nobody set', () => {
  const env = productEnvironment({
    ...parts,
    settings: { ...settings, world: 'production', env: { STRIPE_SECRET_KEY: 'sk_live_x' } },
    demo: undefined,
  });
  expect(env.MONET_ENV).toBe('production');
  expect(env.MONET_CLOCK_FILE).toBeUndefined();
  expect(env.MONET_SANDBOX_URL).toBeUndefined();
  expect(env.AUTH_SECRET).toBeUndefined();
  expect(providerVariables.filter((name) => env[name] !== undefined)).toEqual(['STRIPE_SECRET_KEY']);
});
