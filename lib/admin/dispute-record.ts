import type { Authorised } from '@/lib/access';
import { db } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { type AdminBooking, readBookingRecord } from './booking-record';

/** A dispute with all that is known of its booking. */
export type AdminDispute = {
  readonly dispute: NonNullable<AdminBooking['dispute']>;
  readonly booking: AdminBooking;
};

/**
 * A dispute with everything that it is decided by.
 * @throws AppError `not_found`
 */
export async function readDisputeRecord(actor: Authorised<'admin.read'>, id: string): Promise<AdminDispute> {
  const found = await db().dispute.findUnique({ where: { id }, select: { bookingId: true } });
  if (!found) throw notFound('dispute');
  const booking = await readBookingRecord(actor, found.bookingId);
  if (booking.dispute?.id !== id) throw notFound('dispute');
  return { booking, dispute: booking.dispute };
}
