import type { Authorised } from '@/lib/access';
import { type MergedAvailability, mergedAvailability } from '@/lib/availability/queries';
import { act } from './act';
import type { LockedBooking } from './locked-booking';

/**
 * The professional takes the request on. The status stays `requested` until a time is set.
 * @returns the booking and the half hours in which both are free; safe to call again
 */
export async function accept(
  actor: Authorised<'booking.accept'>,
  bookingId: string,
): Promise<{ booking: LockedBooking; availability: MergedAvailability }> {
  const booking = await act(actor, 'booking.accept', bookingId, { type: 'accept' });
  return { booking, availability: await mergedAvailability(booking) };
}
