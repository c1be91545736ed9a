import { type Authorised, authoriseBooking } from '@/lib/access';
import { findBooking } from '@/lib/bookings/locked-booking';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { startUrl } from '@/lib/providers/zoom/meetings';

/**
 * Where this person enters the call: the candidate by the guest link, the professional as the host, by an
 * address that Zoom makes afresh and that is never stored.
 * @throws AppError `not_found`, `wrong_state` before the booking is confirmed or after the call
 */
export async function joinAddress(actor: Authorised<'booking.join'>, bookingId: string): Promise<string> {
  const booking = await findBooking(bookingId);
  authoriseBooking(actor, 'booking.join', booking);
  const meeting = await db().meeting.findUnique({ where: { bookingId } });
  if (booking?.status !== 'confirmed' || !meeting?.zoomMeetingId || !meeting.joinUrl) {
    throw new AppError('wrong_state', 'There is no call to join at the moment.');
  }
  const asHost = booking.professionalId === actor.id;
  return asHost ? ((await startUrl(meeting.zoomMeetingId)) ?? meeting.joinUrl) : meeting.joinUrl;
}
