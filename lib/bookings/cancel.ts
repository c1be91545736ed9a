import type { Authorised } from '@/lib/access';
import { act } from './act';
import type { LockedBooking } from './locked-booking';

/**
 * Either side ends a booking before the call. What goes back is decided by `lib/domain/cancellation.ts` at this
 * instant; the refund itself is a job.
 * @throws AppError `not_found`, `wrong_state`, `too_late`
 */
export function cancel(actor: Authorised<'booking.cancel'>, bookingId: string): Promise<LockedBooking> {
  return act(actor, 'booking.cancel', bookingId, { type: 'cancel' });
}
