import { timestamp, toInstant } from '@/lib/clock';
import { belongsToCall, firstSeen } from '@/lib/domain/attendance';
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

type Evidence = {
  readonly who: Party;
  readonly firstSeenAt: string | null;
  readonly wentInAt: string | null;
};

/**
 * What is known of each of the two: when Zoom first saw them, which is what counts, and when they last went through our
 * door to the call, which is shown beside it.
 */
export function evidenceOf(
  booking: Parameters<typeof seenOf>[0] & {
    readonly callJoins: readonly { readonly person: string; readonly lastAt: Date }[];
  },
): Evidence[] {
  const seen = seenOf(booking);
  return (['candidate', 'professional'] as const).map((who) => {
    const door = booking.callJoins.find(({ person }) => person === who)?.lastAt;
    const counts = door && booking.startAt && belongsToCall(toInstant(door), toInstant(booking.startAt));
    return {
      who,
      firstSeenAt: seen.find((each) => each.who === who)?.firstSeenAt ?? null,
      wentInAt: counts ? door.toISOString() : null,
    };
  });
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
