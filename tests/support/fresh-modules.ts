import { afterAll, vi } from 'vitest';

/**
 * Test files that follow each other in one process share the packages they load, which saves about half of the time,
 * and nothing else: each begins with fresh modules of the product, and leaves the environment as it found it.
 */
vi.resetModules();
const shared = globalThis as { __monetDb?: unknown; __monetLimits?: unknown };
delete shared.__monetDb;
delete shared.__monetLimits;

const environment = { ...process.env };
afterAll(() => {
  process.env = environment;
});
