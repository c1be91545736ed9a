import { type Difference, difference, type Ours, type Theirs } from './types';

/** Whether each connected account can be charged and paid, and whether it lets us look at all. */
export function compareAccounts(ours: Ours, theirs: Theirs, settledBefore: number): Difference[] {
  const listed = new Map(theirs.accounts.map((each) => [each.id, each.seen]));
  return ours.accounts.flatMap((mine) => {
    const seen = listed.get(mine.id);
    // Opened while Stripe was read, or changed lately.
    if (seen === undefined || mine.touchedAt >= settledBefore || theirs.changed.has(mine.id)) return [];
    const yours = seen ? wordsOf(seen.state) : 'has cut us off';
    const isSame = seen
      ? yours === wordsOf(mine)
      : mine.isRestricted && !mine.transfersActive && !mine.payoutsEnabled;
    return isSame ? [] : [difference('account_differs', null, mine.id, wordsOf(mine), yours)];
  });
}

function wordsOf(side: { readonly transfersActive: boolean; readonly payoutsEnabled: boolean }): string {
  const can = [side.transfersActive && 'charged', side.payoutsEnabled && 'paid'].filter(Boolean);
  return can.length > 0 ? `can be ${can.join(' and ')}` : 'can be neither charged nor paid';
}
