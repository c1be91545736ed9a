import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stateFolder, waitForLock } from '../install.mjs';
import { Problem } from '../problem.mjs';
import { step } from '../say.mjs';
import { fingerprint } from './fingerprint';
import { runTool } from './tool';

/**
 * Generates the Prisma client when the schema or Prisma itself changed. Works without a network.
 *
 * @throws Problem `generate_failed` with what Prisma said
 */
export async function ensurePrismaClient(root: string): Promise<void> {
  const prisma = readFileSync(path.join(root, 'node_modules', 'prisma', 'package.json'), 'utf8');
  const wanted = fingerprint(
    root,
    ['prisma/schema.prisma', 'prisma.config.ts'],
    [JSON.parse(prisma).version],
  );
  const stamp = path.join(root, 'prisma', 'generated', '.monet');
  const isCurrent = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isCurrent()) return;
  const lock = await waitForLock(
    path.join(stateFolder(root), 'generate.lock'),
    'generating the database client',
  );
  try {
    if (isCurrent()) return;
    rmSync(stamp, { force: true });
    const result = await step('Generating the database client', () => generate(root));
    if (result.code !== 0) {
      throw new Problem(
        'generate_failed',
        'The database client could not be generated.',
        'The lines above say why.',
        result.output,
      );
    }
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, wanted);
  } finally {
    lock.release();
  }
}

function generate(root: string) {
  return runTool([path.join(root, 'node_modules', 'prisma', 'build', 'index.js'), 'generate'], {
    cwd: root,
    env: {
      ...process.env,
      // Only `prisma migrate` runs that engine; naming any file keeps the CLI from downloading it.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
      NO_COLOR: '1',
    },
  });
}
