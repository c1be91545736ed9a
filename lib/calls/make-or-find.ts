import { machineNow, now } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { enqueue } from '@/lib/outbox';
import { isZoomFailure } from '@/lib/providers/zoom/failure';
import {
  createMeeting,
  type MeetingTime,
  meetingsFor,
  readMeeting,
  type ZoomMeeting,
} from '@/lib/providers/zoom/meetings';
import type { Meeting } from '@/prisma/generated/client/client';
import type { Lease } from './meeting-lease';

/** A create that was not answered may still be done by Zoom, or not yet be listed, for this long. */
const settlesMs = () => 2 * env().PROVIDER_TIMEOUT_MS;
/** When nothing can come any more of what was asked twice. */
const STRAYS_SHOW_MINUTES = 10;

/**
 * The meeting of a booking at its host, made once. Zoom has no idempotency keys: that it was asked is written down
 * first, a repeat looks for what the first attempt made, and does not ask again before that must have shown. Should two
 * come of it all the same, `tidy-meetings` removes the one that nobody knows.
 * @throws AppError `provider_unavailable` when Zoom did not answer, or while what it did is not certain
 */
export async function makeOrFind(row: Meeting, time: MeetingTime, lease: Lease): Promise<ZoomMeeting> {
  const { bookingId, hostUser } = row;
  const key = { bookingId_hostUser: { bookingId, hostUser } };
  const asked = await db().meetingAsk.findUnique({ where: key });
  if (asked) {
    await lease.renew();
    const [id] = await meetingsFor(hostUser, bookingId);
    if (id) return keepId(await readMeeting(id), row);
    const leftMs = asked.askedAt.getTime() + settlesMs() - machineNow();
    if (leftMs > 0) throw notCertain(bookingId, leftMs);
  }
  const askedAt = new Date(machineNow());
  await transaction(async (tx) => {
    const ask = { bookingId, hostUser, askedAt };
    await tx.meetingAsk.upsert({ where: key, create: ask, update: { askedAt, zoomMeetingId: null } });
    if (!asked) return;
    const later = now().add({ minutes: STRAYS_SHOW_MINUTES });
    const id = `${bookingId}/tidy/${hostUser}/${askedAt.getTime()}`;
    await enqueue(tx, 'tidy-meetings', id, { bookingId }, later);
  });
  await lease.renew();
  try {
    return await keepId(await createMeeting({ hostUser, bookingId, ...time }), row);
  } catch (error) {
    // Zoom said no, so nothing was made and nothing is to be looked for.
    if (isZoomFailure(error, 'busy', 'daily_limit', 'missing', 'refused', 'failed') && !asked)
      await db().meetingAsk.deleteMany({ where: { bookingId, hostUser, askedAt } });
    throw error;
  }
}

async function keepId(meeting: ZoomMeeting, { bookingId, hostUser }: Meeting): Promise<ZoomMeeting> {
  await db().meetingAsk.updateMany({ where: { bookingId, hostUser }, data: { zoomMeetingId: meeting.id } });
  return meeting;
}

function notCertain(bookingId: string, leftMs: number): AppError {
  return new AppError('provider_unavailable', 'The call is being prepared. Please try again in a minute.', {
    retryAfterSeconds: Math.ceil(leftMs / 1000),
    log: `Zoom may still make the meeting of ${bookingId}`,
  });
}
