import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const alias = { '@': path.resolve(import.meta.dirname) };

const PURE = [
  'lib/domain/**/*.test.ts',
  'components/**/*.test.ts',
  'tests/rules/**/*.test.ts',
  'tests/slots/**/*.test.ts',
];

/** Every test runs in a zone with half-hour offsets and a DST rule, so that a forgotten zone shows. */
process.env.TZ = 'Australia/Lord_Howe';

/** Files that take longest. */
const LONGEST = [
  'payments/after-the-call',
  'payments/interleavings',
  'bookings/time-races',
  'availability/call-events-faults',
  'faults/',
  'booking-life',
].map((start) => `/tests/integration/${start}`);

/** Begins with the longest, so that the others run meanwhile. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.some((part) => moduleId.includes(part));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        // Pure functions, and files that are read: they share a process, which saves more time than they take.
        resolve: { alias },
        test: {
          name: 'pure',
          include: PURE,
          isolate: false,
          maxWorkers: 2,
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['lib/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: PURE,
          setupFiles: ['tests/support/fresh-modules.ts'],
          isolate: false,
          maxWorkers: 2,
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'sandbox',
          include: ['tests/sandbox/**/*.test.ts'],
          setupFiles: ['tests/support/fresh-modules.ts'],
          isolate: false,
          maxWorkers: 2,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/postgres-setup.ts'],
          setupFiles: ['tests/support/fresh-modules.ts'],
          isolate: false,
          // Imports `next/server` without its extension, which Vite resolves and Node does not.
          server: { deps: { inline: ['next-auth'] } },
          // One more than the cores that CI has: tests wait for databases, queues and locks that run out.
          maxWorkers: 3,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'scripts',
          include: ['tests/scripts/**/*.test.ts'],
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
