import { lockBooking, stateOf } from '@/lib/bookings/locked-booking';
import { transaction } from '@/lib/db';
import { notify } from '@/lib/notifications/notify';

/**
 * Reminds the professional, 24 and 48 hours after the call, that feedback is missing or has to be written again.
 * Each reminder comes once, and only while it is still of use.
 */
export function sendNudge(bookingId: string, kind: 'nudge_first' | 'nudge_second'): Promise<void> {
  return transaction(async (tx) => {
    const booking = await lockBooking(tx, bookingId);
    if (booking?.status !== 'completed_pending_feedback') return;
    const { feedback } = stateOf(booking);
    if (feedback !== 'none' && feedback !== 'revise') return;
    await notify(tx, { userId: booking.professionalId, kind, bookingId, occasion: 1 });
  });
}
