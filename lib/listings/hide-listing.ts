import type { Authorised } from '@/lib/access';
import { now, toDate } from '@/lib/clock';
import { changeListing } from './change-listing';

/** Takes the owner's card down. Bookings and open requests go on; nobody can ask anew. */
export async function hideListing(actor: Authorised<'listing.edit'>): Promise<void> {
  await changeListing(actor, ({ hiddenAt }) =>
    hiddenAt ? null : { data: { hiddenAt: toDate(now()) }, action: 'listing.hidden' },
  );
}

/** Shows the card again, as far as everything else that a card needs is there. */
export async function showListing(actor: Authorised<'listing.edit'>): Promise<void> {
  await changeListing(actor, ({ hiddenAt }) =>
    hiddenAt ? { data: { hiddenAt: null }, action: 'listing.shown' } : null,
  );
}
