import { now } from '@/lib/clock';
import { transaction } from '@/lib/db';
import { env } from '@/lib/env';
import { notify } from '@/lib/notifications/notify';
import { lockBooking } from './locked-booking';

/**
 * Reminds both of their call, a day and an hour before. Once for each time that the call has: a reminder for a time
 * from which it was moved finds that it is not due, and one that comes too late to be of use is left out.
 */
export function remindOfCall(bookingId: string, which: 'first' | 'second'): Promise<void> {
  return transaction(async (tx) => {
    const booking = await lockBooking(tx, bookingId);
    if (booking?.status !== 'confirmed' || !booking.startAt) return;
    const [first, second] = env().policy.reminderHours;
    const hoursAhead = (booking.startAt.getTime() - now().epochMilliseconds) / 3_600_000;
    const [from, until] = which === 'first' ? [first, second] : [second, 0];
    if (hoursAhead > from || hoursAhead <= until) return;
    const kind = which === 'first' ? 'call_in_a_day' : 'call_in_an_hour';
    const occasion = Math.floor(booking.startAt.getTime() / 60_000);
    for (const userId of [booking.candidateId, booking.professionalId]) {
      await notify(tx, { userId, kind, bookingId, occasion });
    }
  });
}
