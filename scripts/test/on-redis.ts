import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What a test imports when a worker runs beside it, or when it counts calls: the two things Redis is for. */
const NEEDS = /from '[^']*(support\/world|support\/worker-process|lib\/limits)'/;

/** Who owes what is the same whichever queue brings the jobs; that each job comes once is asked of both elsewhere. */
const MONEY = path.join('payments', path.sep);

/**
 * The integration tests that Redis makes a difference to, as paths from `root`. They run on both backends; the
 * others never see a queue, or ask nothing of it, so that running them again would prove nothing.
 */
export function testsOnRedis(root: string): string[] {
  const folder = path.join(root, 'tests', 'integration');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (name) =>
        name.endsWith('.test.ts') &&
        !name.startsWith(MONEY) &&
        NEEDS.test(readFileSync(path.join(folder, name), 'utf8')),
    )
    .map((name) => path.join('tests', 'integration', name))
    .sort();
}
