import { defineConfig, devices } from '@playwright/test';

/**
 * The browser tests run against a copy of the product: `npm test -- e2e` starts one and names it here; by hand,
 * set MONET_E2E_WEB and MONET_E2E_SANDBOX to those of a running copy (see its run.json).
 */
const executablePath = process.env.MONET_CHROMIUM;

export default defineConfig({
  testDir: 'tests/e2e',
  // One copy of the product and one clock: tests that move it cannot run side by side.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: process.env.MONET_E2E_WEB ?? 'http://127.0.0.1:3000',
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Chromium's own sandbox needs rights that root and containers do not give.
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    },
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'] } }],
});
