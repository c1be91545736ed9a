import { now, toDate } from '@/lib/clock';
import { db } from '@/lib/db';
import { deleteMeeting } from '@/lib/providers/zoom/meetings';

/** Removes the Zoom meeting of a booking that will not take place. Safe to repeat. */
export async function deleteMeetingOf(bookingId: string): Promise<void> {
  const meeting = await db().meeting.findUnique({ where: { bookingId } });
  if (!meeting || meeting.deletedAt) return;
  if (meeting.zoomMeetingId) await deleteMeeting(meeting.zoomMeetingId);
  await db().meeting.update({ where: { bookingId }, data: { deletedAt: toDate(now()) } });
}
