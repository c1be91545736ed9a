import { machineNow } from '@/lib/clock';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { deleteMeeting, meetingsFor } from '@/lib/providers/zoom/meetings';
import { holdingMeeting } from './meeting-lease';

/**
 * Removes every meeting at Zoom that was made for a booking and is not the one its people are given: left at another
 * host after a move, made twice when an answer came too late, or made while the booking was cancelled. Safe to repeat.
 * @throws AppError `provider_unavailable` when Zoom did not answer, or while it may still make one
 */
export function tidyMeetings(bookingId: string): Promise<void> {
  return holdingMeeting(bookingId, async (lease) => {
    const meeting = await db().meeting.findUniqueOrThrow({ where: { bookingId } });
    const wanted = meeting.deletedAt ? null : meeting.zoomMeetingId;
    const asks = await db().meetingAsk.findMany({ where: { bookingId } });
    for (const { hostUser, zoomMeetingId, askedAt } of asks) {
      const isPlace = !meeting.deletedAt && hostUser === meeting.hostUser;
      // Its meeting is not known yet: whoever makes it looks first for one that is there.
      if (isPlace && !wanted) continue;
      await lease.renew();
      const there = new Set(await meetingsFor(hostUser, bookingId));
      if (zoomMeetingId) there.add(zoomMeetingId);
      for (const id of there) if (id !== wanted) await deleteMeeting(id);
      const mayCome = !zoomMeetingId && machineNow() < askedAt.getTime() + 2 * env().PROVIDER_TIMEOUT_MS;
      if (mayCome && there.size === 0) throw mayStillCome(bookingId);
      if (!isPlace) await db().meetingAsk.deleteMany({ where: { bookingId, hostUser, askedAt } });
    }
  });
}

function mayStillCome(bookingId: string): AppError {
  return new AppError('provider_unavailable', 'The call is being prepared. Please try again in a minute.', {
    log: `Zoom may still make a meeting of ${bookingId}`,
  });
}
