import type { Authorised } from '@/lib/access';
import { changeListing } from './change-listing';

/**
 * Sets the price of a call. Bookings keep the price that they were requested with.
 * @param priceCents within `PRICE_RANGE_CENTS`
 */
export async function savePrice(actor: Authorised<'listing.edit'>, priceCents: number): Promise<void> {
  await changeListing(actor, ({ priceCents: before }) =>
    before === priceCents
      ? null
      : {
          data: { priceCents },
          action: 'listing.price_changed',
          audit: { fromCents: before, toCents: priceCents },
        },
  );
}
