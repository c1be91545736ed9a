import type { Temporal } from 'temporal-polyfill';
import { hasRoom } from '@/lib/calls/queries';
import { now, toInstant, toInstantOrNull } from '@/lib/clock';
import { type Party, permits, permitsScheduling } from '@/lib/domain/booking';
import { cancellationTerms } from '@/lib/domain/cancellation';
import { disputeRefusal, isOutOfTheWay } from '@/lib/domain/dispute';
import { joinPhase, joinWindow } from '@/lib/domain/joining';
import { answeringRefusal, isMovable, proposingRefusal } from '@/lib/domain/rescheduling';
import { env } from '@/lib/env';
import { stateOf } from './locked-booking';
import type { BookingForView } from './view';
import type { BookingAction } from './view-schema';

type Role = 'candidate' | 'professional' | 'admin';

/** What this viewer may do with a booking at this moment. */
export function allowedActions(booking: BookingForView, role: Role): BookingAction[] {
  if (role === 'admin') return [];
  const state = stateOf(booking);
  const { policy } = env();
  const at = now();
  const can = (type: 'accept' | 'decline' | 'checkout' | 'cancel' | 'submit_feedback' | 'withdraw_times') =>
    permits(state, type, role, at, policy);
  const rules: Record<BookingAction, boolean> = {
    accept: can('accept') && !booking.acceptedAt,
    decline: can('decline'),
    schedule: permitsScheduling(state, role),
    propose_times: isMovable(state) && proposingRefusal(state, role, at, policy) === null,
    answer_times: isMovable(state) && answeringRefusal(state, role, at) === null,
    withdraw_times: can('withdraw_times'),
    checkout: can('checkout'),
    cancel: can('cancel'),
    join: isOpen(booking, at),
    submit_feedback: can('submit_feedback'),
    rate: role === 'candidate' && booking.endReason === 'feedback_passed' && !booking.review,
    dispute:
      !isInTheWay(booking, role) &&
      disputeRefusal({ ...state, endReason: booking.endReason }, role, at, policy) === null,
  };
  return (Object.keys(rules) as BookingAction[]).filter((action) => rules[action]);
}

/** The call has been disputed, and that is not out of the way of another dispute. */
function isInTheWay({ dispute, status, endReason, endedAt }: BookingForView, role: Party): boolean {
  if (!dispute) return false;
  const ended = { status, endReason, endedAt: toInstantOrNull(endedAt) };
  return !isOutOfTheWay({ ...dispute, openedAt: toInstant(dispute.openedAt) }, ended, role);
}

/** People are let in now, and there is a room for them. */
function isOpen(booking: BookingForView, at: Temporal.Instant): boolean {
  const { startAt, endAt, meeting } = booking;
  if (!startAt || !endAt || !hasRoom(booking, meeting)) return false;
  return joinPhase(joinWindow(toInstant(startAt), toInstant(endAt)), at) === 'open';
}

/** What cancelling at this moment would give back; null where it is not possible. */
export function cancelRefund(booking: BookingForView, role: Role): number | null {
  if (role === 'admin' || !permits(stateOf(booking), 'cancel', role, now(), env().policy)) return null;
  if (booking.status !== 'confirmed' || !booking.startAt) return 0;
  const terms = cancellationTerms(role, now(), toInstant(booking.startAt), booking.priceCents, env().policy);
  return terms.allowed ? terms.refundCents : null;
}
