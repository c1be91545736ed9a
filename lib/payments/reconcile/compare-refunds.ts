import type { Ties } from './tie';
import { type Difference, difference, type OurMove, type Ours, type Theirs } from './types';

/** Refunds, and what was taken back from transfers or transferred apart from charges. */
export function compareRefunds(ours: Ours, theirs: Theirs, ties: Ties): Difference[] {
  return [...refunds(ours, theirs, ties), ...reversals(ours, theirs, ties), ...transfers(ours, theirs, ties)];
}

/** A refund that failed is forgotten here once it is asked for again, and has moved nothing in the end. */
function refunds(ours: Ours, theirs: Theirs, ties: Ties): Difference[] {
  const listed = new Map(theirs.refunds.map((each) => [each.id, each]));
  const known = new Set(ours.refunds.map((each) => each.refundId));
  const unknown = theirs.refunds
    .filter((each) => !known.has(each.id) && each.status !== 'failed' && !ties.isNew(each))
    .map(({ id, amountCents }) => difference('refund_unknown', ties.bookingOf(id), id, null, amountCents));
  const differing = ours.refunds.flatMap(({ bookingId, refundId, status, amountCents }) => {
    const refund = listed.get(refundId);
    if (!refund) return [difference('refund_missing', bookingId, refundId, amountCents, null)];
    if (refund.amountCents !== amountCents)
      return [difference('refund_amount', bookingId, refundId, amountCents, refund.amountCents)];
    return refund.status === status
      ? []
      : [difference('refund_status', bookingId, refundId, status, refund.status)];
  });
  return [...unknown, ...differing];
}

/** Reversals that come with a refund are that refund's. */
function reversals(ours: Ours, theirs: Theirs, ties: Ties): Difference[] {
  const apart = theirs.transfers
    .flatMap((each) => each.reversals)
    .filter((each) => each.refundId === null && !ties.isNew(each));
  const known = new Set(ours.reversals.map((each) => each.id));
  const listed = new Set(theirs.transfers.flatMap((each) => each.reversals.map(({ id }) => id)));
  return [
    ...apart
      .filter(({ id }) => !known.has(id))
      .map(({ id, amountCents }) =>
        difference('reversal_unknown', ties.bookingOf(id), id, null, amountCents),
      ),
    ...missing('reversal_missing', ours.reversals, listed),
  ];
}

/** A transfer of a charge is that charge's. */
function transfers(ours: Ours, theirs: Theirs, ties: Ties): Difference[] {
  const known = new Set(ours.transfers.map((each) => each.id));
  const listed = new Map(theirs.transfers.map((each) => [each.id, each.amountCents]));
  return [
    ...theirs.transfers
      .filter((each) => each.chargeId === null && !known.has(each.id) && !ties.isNew(each))
      .map(({ id, amountCents }) => difference('transfer_unknown', null, id, null, amountCents)),
    ...missing('transfer_missing', ours.transfers, listed),
    ...ours.transfers.flatMap(({ bookingId, id, amountCents }) => {
      const there = listed.get(id);
      return there === undefined || there === amountCents
        ? []
        : [difference('transfer_amount', bookingId, id, amountCents, there)];
    }),
  ];
}

function missing(
  kind: 'reversal_missing' | 'transfer_missing',
  ours: readonly OurMove[],
  listed: { readonly has: (id: string) => boolean },
): Difference[] {
  return ours
    .filter(({ id }) => !listed.has(id))
    .map(({ bookingId, id }) => difference(kind, bookingId, id, 'made', null));
}
