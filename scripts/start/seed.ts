import { withClient } from '../postgres/roles';
import { Problem } from '../problem.mjs';
import { step } from '../say.mjs';
import { fingerprint } from './fingerprint';
import type { LogFile } from './log-file';
import { runTool } from './tool';
import type { World } from './world';

export type SeedOptions = {
  readonly repositoryRoot: string;
  readonly databaseUrl: string;
  readonly world: World;
  readonly env: Readonly<Record<string, string>>;
  readonly log: LogFile;
  /** Whether the start is being stopped, which ends the seed without that being a failure. */
  readonly stopped: () => boolean;
};

/**
 * Runs prisma/seed.ts, unless this very seed has run to its end on this database before: it changes nothing the
 * second time, but loading the whole product to find that out takes as long as starting it.
 *
 * @throws Problem `seed_failed` with what it printed
 */
export async function seed(options: SeedOptions): Promise<void> {
  const print = seedFingerprint(options.repositoryRoot, options.world, options.env.ADMIN_EMAIL);
  if ((await lastSeed(options.databaseUrl)) === print || options.stopped()) return;
  const label = options.world === 'demo' ? 'Preparing the demo data' : 'Preparing the admin account';
  const result = await step(label, () =>
    runTool(['prisma/seed.ts'], {
      cwd: options.repositoryRoot,
      env: options.env,
      typescript: true,
      onOutput: (text) => options.log.write(text),
    }),
  );
  if (options.stopped()) return;
  if (result.code !== 0) {
    throw new Problem(
      'seed_failed',
      `${label} failed.`,
      'The lines above say why.',
      result.output.slice(-4_000),
    );
  }
  await rememberSeed(options.databaseUrl, print);
}

/** What the seed's outcome depends on. */
export function seedFingerprint(root: string, world: World, adminEmail: string | undefined): string {
  return fingerprint(root, ['prisma/seed.ts', 'prisma/admin.ts', 'prisma/demo'], [world, adminEmail ?? '']);
}

/** The seed that ran last on this database, or undefined. The schema is made by `markWorld`. */
export async function lastSeed(databaseUrl: string): Promise<string | undefined> {
  return withClient(databaseUrl, async (client) => {
    await client.query(`
      CREATE TABLE IF NOT EXISTS monet_start.seed (
        one_row boolean PRIMARY KEY DEFAULT true CHECK (one_row),
        fingerprint text NOT NULL
      )`);
    const { rows } = await client.query<{ fingerprint: string }>('SELECT fingerprint FROM monet_start.seed');
    return rows[0]?.fingerprint;
  });
}

export async function rememberSeed(databaseUrl: string, print: string): Promise<void> {
  await withClient(databaseUrl, (client) =>
    client.query(
      'INSERT INTO monet_start.seed (fingerprint) VALUES ($1) ON CONFLICT (one_row) DO UPDATE SET fingerprint = $1',
      [print],
    ),
  );
}
