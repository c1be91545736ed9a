import type { Temporal } from 'temporal-polyfill';
import type { Authorised } from '@/lib/access';
import type { LockedBooking } from './locked-booking';
import { setTime } from './set-time';

/**
 * The professional sets a tentative time, held for both people until it is paid or runs out.
 * @throws AppError as `setTime`
 */
export function schedule(
  actor: Authorised<'booking.schedule'>,
  bookingId: string,
  startAt: Temporal.Instant,
): Promise<LockedBooking> {
  return setTime(actor, 'booking.schedule', bookingId, { type: 'schedule', startAt });
}
