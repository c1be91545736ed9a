import type { Ties } from './tie';
import { type Difference, difference, type OurDispute, type Ours, type Theirs } from './types';

/** Card disputes: their state, and what of them has been booked. */
export function compareDisputes(ours: Ours, theirs: Theirs, ties: Ties): Difference[] {
  const listed = new Map(theirs.disputes.map((each) => [each.id, each]));
  const known = new Set(ours.disputes.map((each) => each.id));
  const unknown = theirs.disputes
    .filter((each) => !known.has(each.id) && !ties.isNew({ id: each.id, createdAt: each.openedAt }))
    .map(({ id, amountCents }) => difference('dispute_unknown', ties.bookingOf(id), id, null, amountCents));
  const differing = ours.disputes.flatMap((mine) => {
    const { bookingId, id, status } = mine;
    const yours = listed.get(id);
    if (!yours) return [difference('dispute_missing', bookingId, id, status, null)];
    return wordsOf(mine) === wordsOf(yours)
      ? []
      : [difference('dispute_differs', bookingId, id, wordsOf(mine), wordsOf(yours))];
  });
  return [...unknown, ...differing];
}

function wordsOf(side: Pick<OurDispute, 'status' | 'feeCents' | 'isWithdrawn' | 'isReinstated'>): string {
  const money = side.isReinstated ? 'given back' : side.isWithdrawn ? 'taken' : 'not touched';
  return `${side.status}, money ${money}, fee ${side.feeCents}`;
}
