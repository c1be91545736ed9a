import type { Temporal } from 'temporal-polyfill';
import type { Authorised } from '@/lib/access';
import { now } from '@/lib/clock';
import { db } from '@/lib/db';
import { compareBooks, type Disagreement } from '@/lib/payments/queries';

export type BooksCheck = {
  readonly at: Temporal.Instant;
  /** What was compared. */
  readonly payments: number;
  readonly payouts: number;
  readonly refunds: number;
  readonly disagreements: readonly Disagreement[];
};

const SHOWN = 100;

/**
 * Whether the ledger says what the rows of every booking say; the rule is `compareBooks`, which the daily reconciliation
 * uses too.
 * @returns at most 100 disagreements
 */
export async function checkBooks(_actor: Authorised<'admin.read'>): Promise<BooksCheck> {
  const [counts, disagreements] = await Promise.all([
    db().$queryRaw<{ payments: number; payouts: number; refunds: number }[]>`
      SELECT (SELECT count(*)::int FROM payments WHERE paid_at IS NOT NULL) AS payments,
             (SELECT count(*)::int FROM payouts) AS payouts, (SELECT count(*)::int FROM refunds) AS refunds`,
    compareBooks(db(), SHOWN),
  ]);
  const { payments = 0, payouts = 0, refunds = 0 } = counts[0] ?? {};
  return { at: now(), payments, payouts, refunds, disagreements };
}
