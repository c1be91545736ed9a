import { findBooking, type LockedBooking, lockBooking } from '@/lib/bookings/locked-booking';
import { toInstant } from '@/lib/clock';
import { db, type Tx, transaction } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { enqueue } from '@/lib/outbox';
import { isZoomFailure } from '@/lib/providers/zoom/failure';
import { moveMeeting, readMeeting, type ZoomMeeting } from '@/lib/providers/zoom/meetings';
import type { Meeting } from '@/prisma/generated/client/client';
import { closeHostAlert, raiseHostAlert } from './call-alerts';
import { checkSettings } from './check-settings';
import { reserveHost, restHost } from './hosts';
import { makeOrFind } from './make-or-find';
import { holdingMeeting, type Lease } from './meeting-lease';

const LIVE = ['accepted', 'confirmed'];

/**
 * Makes the Zoom meeting of a booking what the booking is now: one meeting, with a host who is free then, at its time.
 * Asks the booking and not what happened, so it is safe to repeat and in any order. A booking that is over or
 * cancelled is left alone; `deleteMeetingOf` has a job of its own.
 * @throws AppError `provider_unavailable` when Zoom did not answer, or no host is free; the queue tries again
 */
export async function keepMeeting(bookingId: string): Promise<void> {
  const reserved = await transaction((tx) => reserve(tx, bookingId));
  if (reserved === 'not_live') return;
  const booking = await findBooking(bookingId);
  if (reserved === 'none_free') {
    await raiseHostAlert(bookingId, booking?.startAt ?? null);
    throw new AppError('provider_unavailable', 'No room is free for this call yet.', {
      log: `no Zoom host is free for ${bookingId}`,
    });
  }
  await closeHostAlert(bookingId);
  await holdingMeeting(bookingId, (lease) => bringAbout(bookingId, lease));
}

async function reserve(tx: Tx, bookingId: string) {
  const booking = await lockBooking(tx, bookingId);
  if (!booking || !isLive(booking) || !booking.startAt || !booking.endAt) return 'not_live';
  const { startAt, endAt } = booking;
  const reserved = await reserveHost(tx, { id: bookingId, startAt, endAt });
  // By a key of its version: a second change of host leaves a second meeting behind.
  if (reserved === 'changed') await tidyLater(tx, booking);
  return reserved;
}

/** What other hosts were asked to make is no longer wanted. */
async function tidyLater(tx: Tx, { id: bookingId, version }: LockedBooking): Promise<void> {
  const { hostUser } = await tx.meeting.findUniqueOrThrow({ where: { bookingId } });
  const left = await tx.meetingAsk.findFirst({ where: { bookingId, hostUser: { not: hostUser } } });
  if (left) await enqueue(tx, 'tidy-meetings', `${bookingId}/${version}/tidy/${hostUser}`, { bookingId });
}

async function bringAbout(bookingId: string, lease: Lease): Promise<void> {
  const row = await db().meeting.findUnique({ where: { bookingId } });
  if (!row || row.deletedAt) return;
  try {
    const meeting = await present(row, lease);
    if (!meeting) return;
    if (meeting.startsAtMs !== row.startAt.getTime()) {
      await lease.renew();
      await moveMeeting(meeting.id, timeOf(row));
    }
    await transaction((tx) => write(tx, row, meeting));
    if (meeting.overridden.length === 0) return;
    await lease.renew();
    const corrected = await checkSettings(bookingId, meeting);
    await transaction((tx) => write(tx, row, corrected));
  } catch (error) {
    if (isZoomFailure(error, 'daily_limit')) await restHost(row.hostUser);
    // Somebody deleted it at Zoom: the next run makes another.
    if (isZoomFailure(error, 'missing') && row.zoomMeetingId) await forget(row);
    throw error;
  }
}

/** The meeting at Zoom, made now where there is none. Null when nothing is to be done. */
async function present(row: Meeting, lease: Lease): Promise<ZoomMeeting | null> {
  if (!row.zoomMeetingId) return makeOrFind(row, timeOf(row), lease);
  if (row.toldStartAt?.getTime() === row.startAt.getTime()) return null;
  return readMeeting(row.zoomMeetingId);
}

/** Conditional on host and time: what was moved meanwhile has a job of its own. */
async function write(tx: Tx, { bookingId, hostUser, startAt }: Meeting, meeting: ZoomMeeting): Promise<void> {
  const current = await lockBooking(tx, bookingId);
  const { id: zoomMeetingId, hostId, joinUrl, passcode, overridden } = meeting;
  const wouldRecord = overridden.includes('recording');
  await tx.meeting.updateMany({
    where: { bookingId, hostUser, startAt },
    data: { zoomMeetingId, hostId, joinUrl, passcode, wouldRecord, toldStartAt: startAt },
  });
  // Cancelled while Zoom was answering: the meeting must not stay behind.
  if (current && !isLive(current))
    await enqueue(tx, 'delete-meeting', `${bookingId}/meeting/${zoomMeetingId}/delete`, { bookingId });
}

async function forget({ bookingId, hostUser, zoomMeetingId }: Meeting): Promise<void> {
  await db().$transaction([
    db().meeting.updateMany({
      where: { bookingId, zoomMeetingId },
      data: { zoomMeetingId: null, joinUrl: null, passcode: null, toldStartAt: null },
    }),
    db().meetingAsk.deleteMany({ where: { bookingId, hostUser } }),
  ]);
}

function timeOf({ startAt, endAt }: Meeting) {
  return { startAt: toInstant(startAt), minutes: Math.round((endAt.getTime() - startAt.getTime()) / 60_000) };
}

function isLive({ status }: { readonly status: string }): boolean {
  return LIVE.includes(status);
}
