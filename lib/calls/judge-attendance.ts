import { SYSTEM } from '@/lib/audit';
import { lockBooking } from '@/lib/bookings/locked-booking';
import { recordTransition } from '@/lib/bookings/record-transition';
import { now, toInstant, toInstantOrNull } from '@/lib/clock';
import { type Tx, transaction } from '@/lib/db';
import { attendanceVerdict } from '@/lib/domain/attendance';
import { ATTENDANCE_SETTLES_MINUTES } from '@/lib/domain/booking-consequences';
import { env } from '@/lib/env';

/**
 * Applies the no-show rules once a call is over and Zoom has had its say: when it reports the end of the
 * meeting, or a quarter of an hour after the slot. Safe to repeat; a call that was held changes nothing.
 */
export async function judgeAttendance(bookingId: string): Promise<void> {
  await transaction(async (tx) => {
    const booking = await lockBooking(tx, bookingId);
    if (booking?.status !== 'completed_pending_feedback' || !booking.startAt || !booking.endAt) return;
    const meeting = await tx.meeting.findUnique({ where: { bookingId } });
    const settledAt = toInstant(booking.endAt).add({ minutes: ATTENDANCE_SETTLES_MINUTES });
    const settled = now().epochMilliseconds >= settledAt.epochMilliseconds;
    if (!meeting?.endedAt && !settled) return;

    const verdict = attendanceVerdict(
      {
        startAt: toInstant(booking.startAt),
        endAt: toInstant(booking.endAt),
        ...(await seen(tx, bookingId)),
        meetingReported: Boolean(meeting?.endedAt),
      },
      env().policy,
    );
    if (verdict !== 'held') await recordTransition(tx, booking, { type: verdict }, SYSTEM);
  });
}

async function seen(tx: Tx, bookingId: string) {
  const rows = await tx.attendance.findMany({ where: { bookingId } });
  const firstSeen = (person: 'candidate' | 'professional') =>
    toInstantOrNull(rows.find((row) => row.person === person)?.firstSeenAt ?? null);
  return { candidateSeenAt: firstSeen('candidate'), professionalSeenAt: firstSeen('professional') };
}
