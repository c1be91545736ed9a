import type { Ties } from './tie';
import { type Difference, difference, type Ours, type Theirs } from './types';

/** Payouts of every connected account that lets us look. */
export function comparePayouts(ours: Ours, theirs: Theirs, ties: Ties): Difference[] {
  const seen = theirs.accounts.flatMap(({ id, seen }) => (seen ? [{ id, payouts: seen.payouts }] : []));
  const readable = new Set(seen.map(({ id }) => id));
  const listed = new Map(seen.flatMap(({ payouts }) => payouts.map((each) => [each.id, each] as const)));
  const known = new Set(ours.payouts.map((each) => each.payoutId));
  const booked = new Map(ours.payments.map((each) => [each.bookingId, each.paidOutCents]));
  // One that failed is forgotten here once it is sent again, and is back on the balance.
  const unknown = [...listed.values()]
    .filter((each) => !known.has(each.id) && each.status !== 'failed' && !ties.isNew(each))
    .map(({ id, amountCents }) => difference('payout_unknown', ties.bookingOf(id), id, null, amountCents));
  const differing = ours.payouts
    .filter((each) => readable.has(each.destination))
    .flatMap(({ bookingId, payoutId, status: now }) => {
      // One that came back keeps its id until it is sent again, whatever has become of it meanwhile.
      const status = now === 'sent' || now === 'paid' ? now : 'failed';
      const payout = listed.get(payoutId);
      const cents = booked.get(bookingId) ?? 0;
      if (!payout) return [difference('payout_missing', bookingId, payoutId, cents, null)];
      if (payout.status !== status)
        return [difference('payout_status', bookingId, payoutId, status, payout.status)];
      const left = payout.status === 'failed' ? 0 : payout.amountCents;
      return left === cents ? [] : [difference('payout_amount', bookingId, payoutId, cents, left)];
    });
  return [...unknown, ...differing];
}
