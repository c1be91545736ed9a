import { defineConfig, devices } from '@playwright/test';

/**
 * The browser tests run against a copy of the product: `npm test -- e2e` starts one and names it here; by hand,
 * set MONET_E2E_WEB and MONET_E2E_SANDBOX to those of a running copy (see its run.json).
 */
const executablePath = process.env.MONET_CHROMIUM;

const MOVE_THE_CLOCK = [
  'call',
  'call-event',
  'contract',
  'decisions',
  'disputes',
  'endings',
  'life',
  'professional-feedback',
].map((name) => `${name}.spec.ts`);
const use = { ...devices['Desktop Chrome'] };

export default defineConfig({
  testDir: 'tests/e2e',
  // One more than the cores that CI has: tests wait for pages, and pages for the database.
  workers: 3,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: process.env.MONET_E2E_WEB ?? 'http://127.0.0.1:3000',
    actionTimeout: 15_000,
    // Recording takes a quarter of the time: MONET_E2E_TRACE=1 to look into a failure.
    trace: process.env.MONET_E2E_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Chromium's own sandbox needs rights that root and containers do not give.
      // The others save a tenth of the processors' time where there is no screen.
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--renderer-process-limit=1'],
    },
  },
  // One copy of the product, and one clock. The admin's tables show everybody, so nobody else acts meanwhile; then
  // come files with people of their own, side by side; at last those that move the clock, one at a time.
  projects: [
    { name: 'admin', use, testMatch: 'admin*.spec.ts', workers: 1 },
    { name: 'people', use, testIgnore: ['admin*.spec.ts', ...MOVE_THE_CLOCK], dependencies: ['admin'] },
    { name: 'time', use, testMatch: MOVE_THE_CLOCK, workers: 1, dependencies: ['people'] },
  ],
});
