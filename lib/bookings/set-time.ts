import { type Authorised, authoriseBooking } from '@/lib/access';
import { isOffered, type OfferedSlot, respectsRules } from '@/lib/availability/queries';
import { now, timestamp } from '@/lib/clock';
import { EXCLUSION_VIOLATION, sqlState, type Tx, transaction } from '@/lib/db';
import { type BookingEvent, decide } from '@/lib/domain/booking';
import { env } from '@/lib/env';
import { AppError, notFound } from '@/lib/errors';
import { actingAs, lockOwn } from './act';
import { findBooking, type LockedBooking, stateOf } from './locked-booking';
import { recordTransition } from './record-transition';
import { refuse } from './refuse';

const FRESH_SLOTS = 50;

/**
 * The one way in which a call gets its time, the first or another.
 *
 * The time must be one that is still offered: availability and calendars are read again, outside the
 * transaction, and all but the calendars once more inside it, where no other call of either can be set meanwhile:
 * limits and buffers hold against others who choose at the same moment. Whoever comes second for a time gets fresh
 * slots; the last word has the exclusion constraint.
 * @throws AppError `not_found`, `invalid_fields`, `wrong_state`, `calendar_unreadable`, `slot_not_offered`, `slot_taken`
 */
export async function setTime<Act extends 'booking.schedule' | 'booking.reschedule'>(
  actor: Authorised<Act>,
  action: Act,
  bookingId: string,
  event: Extract<BookingEvent, { type: 'schedule' | 'take_time' }>,
): Promise<LockedBooking> {
  const booking = await findBooking(bookingId);
  authoriseBooking(actor, action, booking);
  if (!booking) throw notFound('booking');
  const outlook = decide(stateOf(booking), event, actor.role, now(), env().policy);
  if (!outlook.ok) throw refuse(outlook.code);

  const { startAt } = event;
  const people = { ...booking, exceptBookingId: bookingId };
  const offer = await isOffered(people, startAt);
  if (!offer.offered) throw notOffered(offer);
  try {
    const set = await transaction(async (tx) => {
      await queueFor(tx, booking);
      const locked = await lockOwn(tx, actor, action, bookingId);
      if (!(await respectsRules(tx, people, startAt))) return null;
      const transition = await recordTransition(tx, locked, event, actingAs(actor));
      if (!transition.ok) throw refuse(transition.code);
      return transition.booking;
    });
    if (set) return set;
  } catch (error) {
    if (sqlState(error) !== EXCLUSION_VIOLATION) throw error;
  }
  const { fresh } = await isOffered(people, startAt);
  throw taken(fresh);
}

/** One at a time per person: without it, two writers of overlapping slots would each wait for the other. */
async function queueFor(tx: Tx, people: { candidateId: string; professionalId: string }): Promise<void> {
  for (const id of [people.candidateId, people.professionalId].sort()) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`slots of ${id}`}, 0))`;
  }
}

/** Why a time cannot be set, with those that can. */
export function notOffered(offer: {
  readonly reason?: string;
  readonly fresh: readonly OfferedSlot[];
}): AppError {
  if (offer.reason === 'calendar_unreadable') {
    return new AppError(
      'calendar_unreadable',
      'A connected calendar could not be read, so no time can be set. Connect it again, or try later.',
    );
  }
  if (offer.reason === 'held') return taken(offer.fresh);
  return new AppError('slot_not_offered', 'This time is not free for both of you any more. Choose another.', {
    extra: { slots: fresh(offer.fresh) },
  });
}

function taken(slots: readonly OfferedSlot[]): AppError {
  return new AppError('slot_taken', 'This time has just been taken. Choose another.', {
    extra: { slots: fresh(slots) },
  });
}

function fresh(slots: readonly OfferedSlot[]): { startAt: string; endAt: string }[] {
  return slots
    .slice(0, FRESH_SLOTS)
    .map((slot) => ({ startAt: timestamp(slot.startAt), endAt: timestamp(slot.endAt) }));
}
