import { timestamp, toInstant } from '@/lib/clock';
import { firstSeen } from '@/lib/domain/attendance';
import type { Party } from '@/lib/domain/booking';
import type { Meeting } from '@/prisma/generated/client/client';

type Seen = { readonly who: Party; readonly firstSeenAt: string };

/** When Zoom first saw each of the two at the call as it is timed now, the earlier first. */
export function seenOf(booking: {
  readonly startAt: Date | null;
  readonly attendance: readonly { readonly person: string; readonly seenAt: Date }[];
}): Seen[] {
  const { startAt } = booking;
  if (!startAt) return [];
  const sightings = booking.attendance.map(({ person, seenAt }) => ({ person, seenAt: toInstant(seenAt) }));
  const seen = (['candidate', 'professional'] as const).flatMap((who) => {
    const at = firstSeen(sightings, who, toInstant(startAt));
    return at ? [{ who, firstSeenAt: timestamp(at) }] : [];
  });
  return seen.toSorted((a, b) => (a.firstSeenAt < b.firstSeenAt ? -1 : 1));
}

/** Bookings in these states may have a call that people can go to; the latter while they are let back in. */
const WITH_CALL = ['confirmed', 'completed_pending_feedback'];

/** Whether a call has its room: a meeting of its own, at its present time, that nobody records. */
export function hasRoom(
  booking: { readonly status: string; readonly startAt: Date | null },
  meeting: Pick<Meeting, 'joinUrl' | 'zoomMeetingId' | 'startAt' | 'deletedAt' | 'wouldRecord'> | null,
): boolean {
  if (!meeting?.joinUrl || !meeting.zoomMeetingId || meeting.deletedAt || meeting.wouldRecord) return false;
  return WITH_CALL.includes(booking.status) && meeting.startAt.getTime() === booking.startAt?.getTime();
}
