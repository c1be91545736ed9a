import { type Authorised, authoriseBooking } from '@/lib/access';
import { type SlotOutlook, slotOutlook } from '@/lib/availability/queries';
import { notFound } from '@/lib/errors';
import { findBooking } from './locked-booking';

/**
 * When the call of a booking can be, as the professional sees it while setting a time. Reads calendars, live.
 * @throws AppError `not_found`
 */
export async function slotsFor(
  actor: Authorised<'booking.schedule'>,
  bookingId: string,
): Promise<SlotOutlook> {
  const booking = await findBooking(bookingId);
  authoriseBooking(actor, 'booking.schedule', booking);
  if (!booking) throw notFound('booking');
  const { candidateId, professionalId } = booking;
  return slotOutlook({ candidateId, professionalId }, { side: 'professional', zone: actor.zone });
}
