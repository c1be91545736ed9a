import type { Temporal } from 'temporal-polyfill';
import { type Authorised, authoriseBooking } from '@/lib/access';
import { type MergedAvailability, mergedAvailability } from '@/lib/availability/queries';
import { now } from '@/lib/clock';
import { decide } from '@/lib/domain/booking';
import { isMovable } from '@/lib/domain/rescheduling';
import { env } from '@/lib/env';
import { notFound } from '@/lib/errors';
import { act } from './act';
import { type BookingRecord, findBooking, type LockedBooking, stateOf } from './locked-booking';
import { refuse } from './refuse';
import { notOffered, setTime } from './set-time';

/**
 * Another time for a call that has one: `lib/domain/rescheduling.ts` has the rules. Either side proposes up to three
 * times at which both are free, the other takes one, keeps the time, or proposes others.
 */

type Mover = Authorised<'booking.reschedule'>;

/** What either side may say about the time of a call, as the HTTP interface and forms send it. */
export type TimeWish =
  | { readonly action: 'propose'; readonly startAts: readonly Temporal.Instant[] }
  | { readonly action: 'take'; readonly startAt: Temporal.Instant }
  | { readonly action: 'keep' | 'withdraw' };

/**
 * Carries out what one side says about the time.
 * @throws AppError of the function that it leads to
 */
export function reschedule(actor: Mover, bookingId: string, wish: TimeWish): Promise<LockedBooking> {
  switch (wish.action) {
    case 'propose':
      return proposeTimes(actor, bookingId, wish.startAts);
    case 'take':
      return takeTime(actor, bookingId, wish.startAt);
    case 'keep':
      return keepTime(actor, bookingId);
    case 'withdraw':
      return withdrawTimes(actor, bookingId);
  }
}

/**
 * The half hours to which a call could move, as of now, with the booking. Reads calendars, live.
 * @throws AppError `not_found`, `wrong_state` of a booking whose call has no time or is over
 */
export async function timesToMoveTo(
  actor: Mover,
  bookingId: string,
): Promise<{ booking: BookingRecord; availability: MergedAvailability }> {
  const booking = await findBooking(bookingId);
  authoriseBooking(actor, 'booking.reschedule', booking);
  if (!booking) throw notFound('booking');
  if (!isMovable(booking)) throw refuse('wrong_state');
  return { booking, availability: await mergedAvailability({ ...booking, exceptBookingId: bookingId }) };
}

/**
 * Proposes other times, or answers the other side's proposal with them. Each must be free for both now; none is held,
 * so it is looked at again when it is taken.
 * @param startAts one to three
 * @throws AppError `not_found`, `invalid_fields`, `wrong_state`, `too_late`, `no_rounds_left`, `calendar_unreadable`,
 *   `slot_not_offered`
 */
async function proposeTimes(
  actor: Mover,
  bookingId: string,
  startAts: readonly Temporal.Instant[],
): Promise<LockedBooking> {
  const booking = await findBooking(bookingId);
  authoriseBooking(actor, 'booking.reschedule', booking);
  if (!booking) throw notFound('booking');
  const event = { type: 'propose_times', startAts } as const;
  const outlook = decide(stateOf(booking), event, actor.role, now(), env().policy);
  if (!outlook.ok) throw refuse(outlook.code);

  const { slots, calendars } = await mergedAvailability({ ...booking, exceptBookingId: bookingId });
  const isFree = (startAt: Temporal.Instant) => slots.some((slot) => slot.startAt.equals(startAt));
  if (!startAts.every(isFree)) {
    const isUnread = calendars.some(({ state }) => state === 'revoked' || state === 'unreadable');
    throw notOffered({ fresh: slots, ...(isUnread && { reason: 'calendar_unreadable' }) });
  }
  return act(actor, 'booking.reschedule', bookingId, event);
}

/**
 * Takes one of the times that the other side has proposed: the call moves.
 * @throws AppError as `setTime`, `too_late`
 */
function takeTime(actor: Mover, bookingId: string, startAt: Temporal.Instant): Promise<LockedBooking> {
  return setTime(actor, 'booking.reschedule', bookingId, { type: 'take_time', startAt });
}

/**
 * Keeps the time that is set, whatever the other side has proposed.
 * @throws AppError `not_found`, `wrong_state`, `too_late`
 */
function keepTime(actor: Mover, bookingId: string): Promise<LockedBooking> {
  return act(actor, 'booking.reschedule', bookingId, { type: 'keep_time' });
}

/**
 * Takes one's own proposal back.
 * @throws AppError `not_found`, `wrong_state`
 */
function withdrawTimes(actor: Mover, bookingId: string): Promise<LockedBooking> {
  return act(actor, 'booking.reschedule', bookingId, { type: 'withdraw_times' });
}
