import { SYSTEM } from '@/lib/audit';
import { now } from '@/lib/clock';
import { transaction } from '@/lib/db';
import type { BookingEvent } from '@/lib/domain/booking';
import { cancelPayment } from '@/lib/payments/checkout/cancel-intent';
import { findBooking, lockBooking } from './locked-booking';
import { recordTransition } from './record-transition';

/**
 * What happens to a booking when time passes. Each is the body of a job: it asks the table, and a timer that
 * comes twice, too early, or after the booking has moved on changes nothing.
 */

/** Nobody answered the request. */
export async function expireRequest(bookingId: string): Promise<void> {
  await happen(bookingId, { type: 'request_timed_out' });
}

/**
 * The tentative time was not paid. The PaymentIntent is closed first: a card that was faster confirms the
 * booking instead of being refunded.
 */
export async function expireHold(bookingId: string): Promise<void> {
  const booking = await findBooking(bookingId);
  if (booking?.status !== 'accepted' || !booking.holdExpiresAt) return;
  // Set before the call was moved: the time that is held now runs out later.
  if (now().epochMilliseconds < booking.holdExpiresAt.getTime()) return;
  if (booking.payment) await cancelPayment(bookingId);
  await happen(bookingId, { type: 'hold_timed_out' });
}

/** Nobody answered the wish for another time. */
export async function endProposal(bookingId: string): Promise<void> {
  await happen(bookingId, { type: 'proposal_timed_out' });
}

/** The slot's end has come. */
export async function endCall(bookingId: string): Promise<void> {
  await happen(bookingId, { type: 'call_ended' });
}

async function happen(bookingId: string, event: BookingEvent): Promise<void> {
  await transaction(async (tx) => {
    const booking = await lockBooking(tx, bookingId);
    if (booking) await recordTransition(tx, booking, event, SYSTEM);
  });
}
