import { SYSTEM } from '@/lib/audit';
import { lockBooking } from '@/lib/bookings/locked-booking';
import { recordTransition } from '@/lib/bookings/record-transition';
import { transaction } from '@/lib/db';

/**
 * 72 hours after the call: without feedback that passed, the candidate gets everything back. Refused by the table,
 * and so without effect, when it comes too early, when the booking has ended otherwise, or while a revision that
 * arrived in time is still being judged; then its judge ends the booking.
 */
export function endGrace(bookingId: string): Promise<void> {
  return transaction(async (tx) => {
    const booking = await lockBooking(tx, bookingId);
    if (booking) await recordTransition(tx, booking, { type: 'feedback_overdue' }, SYSTEM);
  });
}
