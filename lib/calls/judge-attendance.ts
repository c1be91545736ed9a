import { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/audit';
import { findBooking, lockBooking } from '@/lib/bookings/locked-booking';
import { recordTransition } from '@/lib/bookings/record-transition';
import { now, toDate, toInstant } from '@/lib/clock';
import { db, type Tx, transaction } from '@/lib/db';
import { attendanceVerdict, belongsToCall, firstSeen } from '@/lib/domain/attendance';
import { ATTENDANCE_SETTLES_MINUTES } from '@/lib/domain/booking-deadlines';
import { env } from '@/lib/env';
import { pastMeetingEnd, pastParticipants } from '@/lib/providers/zoom/meetings';
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
  if (booking?.status !== 'completed_pending_feedback' || !booking.startAt || !booking.endAt) return;
  const meeting = await db().meeting.findUnique({ where: { bookingId } });
  const settledAt = toInstant(booking.endAt).add({ minutes: ATTENDANCE_SETTLES_MINUTES });
  const settled = now().epochMilliseconds >= settledAt.epochMilliseconds;
  if (!meeting?.endedAt && !settled) return;
  const meetingReported = meeting ? await readParticipants(meeting, toInstant(booking.startAt)) : false;
  if (!meetingReported && !settled) return;
  await transaction((tx) => applyVerdict(tx, bookingId, meetingReported));
}

/** Notes everybody on Zoom's list. @returns whether Zoom knows that the meeting took place, at this time */
async function readParticipants(meeting: Meeting, startAt: Temporal.Instant): Promise<boolean> {
  const { bookingId, zoomMeetingId, hostId } = meeting;
  const people = zoomMeetingId ? await pastParticipants(zoomMeetingId) : null;
  if (!zoomMeetingId || people === null) return false;
  const times = people.map(({ joinedAt }) => Temporal.Instant.from(joinedAt));
  for (const [index, person] of people.entries()) {
    await recordSeen(bookingId, person.id, hostId, toDate(times[index] ?? startAt));
  }
  if (times.length > 0) return times.some((at) => belongsToCall(at, startAt));
  // An empty room of the time before the call was moved says nothing of this one.
  const end = await pastMeetingEnd(zoomMeetingId);
  return end === null || belongsToCall(Temporal.Instant.from(end), startAt);
}

async function applyVerdict(tx: Tx, bookingId: string, meetingReported: boolean): Promise<void> {
  const booking = await lockBooking(tx, bookingId);
  if (!booking?.startAt || !booking.endAt) return;
  const startAt = toInstant(booking.startAt);
  const endAt = toInstant(booking.endAt);
  const seen = await seenOf(tx, bookingId, startAt);
  const verdict = attendanceVerdict({ startAt, endAt, ...seen, meetingReported }, env().policy);
  if (verdict !== 'held') await recordTransition(tx, booking, { type: verdict }, SYSTEM);
}

async function seenOf(tx: Tx, bookingId: string, startAt: Temporal.Instant) {
  const rows = await tx.attendance.findMany({ where: { bookingId } });
  const sightings = rows.map(({ person, seenAt }) => ({ person, seenAt: toInstant(seenAt) }));
  return {
    candidateSeenAt: firstSeen(sightings, 'candidate', startAt),
    professionalSeenAt: firstSeen(sightings, 'professional', startAt),
  };
}
