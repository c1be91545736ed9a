import { cardsDb } from '@/lib/db';
import { CURRENT_STAGES, type CurrentStage } from '@/lib/domain/candidate-card';

/** What a candidate wrote of a call, and all that is told of them. No date, no stars of their own. */
export type Said = { readonly text: string; readonly stage: CurrentStage };

/** More would only be scrolled past. */
const MOST = 6;

/**
 * What candidates said of somebody, for the page of their card: from 3 ratings on, over the connection that can read
 * nothing but cards. Empty where no card is shown under this id.
 */
export async function saidOf(listingId: string): Promise<Said[]> {
  const { rows } = await cardsDb().query<{ said: { text: string; stage: string }[] | null }>(
    'SELECT said FROM "ListingCardView" WHERE id = $1',
    [listingId],
  );
  return (rows[0]?.said ?? []).slice(0, MOST).map(({ text, stage }) => ({
    text,
    stage: CURRENT_STAGES.find((each) => each === stage) ?? 'other',
  }));
}
