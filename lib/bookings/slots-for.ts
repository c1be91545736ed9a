import { type Authorised, authoriseBooking } from '@/lib/access';
import { type SlotOutlook, slotOutlook } from '@/lib/availability/queries';
import { notFound } from '@/lib/errors';
import { findBooking } from './locked-booking';

/**
 * When the call of a booking can be, as one side sees it while setting a time or looking for another. The half hour that
 * the call has now counts as free. Calendars may have been read up to half a minute ago, unless it is asked again; what
 * sets a time reads them live in any case.
 * @throws AppError `not_found`
 */
export async function slotsFor<Act extends 'booking.schedule' | 'booking.reschedule'>(
  actor: Authorised<Act>,
  action: Act,
  bookingId: string,
  again = false,
): Promise<SlotOutlook> {
  const booking = await findBooking(bookingId);
  authoriseBooking(actor, action, booking);
  if (!booking) throw notFound('booking');
  const { candidateId, professionalId } = booking;
  const side = candidateId === actor.id ? 'candidate' : 'professional';
  const people = { candidateId, professionalId, exceptBookingId: bookingId };
  return slotOutlook(people, { side, zone: actor.zone }, again ? 'keep' : 'kept');
}
