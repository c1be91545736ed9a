import { closeDb } from '@/lib/db';
import { reconcile } from '@/lib/payments/reconcile/reconcile';
import { repair } from '@/lib/payments/reconcile/repair';
import { report } from '@/lib/payments/reconcile/report';
import type { Difference } from '@/lib/payments/reconcile/types';
import { repositoryRoot } from '../bootstrap.mjs';
import { say } from '../say.mjs';
import { readSettings } from '../start/settings';
import { environmentOf } from './environment';
import { countOf, lineOf } from './print';

/**
 * Compares ledger, bookings and Stripe's lists: a line for each difference, how many there are as the last line, and exit
 * code 1 where there is any. Changes nothing, except with `--repair`, which reads again from Stripe what that mends; safe
 * to run at any time, beside the product.
 *
 * @param args `--repair`, `--no-env-file`
 * @throws Problem
 */
export async function main(args: readonly string[]): Promise<void> {
  const settings = readSettings(
    repositoryRoot,
    args.filter((arg) => arg !== '--repair'),
  );
  Object.assign(process.env, environmentOf(settings));
  try {
    const left = args.includes('--repair') ? await mend() : await reconcile();
    for (const difference of left) say(lineOf(difference));
    say(countOf(left));
    process.exitCode = left.length > 0 ? 1 : 0;
  } finally {
    await closeDb();
  }
}

async function mend(): Promise<readonly Difference[]> {
  const repaired = await repair();
  await report(repaired);
  for (const difference of repaired.mended) say(`mended: ${lineOf(difference)}`);
  return repaired.left;
}
