import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What a test imports when a worker runs beside it, or when it counts calls: the two things Redis is for. */
const NEEDS = /from '[^']*(support\/world|support\/worker-process|lib\/limits)'/;

/**
 * Who owes what, which half hours are free and who came are the same whichever queue brings the jobs; that each job
 * comes once, and in the end, is asked of both by the others.
 */
const SAME_ON_BOTH = [
  path.join('payments', path.sep),
  path.join('calls', path.sep),
  path.join('faults', 'google-'),
  path.join('bookings', 'calendars-'),
  path.join('bookings', 'time-races'),
];

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
        !SAME_ON_BOTH.some((start) => name.startsWith(start)) &&
        NEEDS.test(readFileSync(path.join(folder, name), 'utf8')),
    )
    .map((name) => path.join('tests', 'integration', name))
    .sort();
}
