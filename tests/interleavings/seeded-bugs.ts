import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { BUGS } from './bugs';

/**
 * Puts one mistake at a time into the code of money and expects the random lives to find it:
 * `node --import tsx tests/interleavings/seeded-bugs.ts [number]`. The files are as before afterwards.
 */
const only = process.argv[2] === undefined ? null : Number(process.argv[2]) - 1;
let missed = 0;
for (const [index, bug] of BUGS.entries()) {
  if (only !== null && only !== index) continue;
  const before = readFileSync(bug.file, 'utf8');
  if (!before.includes(bug.from)) throw new TypeError(`${bug.file} has changed: ${bug.from}`);
  writeFileSync(bug.file, before.replace(bug.from, bug.to));
  try {
    const found = isFound();
    if (!found) missed += 1;
    console.log(`${found ? 'found ' : 'MISSED'} ${index + 1} ${bug.name}`);
  } finally {
    writeFileSync(bug.file, before);
  }
}
console.log(`${missed} missed`);
process.exitCode = missed === 0 ? 0 : 1;

function isFound(): boolean {
  const test = 'tests/integration/payments/interleavings.test.ts';
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project=integration', test],
    {
      env: {
        ...process.env,
        MONET_LIVES: process.env.MONET_LIVES ?? '1000',
        MONET_SEED: '4',
        REDIS_URL: '',
        NO_COLOR: '1',
      },
      encoding: 'utf8',
      timeout: 600_000,
    },
  );
  return /AssertionError/.test(stdout + stderr);
}
