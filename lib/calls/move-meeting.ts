import { db } from '@/lib/db';
import { keepMeeting } from './keep-meeting';

/**
 * Makes the time of a call's Zoom meeting the booking's, after the booking was moved. A host who has another call then
 * is changed: another meeting is made and the old one removed, so the link may be a new one. Asks the booking, not
 * what happened: safe to repeat, in any order with the making and the removing. Where no meeting was wanted so far
 * there is none to move.
 * @throws AppError `provider_unavailable` when Zoom did not answer, or no host is free; the queue tries again
 */
export async function moveMeetingOf(bookingId: string): Promise<void> {
  const meeting = await db().meeting.findUnique({ where: { bookingId }, select: { deletedAt: true } });
  if (meeting && !meeting.deletedAt) await keepMeeting(bookingId);
}
