import { type Action, type Authorised, authoriseBooking } from '@/lib/access';
import { type LockedBooking, lockBooking } from '@/lib/bookings/locked-booking';
import type { Tx } from '@/lib/db';
import { AppError, notFound } from '@/lib/errors';
import type { Dispute } from '@/prisma/generated/client/client';

/**
 * Locks an open dispute with its booking, which is locked first as everywhere.
 * @throws AppError `not_found` also for somebody else's, `wrong_state` when it is closed
 */
export async function lockOpenDispute<Act extends Action>(
  tx: Tx,
  actor: Authorised<Act>,
  action: Act,
  disputeId: string,
): Promise<{ dispute: Dispute; booking: LockedBooking }> {
  const found = await tx.dispute.findUnique({ where: { id: disputeId } });
  const booking = found && (await lockBooking(tx, found.bookingId));
  authoriseBooking(actor, action, booking);
  if (!booking) throw notFound('dispute');
  const dispute = await tx.dispute.findUniqueOrThrow({ where: { id: disputeId } });
  if (dispute.status !== 'open') throw new AppError('wrong_state', 'This dispute is closed.');
  return { dispute, booking };
}
