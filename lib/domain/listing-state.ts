/** What a professional must have done to be listed, in the order in which it is usually done. */
export const LISTING_STEPS = [
  'employer',
  'title',
  'seniority',
  'industry',
  'corporate_email',
  'price',
  'availability',
  'stripe',
] as const;
export type ListingStep = (typeof LISTING_STEPS)[number];

/** For each step whether it is done. `stripe`: the account is ready, transfers active, payouts enabled. */
export type StepsDone = Readonly<Record<ListingStep, boolean>>;

/**
 * `draft`: steps are missing. `waiting_for_others`: everything is done, but fewer people are listed than a class
 * needs. `hidden`: by its owner. `suspended`: by the admin.
 */
export type ListingState = 'draft' | 'waiting_for_others' | 'listed' | 'hidden' | 'suspended';

export function missingSteps(done: StepsDone): ListingStep[] {
  return LISTING_STEPS.filter((step) => !done[step]);
}

/** Whether somebody belongs to the population that cards are made from. */
export function mayBeListed(listing: { done: StepsDone; hidden: boolean; suspended: boolean }): boolean {
  return missingSteps(listing.done).length === 0 && !listing.hidden && !listing.suspended;
}

/** @param hasCard whether a card is shown at this moment */
export function listingState(listing: {
  done: StepsDone;
  hidden: boolean;
  suspended: boolean;
  hasCard: boolean;
}): ListingState {
  if (listing.suspended) return 'suspended';
  if (missingSteps(listing.done).length > 0) return 'draft';
  if (listing.hidden) return 'hidden';
  return listing.hasCard ? 'listed' : 'waiting_for_others';
}
