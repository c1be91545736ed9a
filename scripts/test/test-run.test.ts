import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testsOnRedis } from './on-redis';
import { parts, planTests } from './plan';
import { countPlaywright, countVitest, oneTest, readCounts, sum, warningsAsFailure } from './report';

const folder = mkdtempSync(path.join(os.tmpdir(), 'monet-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = path.join(folder, 'report.json');

test('no argument means everything, names mean those, in the order of the run', () => {
  expect(planTests([], undefined).stages.flat()).toEqual(parts);
  expect(planTests(['e2e', 'unit'], '')).toEqual({ stages: [['unit'], ['e2e']], strict: false });
  expect(planTests(['scripts', 'redis'], '').stages).toEqual([['redis', 'scripts']]);
  expect(() => planTests(['units'], undefined)).toThrow(
    expect.objectContaining({ code: 'argument_unknown' }),
  );
});

test('CI and --all are strict', () => {
  expect(planTests(['--all'], undefined).strict).toBe(true);
  for (const ci of ['1', 'true']) expect(planTests([], ci).strict).toBe(true);
  for (const ci of ['', '0', 'false', undefined]) expect(planTests([], ci).strict).toBe(false);
});

test('counts of both reporters', () => {
  expect(countVitest({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 })).toEqual({
    passed: 5,
    failed: 1,
    skipped: 3,
  });
  expect(countPlaywright({ stats: { expected: 3, flaky: 1, unexpected: 2, skipped: 1 } })).toEqual({
    passed: 4,
    failed: 2,
    skipped: 1,
  });
  expect(sum([oneTest(0), oneTest(1), oneTest(0)])).toEqual({ passed: 2, failed: 1, skipped: 0 });
});

test('a run that failed without a failed test is a failure all the same', () => {
  writeFileSync(file, JSON.stringify({ numPassedTests: 3, numFailedTests: 0 }));
  expect(readCounts(file, countVitest, 0)).toMatchObject({ passed: 3, failed: 0 });
  expect(readCounts(file, countVitest, 1)).toMatchObject({ passed: 3, failed: 1 });
  expect(readCounts(path.join(folder, 'none'), countVitest, 0)).toMatchObject({ passed: 0, failed: 1 });
});

test('a warning of Node is a failure', () => {
  const warning =
    '\n(node:42) DeprecationWarning: Calling client.query() when the client is busy is deprecated\n';
  expect(warningsAsFailure(warning)).toMatchObject({ passed: 0, failed: 1 });
  expect(warningsAsFailure(' ✓ says (node:42) DeprecationWarning: in its name\n')).toMatchObject({
    failed: 0,
  });
});

test('on Redis run the tests beside a worker, and of what counts calls, and no others', () => {
  const found = testsOnRedis(path.resolve(import.meta.dirname, '..', '..'));
  expect(found).toEqual(
    expect.arrayContaining([
      'tests/integration/booking-life.test.ts',
      'tests/integration/faults/killed-worker.test.ts',
      'tests/integration/http/limits.test.ts',
      'tests/integration/races.test.ts',
    ]),
  );
  expect(found).not.toContain('tests/integration/listings/search.test.ts');
});
