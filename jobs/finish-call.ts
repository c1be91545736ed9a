import { endCall } from '@/lib/bookings/timers';
import { judgeAttendance } from '@/lib/calls/judge-attendance';

/** The slot's end: the booking waits for feedback, and who came is judged at once where Zoom has already said so. */
export async function finishCall(bookingId: string): Promise<void> {
  await endCall(bookingId);
  await judgeAttendance(bookingId);
}
