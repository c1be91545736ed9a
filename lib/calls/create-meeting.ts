import { findBooking, lockBooking } from '@/lib/bookings/locked-booking';
import { now, toDate, toInstant } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { enqueue } from '@/lib/outbox';
import { createMeeting, findMeeting } from '@/lib/providers/zoom/meetings';

const LIVE = ['accepted', 'confirmed'];

/**
 * Makes the Zoom meeting of a booking, once. Zoom has no idempotency keys, so the host is written down first,
 * and a repeat looks at that host's meetings before it makes another.
 */
export async function createMeetingFor(bookingId: string): Promise<void> {
  const booking = await findBooking(bookingId);
  if (!booking?.startAt || !LIVE.includes(booking.status)) return;
  const claim = await claimHost(bookingId, booking.startAt);
  if (claim.done) return;

  const earlier = claim.repeated ? await findMeeting(claim.hostUser, bookingId) : null;
  const meeting =
    earlier ??
    (await createMeeting({
      hostUser: claim.hostUser,
      bookingId,
      startAt: toInstant(booking.startAt),
      minutes: env().policy.callMinutes,
    }));
  if (!meeting.asAsked)
    log().error({ bookingId, meetingId: meeting.id }, 'Zoom overrode the meeting settings');
  await transaction(async (tx) => {
    const current = await lockBooking(tx, bookingId);
    await tx.meeting.update({
      where: { bookingId },
      data: {
        zoomMeetingId: meeting.id,
        hostId: meeting.hostId,
        joinUrl: meeting.joinUrl,
        passcode: meeting.passcode,
      },
    });
    // Cancelled while Zoom was answering: the meeting must not stay behind.
    if (current && !LIVE.includes(current.status)) {
      await enqueue(tx, 'delete-meeting', `${bookingId}/meeting/${meeting.id}/delete`, { bookingId });
    }
  });
}

type Claim = { hostUser: string; repeated: boolean; done: boolean };

async function claimHost(bookingId: string, startAt: Date): Promise<Claim> {
  const { count } = await db().meeting.createMany({
    data: [{ bookingId, hostUser: await freeHost(startAt), startAt, createdAt: toDate(now()) }],
    skipDuplicates: true,
  });
  const row = await db().meeting.findUniqueOrThrow({ where: { bookingId } });
  return { hostUser: row.hostUser, repeated: count === 0, done: row.zoomMeetingId !== null };
}

/** A host runs one meeting at a time: the first of ours who has none at that hour, else the first of all. */
async function freeHost(startAt: Date): Promise<string> {
  const hosts = env()
    .ZOOM_HOST_USERS.split(',')
    .map((host) => host.trim());
  const spanMs = env().policy.callMinutes * 60_000;
  const busy = await db().meeting.findMany({
    where: {
      deletedAt: null,
      startAt: { gt: new Date(startAt.getTime() - spanMs), lt: new Date(startAt.getTime() + spanMs) },
    },
    select: { hostUser: true },
  });
  const taken = new Set(busy.map((meeting) => meeting.hostUser));
  return hosts.find((host) => !taken.has(host)) ?? hosts[0] ?? 'me';
}
