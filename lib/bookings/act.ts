import { type Action, type Authorised, authoriseBooking } from '@/lib/access';
import type { ActingAs } from '@/lib/audit';
import { type Tx, transaction } from '@/lib/db';
import type { Actor, BookingEvent } from '@/lib/domain/booking';
import { notFound } from '@/lib/errors';
import { type LockedBooking, lockBooking } from './locked-booking';
import { recordTransition } from './record-transition';
import { refuse } from './refuse';

/**
 * What most use cases of a booking are: lock it, see that it is the actor's, let the table decide, write.
 * @param alongside further writes of the same transaction
 * @throws AppError `not_found`, or the refusal of the table
 */
export function act<Act extends Action>(
  actor: Authorised<Act>,
  action: Act,
  bookingId: string,
  event: BookingEvent,
  alongside?: (tx: Tx, booking: LockedBooking) => Promise<void>,
): Promise<LockedBooking> {
  return transaction(async (tx) => {
    const booking = await lockOwn(tx, actor, action, bookingId);
    const transition = await recordTransition(tx, booking, event, actingAs(actor));
    if (!transition.ok) throw refuse(transition.code);
    await alongside?.(tx, transition.booking);
    return transition.booking;
  });
}

/**
 * Locks a booking that the actor may act on.
 * @throws AppError `not_found`
 */
export async function lockOwn<Act extends Action>(
  tx: Tx,
  actor: Authorised<Act>,
  action: Act,
  bookingId: string,
): Promise<LockedBooking> {
  const booking = await lockBooking(tx, bookingId);
  authoriseBooking(actor, action, booking);
  if (!booking) throw notFound('booking');
  return booking;
}

export function actingAs(actor: { id: string; role: Actor }): ActingAs {
  return { kind: actor.role, id: actor.id };
}
