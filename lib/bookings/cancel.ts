import type { Authorised } from '@/lib/access';
import { AppError } from '@/lib/errors';
import { act } from './act';
import type { LockedBooking } from './locked-booking';

/**
 * Either side ends a booking before the call. What goes back is decided by `lib/domain/cancellation.ts` at this
 * instant; the refund itself is a job.
 * @param named what the person was told goes back, in cents; when it is not that any more, nothing is cancelled
 * @throws AppError `not_found`, `wrong_state`, `too_late`, `refund_changed`
 */
export function cancel(
  actor: Authorised<'booking.cancel'>,
  bookingId: string,
  named?: { readonly refundCents: number },
): Promise<LockedBooking> {
  return act(actor, 'booking.cancel', bookingId, { type: 'cancel' }, async (_tx, cancelled) => {
    if (named === undefined || named.refundCents === (cancelled.refundCents ?? 0)) return;
    throw new AppError(
      'refund_changed',
      'What goes back has changed while this page was open, so nothing was cancelled. Look at the sum again.',
    );
  });
}
