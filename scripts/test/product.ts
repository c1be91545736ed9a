import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../ports';
import { Problem } from '../problem.mjs';
import { environmentForChild } from '../process-environment';

/** A copy of the product that was started for the browser tests. */
export type TestProduct = {
  readonly web: string;
  readonly sandbox: string;
  readonly dataFolder: string;
  stop(): Promise<void>;
};

const LIMIT_MS = 300_000;
const settingsOfOurs =
  /^(MONET_(?!CHROMIUM)|STRIPE_|ZOOM_|GOOGLE_|LINKEDIN_|SMTP_URL|DATABASE_URL|CARDS_DATABASE_URL|REDIS_URL|AUTH_SECRET|ENCRYPTION_KEY|HOST$|PORT$)/;

/**
 * Starts the demo as anybody would, with a port and a data folder of its own, and nothing of this shell's
 * settings but `more`.
 *
 * @throws Problem `product_failed` with what the start printed
 */
export async function startProduct(
  root: string,
  more: Readonly<Record<string, string>> = {},
): Promise<TestProduct> {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'monet-e2e-'));
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !settingsOfOurs.test(name)));
  const child = spawn(process.execPath, [path.join(root, 'scripts', 'start.mjs'), '--no-env-file'], {
    cwd: root,
    env: environmentForChild({
      ...env,
      ...more,
      PORT: String(await freePort()),
      MONET_DATA_DIR: dataFolder,
      MONET_ENV: 'demo',
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-8_000);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  let over = false;
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => {
      over = true;
      resolve();
    });
  });
  const stop = async () => {
    if (!over) child.kill('SIGTERM');
    await ended;
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', () => child.kill('SIGTERM'));

  const runFile = path.join(dataFolder, 'run.json');
  for (const until = Date.now() + LIMIT_MS; !existsSync(runFile); ) {
    if (over || Date.now() > until) {
      await stop();
      throw new Problem(
        'product_failed',
        'The product did not start for the browser tests.',
        'The lines above say why.',
        output,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { web, sandbox } = JSON.parse(readFileSync(runFile, 'utf8'));
  return { web, sandbox, dataFolder, stop };
}
