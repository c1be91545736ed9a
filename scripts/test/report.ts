import { readFileSync } from 'node:fs';

/** What a part of the test run counted. */
export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };

export function sum(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    nothing,
  );
}

/** A check that is one test: it passed when its program ended with code 0. */
export function oneTest(exitCode: number): Counts {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

type VitestReport = {
  numPassedTests?: number;
  numFailedTests?: number;
  numPendingTests?: number;
  numTodoTests?: number;
};

/** Counts of vitest's JSON report. */
export function countVitest(report: VitestReport): Counts {
  return {
    passed: report.numPassedTests ?? 0,
    failed: report.numFailedTests ?? 0,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

type PlaywrightReport = {
  stats?: { expected?: number; unexpected?: number; flaky?: number; skipped?: number };
};

/** Counts of Playwright's JSON report. A test that passed only when repeated has passed. */
export function countPlaywright({ stats }: PlaywrightReport): Counts {
  return {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
  };
}

/** A warning of Node during a run, say of something that a library must no longer do, counts as one failure. */
export function warningsAsFailure(output: string): Counts {
  return /^\(node:\d+\) \w*Warning: /m.test(output) ? oneTest(1) : nothing;
}

/**
 * Reads a report and reconciles it with the exit code: a run that failed without a failed test (a file that
 * could not be loaded, an error outside of tests, no report at all) counts as one failure.
 */
export function readCounts<T>(file: string, count: (report: T) => Counts, exitCode: number): Counts {
  let counts = nothing;
  try {
    counts = count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { ...nothing, failed: 1 };
  }
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
