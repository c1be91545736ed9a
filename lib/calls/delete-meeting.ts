import { now, toDate } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { enqueue } from '@/lib/outbox';
import { deleteMeeting } from '@/lib/providers/zoom/meetings';
import { closeHostAlert } from './call-alerts';
import { holdingMeeting } from './meeting-lease';

/** Removes the Zoom meeting of a booking that will not take place, and frees its host. Safe to repeat. */
export async function deleteMeetingOf(bookingId: string): Promise<void> {
  const meeting = await db().meeting.findUnique({ where: { bookingId } });
  if (!meeting || meeting.deletedAt) return;
  await closeHostAlert(bookingId);
  await holdingMeeting(bookingId, async () => {
    const present = await db().meeting.findUnique({ where: { bookingId } });
    if (!present || present.deletedAt) return;
    if (present.zoomMeetingId) await deleteMeeting(present.zoomMeetingId);
    await transaction(async (tx) => {
      await tx.meeting.update({ where: { bookingId }, data: { deletedAt: toDate(now()) } });
      // What Zoom was asked for and did not confirm, or at another host, may be there all the same.
      const unknown = await tx.meetingAsk.findFirst({
        where: { bookingId, OR: [{ zoomMeetingId: null }, { hostUser: { not: present.hostUser } }] },
      });
      if (unknown) await enqueue(tx, 'tidy-meetings', `${bookingId}/tidy/deleted`, { bookingId });
    });
  });
}
