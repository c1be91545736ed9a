import { beforeAll, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { DEEDS, type Life, WEIGHTS } from '../../interleavings/life';
import { atOnce, LANES, MoneyWorld, SandboxRefusal } from '../../interleavings/money-world';
import { conceive, populate } from '../../interleavings/population';
import { Random } from '../../interleavings/random';
import { readEverythingAgain } from '../../interleavings/read-again';
import { brokenInTheEnd, brokenRules } from '../../interleavings/rules';

/**
 * Random lives of paid calls, many at the same time: users, admins and banks do what they like in any order, the clock
 * jumps, webhooks are lost, late, doubled and out of order, Stripe fails before and after it has acted, work is cut off.
 * After each step the rules of money hold; in the end the books agree with Stripe to the cent.
 *
 * MONET_LIVES sets how many lives a run has (500 in CI, 100000 at night), MONET_SEED which ones.
 */
const LIVES = Number(process.env.MONET_LIVES ?? 2_000);
const SEED = Number(process.env.MONET_SEED ?? 1);
/** Lives side by side: they share each fault and each pause, so that fewer at once see more of both. */
const AT_ONCE = 100;
const ROUNDS = 10;

const world = MoneyWorld.forThisFile();
let population: Awaited<ReturnType<typeof populate>>;
beforeAll(async () => {
  population = await populate(world);
});

const BAG = Object.entries(WEIGHTS).flatMap(([name, weight]) => Array.from({ length: weight }, () => name));
const FAULTS = ['error', 'timeout-after-commit', 'slow', 'duplicate', 'reorder', 'drop'] as const;
/** Anywhere at Stripe, or all at one place: only the same request failing each time shows what its repetition does. */
const WHERE = ['/v1/', '/v1/', '/v1/refunds', '/v1/payouts', '/v1/transfers', '/v1/payment_intents'] as const;
/** Money is there after two days, a payout arrives after two more, and nothing is asked again less than daily. */
const UNTIL_REST = ['PT26H', 'PT26H', 'PT72H', 'PT72H', 'PT1H'];
const PAUSES = ['PT1M', 'PT20M', 'PT2H', 'PT5H', 'PT26H'];

/** What went wrong that must not: anything but a refusal in our own words. */
function judge(failures: string[], what: string, error: unknown): void {
  if (error instanceof AppError && error.code !== 'internal') return;
  if (error instanceof SandboxRefusal) return;
  failures.push(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}

async function round(lives: readonly Life[], random: Random, failures: string[]): Promise<void> {
  if (random.happens(0.5)) {
    const mode = random.pick(FAULTS);
    const match = ['duplicate', 'reorder', 'drop'].includes(mode) ? '' : random.pick(WHERE);
    await world.control('POST', '/control/faults', {
      ...{
        provider: 'stripe',
        match,
        mode,
        count: random.between(1, Math.ceil(lives.length / 16)),
        delayMs: 50,
      },
    });
  }
  const acting = lives.filter(() => random.happens(0.6)).map((life) => ({ life, deed: random.pick(BAG) }));
  await atOnce(acting, LANES, async ({ life, deed }) => {
    try {
      await DEEDS[deed]?.(world, life, random);
    } catch (error) {
      judge(failures, `${deed} of ${life.id}`, error);
    }
  });
  await world.advance(random.pick(PAUSES));
  await world.deliver(random, true);
  await world.work(random, true, (job, error) => judge(failures, job, error));
}

/** Nothing is in the way any more: everything that is on its way arrives. */
async function comeToRest(lives: readonly Life[], random: Random, failures: string[]): Promise<void> {
  await world.control('DELETE', '/control/faults');
  for (const pause of UNTIL_REST) {
    for (let ran = 1; ran > 0; ) {
      await world.deliver(random, false);
      ran = await world.work(random, false, (job, error) => judge(failures, job, error));
    }
    await readEverythingAgain(world, lives, random);
    await world.advance(pause);
  }
  await readEverythingAgain(world, lives, random);
}

it(`${LIVES} lives end with every cent where it belongs`, { timeout: 3_600_000 * 12 }, async () => {
  const random = new Random(SEED);
  for (let lived = 0; lived < LIVES; lived += AT_ONCE) {
    const failures: string[] = [];
    const lives = await conceive(population, Math.min(AT_ONCE, LIVES - lived), random);
    for (let at = 0; at < ROUNDS; at += 1) {
      await round(lives, random, failures);
      failures.push(...(await brokenRules()));
      expect(failures, `seed ${SEED}, after ${lived} lives, round ${at}`).toEqual([]);
    }
    await comeToRest(lives, random, failures);
    failures.push(...(await brokenRules()), ...(await brokenInTheEnd(world)));
    expect(failures, `seed ${SEED}, after ${lived} lives, at rest`).toEqual([]);
  }
  // Lives in which nobody pays would keep every rule.
  expect(await db().payment.count({ where: { paidAt: { not: null } } })).toBeGreaterThan(LIVES / 20);
});
