import type { Authorised } from '@/lib/access';
import { act } from './act';
import type { LockedBooking } from './locked-booking';

/** The professional turns the request down. Nothing was charged. */
export function decline(actor: Authorised<'booking.decline'>, bookingId: string): Promise<LockedBooking> {
  return act(actor, 'booking.decline', bookingId, { type: 'decline' });
}
