import { compareAccounts } from './compare-accounts';
import { compareBalances } from './compare-balances';
import { compareDisputes } from './compare-disputes';
import { comparePayments } from './compare-payments';
import { comparePayouts } from './compare-payouts';
import { compareRefunds } from './compare-refunds';
import { tie } from './tie';
import type { Difference, Ours, Theirs } from './types';

/**
 * Everything in which our side and Stripe's differ. Pure.
 *
 * Each difference is told once, by what caused it: a booking of which something else is told is left out of the balances,
 * since they could only repeat it. What has changed on either side since `settledBefore` is on its way to the other and is
 * not told at all; it is seen by the next run.
 * @param settledBefore epoch seconds
 */
export function compare(ours: Ours, theirs: Theirs, settledBefore: number): Difference[] {
  const ties = tie(ours, theirs, settledBefore);
  const found = [
    ...comparePayments(ours, theirs, ties),
    ...compareRefunds(ours, theirs, ties),
    ...comparePayouts(ours, theirs, ties),
    ...compareDisputes(ours, theirs, ties),
  ].filter(({ bookingId }) => bookingId === null || !ties.inFlight.has(bookingId));
  const told = new Set(found.map(({ bookingId }) => bookingId));
  const books = ours.books.map(({ bookingId, matter, ledgerCents, expectedCents }) => ({
    ...{ kind: `books_${matter}` as const, bookingId, stripeId: null },
    ...{ ours: ledgerCents, theirs: expectedCents },
  }));
  return [
    ...found,
    ...compareAccounts(ours, theirs, settledBefore),
    ...compareBalances(ours, theirs, ties, told),
    ...books,
  ];
}
