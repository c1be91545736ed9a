import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../problem.mjs';
import { productEnvironment } from '../start/environment';
import { loadSecrets } from '../start/secrets';
import type { Settings } from '../start/settings';

type Running = { readonly databaseUrl?: unknown; readonly sandbox?: unknown };

/**
 * The environment of the worker of this copy: what the person set, and the rest from the data folder of the copy that runs
 * there. In the demo Stripe is that copy's sandbox, so it has to run; the real product needs DATABASE_URL alone.
 * @throws Problem
 */
export function environmentOf(settings: Settings): Record<string, string> {
  const { dataFolder, env, world } = settings;
  const running = readRunning(dataFolder);
  const databaseUrl = env.DATABASE_URL ?? running?.databaseUrl;
  if (typeof databaseUrl !== 'string' || (world === 'demo' && typeof running?.sandbox !== 'string')) {
    throw new Problem('nothing_runs', `No copy runs in ${dataFolder}.`, [
      'Start the copy that is meant (MONET_DATA_DIR), or set DATABASE_URL and the settings of the real product.',
    ]);
  }
  const sandbox = typeof running?.sandbox === 'string' ? Number(new URL(running.sandbox).port) : 0;
  return {
    ...productEnvironment({
      settings,
      ports: { postgres: 0, sandbox, smtp: 0, workerOps: 0 },
      databaseUrl,
      // Nothing here reads cards.
      cardsUrl: env.CARDS_DATABASE_URL ?? databaseUrl,
      demo: world === 'demo' ? loadSecrets(dataFolder, world).demo : undefined,
    }),
    MONET_BASE_URL: settings.baseUrl,
    // Standard output is the answer; what is logged would stand between its lines.
    LOG_LEVEL: 'silent',
  };
}

function readRunning(dataFolder: string): Running | null {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path.join(dataFolder, 'run.json'), 'utf8'));
    return typeof parsed === 'object' ? parsed : null;
  } catch {
    return null;
  }
}
