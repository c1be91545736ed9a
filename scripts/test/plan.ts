import { Problem } from '../problem.mjs';

/**
 * The parts of a test run, in the order in which they run. Those of one stage run side by side: on Redis, on the
 * scripts' processes and on a moved clock one mostly waits, and the copy for the browser tests fills its database while
 * the pages are built. `e2e` are the browser tests that leave the clock alone, `e2e-clock` those that move it. `calls`
 * checks what the parts before it asked of Stripe.
 */
const STAGES = [
  ['lint'],
  ['types'],
  ['unit'],
  ['sandbox'],
  ['integration'],
  ['build', 'e2e'],
  ['e2e-clock', 'redis', 'scripts'],
  ['calls'],
] as const;
export const parts = STAGES.flat();
export type Part = (typeof parts)[number];

export type TestPlan = {
  readonly stages: readonly (readonly Part[])[];
  /** Whether something that this machine lacks (Redis, a browser) is a failure. */
  readonly strict: boolean;
};

/**
 * Reads `npm test`'s arguments: names of parts, none meaning all of them, and `--all`.
 *
 * @param ci the variable CI; anything but empty, 0 and false makes the run strict
 * @throws Problem `argument_unknown`
 */
export function planTests(args: readonly string[], ci: string | undefined): TestPlan {
  const strict = args.includes('--all') || !['', '0', 'false'].includes(ci ?? '');
  const wanted = args.filter((arg) => arg !== '--all');
  const unknown = wanted.find((arg) => !(parts as string[]).includes(arg));
  if (unknown !== undefined) {
    throw new Problem('argument_unknown', `"${unknown}" is no part of the tests.`, [
      `npm test runs everything; npm test -- <part> ... runs some of: ${parts.join(', ')}.`,
      'With --all, or CI=1, a missing Redis or browser is a failure.',
    ]);
  }
  const isWanted = (part: Part) => wanted.length === 0 || wanted.includes(part);
  const stages = STAGES.map((stage) => stage.filter(isWanted)).filter((stage) => stage.length > 0);
  return { stages, strict };
}
