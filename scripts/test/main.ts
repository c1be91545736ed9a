import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repositoryRoot as root } from '../bootstrap.mjs';
import { describeError } from '../problem.mjs';
import { duration, say, step } from '../say.mjs';
import { ensureBuild } from '../start/build';
import { ensurePrismaClient } from '../start/generate';
import { LogFile } from '../start/log-file';
import { killTools, runTool } from '../start/tool';
import { findBrowser } from './browser';
import { testsOnRedis } from './on-redis';
import { type Part, planTests } from './plan';
import { startProduct, type TestProduct } from './product';
import { findRedis, startRedis } from './redis';
import {
  type Counts,
  countPlaywright,
  countVitest,
  oneTest,
  readCounts,
  sum,
  warningsAsFailure,
} from './report';
import { checkStripeCalls } from './stripe-calls';

const bin = (...parts: string[]): string => path.join(root, 'node_modules', ...parts);
const VITEST = bin('vitest', 'vitest.mjs');

/**
 * `npm test`: every check and test of the repository, in order, and at the end one line `N passed, N failed`.
 * Ends the process with code 0 only when nothing failed, and in a strict run nothing was left out.
 *
 * @param args parts to run, `--all`
 */
export async function main(args: readonly string[]): Promise<void> {
  const begun = performance.now();
  const plan = planTests(args, process.env.CI);
  const run = new TestRun(plan.strict);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      killTools();
      void run.cleanUp().finally(() => process.exit(130));
    });
  }
  try {
    await ensurePrismaClient(root);
    for (const stage of plan.stages) await run.stage(stage);
  } catch (error) {
    say(describeError(error));
    run.add('the test run itself', oneTest(1));
  } finally {
    await run.cleanUp();
  }
  const total = run.finish(duration(performance.now() - begun));
  process.exit(total.failed === 0 ? 0 : 1);
}

class TestRun {
  readonly #strict: boolean;
  readonly #counts: Counts[] = [];
  readonly #leftOut: string[] = [];
  readonly #reports = mkdtempSync(path.join(os.tmpdir(), 'monet-reports-'));
  readonly #calls = path.join(this.#reports, 'calls');
  #cleanUps: (() => unknown)[] = [];
  #product: Promise<TestProduct> | undefined;

  constructor(strict: boolean) {
    this.#strict = strict;
  }

  add(label: string, counts: Counts, tookMs?: number): void {
    this.#counts.push(counts);
    const numbers = [`${counts.passed} passed`];
    if (counts.failed > 0) numbers.push(`${counts.failed} FAILED`);
    if (counts.skipped > 0) numbers.push(`${counts.skipped} skipped`);
    say(`${label}: ${numbers.join(', ')}${tookMs === undefined ? '' : ` (${duration(tookMs)})`}`);
  }

  /** Notes what this machine cannot run, and how it could. A failure when the run is strict. */
  #leaveOut(what: string, wayOut: string): void {
    this.#leftOut.push(`${what} were NOT run: ${wayOut}`);
    if (this.#strict) this.add(what, oneTest(1));
  }

  /** Runs parts side by side, all of them to their ends. @throws the first fault */
  async stage(stage: readonly Part[]): Promise<void> {
    const ended = await Promise.allSettled(stage.map((part) => this.#part(part)));
    for (const each of ended) if (each.status === 'rejected') throw each.reason;
  }

  async #part(part: Part): Promise<void> {
    switch (part) {
      case 'lint':
        return this.#check('lint', [
          bin('@biomejs', 'biome', 'bin', 'biome'),
          'check',
          '--error-on-warnings',
          '--colors=off',
          '.',
        ]);
      case 'types':
        return this.#types();
      case 'unit':
        return this.#vitest(part, ['pure', 'unit']);
      case 'sandbox':
        return this.#vitest(part, [part]);
      case 'scripts':
        return this.#vitest(part, [part], this.#recorded);
      case 'integration':
        return this.#vitest('integration, queue on PostgreSQL', ['integration'], {
          ...this.#recorded,
          REDIS_URL: '',
        });
      case 'redis':
        return this.#onRedis();
      case 'build':
        return this.#build();
      case 'e2e':
        return this.#browser(part, '--project=people');
      case 'e2e-clock':
        return this.#browser(part, '--project=time', '--no-deps');
      case 'calls':
        return this.#stripeCalls();
    }
  }

  /** Lets the sandboxes of a part note what the product asks of Stripe. */
  get #recorded(): Record<string, string> {
    return { SANDBOX_CALLS_DIR: this.#calls };
  }

  async #stripeCalls(): Promise<void> {
    const begun = performance.now();
    const { passed, problems } = await checkStripeCalls(root, this.#calls);
    for (const problem of problems) say(problem);
    const counts = { passed, failed: problems.length, skipped: 0 };
    this.add("calls to Stripe against the SDK's types", counts, performance.now() - begun);
  }

  /** A program that is one test. */
  async #check(label: string, command: readonly string[]): Promise<void> {
    const begun = performance.now();
    const { code, output } = await runTool(command, { cwd: root, env: testEnvironment() });
    if (code !== 0) say(output.trimEnd());
    this.add(label, oneTest(code), performance.now() - begun);
  }

  async #types(): Promise<void> {
    // Makes the types of the routes, which the links are checked against.
    const typegen = await runTool([bin('next', 'dist', 'bin', 'next'), 'typegen'], {
      cwd: root,
      env: testEnvironment(),
    });
    if (typegen.code !== 0) say(typegen.output.trimEnd());
    return this.#check('types', [bin('typescript', 'bin', 'tsc'), '--noEmit', '--pretty', 'false']);
  }

  async #vitest(
    label: string,
    projects: readonly string[],
    env: Record<string, string> = {},
    files: readonly string[] = [],
  ): Promise<void> {
    const begun = performance.now();
    const report = path.join(this.#reports, `${label.replaceAll(/\W+/g, '-')}.json`);
    const { code, output } = await announce(label, () =>
      runTool(
        [
          VITEST,
          'run',
          ...projects.map((project) => `--project=${project}`),
          '--reporter=minimal',
          '--reporter=json',
          `--outputFile.json=${report}`,
          '--passWithNoTests',
          '--no-color',
          ...files,
        ],
        { cwd: root, env: { ...testEnvironment(), ...env } },
      ),
    );
    const counts = sum([readCounts(report, countVitest, code), warningsAsFailure(output)]);
    if (counts.failed > 0) say(output.trimEnd());
    this.add(label, counts, performance.now() - begun);
  }

  async #onRedis(): Promise<void> {
    const program = findRedis();
    if (!program) {
      this.#leaveOut('The integration tests with the queue on Redis', 'apt-get install redis-server');
      return;
    }
    const redis = await startRedis(program);
    this.#cleanUps.push(redis.stop);
    const label = 'integration, queue on Redis';
    await this.#vitest(
      label,
      ['integration'],
      { ...this.#recorded, REDIS_URL: redis.url },
      testsOnRedis(root),
    );
    await redis.stop();
  }

  async #build(): Promise<void> {
    const begun = performance.now();
    const log = new LogFile(path.join(root, '.data', 'logs'), 'build');
    try {
      (await ensureBuild(root, 'the tests', log))();
      this.add('build', oneTest(0), performance.now() - begun);
    } catch (error) {
      say(describeError(error));
      this.add('build', oneTest(1), performance.now() - begun);
    } finally {
      log.close();
    }
  }

  /** @param projects of playwright.config.ts; those they depend on run first, unless `--no-deps` is among the rest */
  async #browser(part: Part, ...projects: readonly string[]): Promise<void> {
    const browser = await findBrowser(root);
    if (!browser) {
      this.#leaveOut(
        'The browser tests',
        'apt-get install chromium-headless-shell, or npx playwright install chromium',
      );
      return;
    }
    const begun = performance.now();
    this.#product ??= this.#startProduct();
    const product = await this.#product;
    const report = path.join(this.#reports, `${part}.json`);
    const label = part === 'e2e' ? 'browser tests' : 'browser tests that move the clock';
    const { code, output } = await announce(`${label}, with ${browser.name}`, () =>
      runTool([bin('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json', ...projects], {
        cwd: root,
        env: {
          ...testEnvironment(),
          ...browser.env,
          MONET_E2E_WEB: product.web,
          MONET_E2E_SANDBOX: product.sandbox,
          MONET_E2E_DATA: product.dataFolder,
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        },
      }),
    );
    const counts = readCounts(report, countPlaywright, code);
    if (counts.failed > 0) say(output.trimEnd());
    this.add(label, counts, performance.now() - begun);
  }

  /** The copy that all browser tests share. */
  async #startProduct(): Promise<TestProduct> {
    const product = await step('Starting a copy for the browser tests', () =>
      startProduct(root, this.#recorded),
    );
    this.#cleanUps.push(product.stop);
    return product;
  }

  async cleanUp(): Promise<void> {
    for (const cleanUp of this.#cleanUps.splice(0).reverse()) await cleanUp();
    rmSync(this.#reports, { recursive: true, force: true });
  }

  /** Prints what was left out and the last line. */
  finish(took: string): Counts {
    const total = sum(this.#counts);
    // A skipped test is an untested rule; where everything has to run, it counts as failed.
    const failed = total.failed + (this.#strict ? total.skipped : 0);
    say('');
    for (const line of this.#leftOut) say(line);
    if (total.skipped > 0) say(`${total.skipped} tests were skipped.`);
    say(`All of it took ${took}.`);
    say(`${total.passed} passed, ${failed} failed`);
    return { ...total, failed };
  }
}

/** A part that takes long says that it has begun; its counts and time follow. */
async function announce<T>(label: string, work: () => Promise<T>): Promise<T> {
  const timer = setTimeout(() => say(`${label} ...`), 1_000);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}

/** What the tests see of this shell. An empty value counts as not set. */
function testEnvironment(): Record<string, string | undefined> {
  return {
    ...process.env,
    NODE_ENV: 'test',
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
    NEXT_TELEMETRY_DISABLED: '1',
  };
}
