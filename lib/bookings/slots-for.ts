import { type Authorised, authoriseBooking } from '@/lib/access';
import { type SlotOutlook, slotOutlook } from '@/lib/availability/queries';
import { notFound } from '@/lib/errors';
import { findBooking } from './locked-booking';

/**
 * When the call of a booking can be, as the professional sees it while setting a time. Calendars may have been read up
 * to half a minute ago, unless it is asked again; `schedule` reads them live in any case.
 * @throws AppError `not_found`
 */
export async function slotsFor(
  actor: Authorised<'booking.schedule'>,
  bookingId: string,
  again = false,
): Promise<SlotOutlook> {
  const booking = await findBooking(bookingId);
  authoriseBooking(actor, 'booking.schedule', booking);
  if (!booking) throw notFound('booking');
  const { candidateId, professionalId } = booking;
  const reader = { side: 'professional', zone: actor.zone } as const;
  return slotOutlook({ candidateId, professionalId }, reader, again ? 'keep' : 'kept');
}
