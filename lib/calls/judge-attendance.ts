import { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/audit';
import { findBooking, lockBooking } from '@/lib/bookings/locked-booking';
import { recordTransition } from '@/lib/bookings/record-transition';
import { now, toDate, toInstant, toInstantOrNull } from '@/lib/clock';
import { db, type Tx, transaction } from '@/lib/db';
import { attendanceVerdict } from '@/lib/domain/attendance';
import { ATTENDANCE_SETTLES_MINUTES } from '@/lib/domain/booking-deadlines';
import { env } from '@/lib/env';
import { pastParticipants } from '@/lib/providers/zoom/meetings';
import type { Meeting } from '@/prisma/generated/client/client';
import { recordSeen } from './record-seen';

/**
 * Applies the no-show rules once a call is over and Zoom has had its say: when it reports the end of the
 * meeting, or a quarter of an hour after the slot. Zoom's own list of participants is read first, so that
 * neither a lost event nor a wrong order of events can make somebody absent who was there.
 * Safe to repeat; a call that was held changes nothing.
 */
export async function judgeAttendance(bookingId: string): Promise<void> {
  const booking = await findBooking(bookingId);
  if (booking?.status !== 'completed_pending_feedback' || !booking.endAt) return;
  const meeting = await db().meeting.findUnique({ where: { bookingId } });
  const settledAt = toInstant(booking.endAt).add({ minutes: ATTENDANCE_SETTLES_MINUTES });
  const settled = now().epochMilliseconds >= settledAt.epochMilliseconds;
  if (!meeting?.endedAt && !settled) return;
  const meetingReported = meeting ? await readParticipants(meeting) : false;
  if (!meetingReported && !settled) return;
  await transaction((tx) => applyVerdict(tx, bookingId, meetingReported));
}

/** Notes everybody on Zoom's list. @returns whether Zoom knows that the meeting took place */
async function readParticipants(meeting: Meeting): Promise<boolean> {
  const { bookingId, zoomMeetingId, hostId } = meeting;
  const people = zoomMeetingId ? await pastParticipants(zoomMeetingId) : null;
  for (const person of people ?? []) {
    await recordSeen(bookingId, person.id, hostId, toDate(Temporal.Instant.from(person.joinedAt)));
  }
  return people !== null;
}

async function applyVerdict(tx: Tx, bookingId: string, meetingReported: boolean): Promise<void> {
  const booking = await lockBooking(tx, bookingId);
  if (!booking?.startAt || !booking.endAt) return;
  const verdict = attendanceVerdict(
    {
      startAt: toInstant(booking.startAt),
      endAt: toInstant(booking.endAt),
      ...(await seen(tx, bookingId)),
      meetingReported,
    },
    env().policy,
  );
  if (verdict !== 'held') await recordTransition(tx, booking, { type: verdict }, SYSTEM);
}

async function seen(tx: Tx, bookingId: string) {
  const rows = await tx.attendance.findMany({ where: { bookingId } });
  const firstSeen = (person: 'candidate' | 'professional') =>
    toInstantOrNull(rows.find((row) => row.person === person)?.firstSeenAt ?? null);
  return { candidateSeenAt: firstSeen('candidate'), professionalSeenAt: firstSeen('professional') };
}
