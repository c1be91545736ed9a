import type { Temporal } from 'temporal-polyfill';
import type {
  Actor,
  BookingEvent,
  BookingState,
  Consequences,
  Effect,
  EndReason,
  Party,
  Refusal,
} from './booking';
import { ATTENDANCE_SETTLES_MINUTES, feedbackDeadline, holdEnd } from './booking-deadlines';
import { movingConsequences } from './booking-moves';
import { cancellationTerms } from './cancellation';
import { callTimers, follow, isBefore, NO_MONEY, SYNC_EVENTS, sideOf, tell } from './consequence-parts';
import { type Cents, splitRefund } from './fees';
import { invariant } from './invariant';
import type { Policy } from './policy';
import { checkSlotStart } from './slots';

/**
 * What follows from an event that the table allows in this state and for this actor: the conditions that
 * depend on time and data, the columns to set, the money to move, the work and the messages.
 * @returns a refusal when a condition does not hold
 */
export function consequencesOf(
  booking: BookingState,
  event: BookingEvent,
  actor: Actor,
  now: Temporal.Instant,
  policy: Policy,
): Consequences | Refusal {
  switch (event.type) {
    case 'accept':
      if (booking.acceptedAt) return follow({}); // asked again: the same answer, nothing new
      return follow({ acceptedAt: now }, NO_MONEY, tell('candidate', 'request_accepted'));

    case 'decline':
      return follow({ endReason: 'declined' }, NO_MONEY, tell('candidate', 'request_declined'));

    case 'request_timed_out':
      if (isBefore(now, booking.requestExpiresAt)) return 'too_early';
      return follow(
        { endReason: 'request_unanswered' },
        NO_MONEY,
        tell('candidate', 'request_expired'),
        tell('professional', 'request_expired'),
      );

    case 'schedule': {
      if (!booking.acceptedAt) return 'not_accepted_yet';
      const refusal = checkSlotStart(event.startAt, now, policy);
      if (refusal) return refusal;
      const holdExpiresAt = holdEnd(now, event.startAt, policy);
      return follow(
        {
          scheduledAt: now,
          startAt: event.startAt,
          endAt: event.startAt.add({ minutes: policy.callMinutes }),
          holdExpiresAt,
        },
        NO_MONEY,
        { kind: 'timer', job: 'expire-hold', at: holdExpiresAt },
        tell('candidate', 'time_set'),
      );
    }

    case 'checkout':
      if (!isBefore(now, given(booking.holdExpiresAt))) return 'too_late';
      return follow({}, NO_MONEY, { kind: 'work', job: 'create-meeting' });

    case 'pay':
      return follow(
        { confirmedAt: now },
        { kind: 'hold', payment: booking.price },
        ...callTimers(given(booking.startAt), now, policy),
        SYNC_EVENTS,
        tell('candidate', 'call_confirmed'),
        tell('professional', 'call_confirmed'),
      );

    case 'propose_times':
    case 'take_time':
    case 'keep_time':
    case 'withdraw_times':
    case 'proposal_timed_out':
      return movingConsequences(booking, event, actor, now, policy);

    case 'hold_timed_out':
      if (isBefore(now, given(booking.holdExpiresAt))) return 'too_early';
      return follow(
        { endReason: 'slot_unpaid' },
        NO_MONEY,
        ...undoCheckout(booking),
        tell('candidate', 'hold_expired'),
        tell('professional', 'hold_expired'),
      );

    case 'cancel':
      return cancel(booking, sideOf(actor), event.quotedCents, now, policy);

    case 'call_ended': {
      const endAt = given(booking.endAt);
      if (isBefore(now, endAt)) return 'too_early';
      const after = (hours: number) => endAt.add({ minutes: Math.round(hours * 60) });
      return follow(
        {},
        NO_MONEY,
        { kind: 'timer', job: 'judge-attendance', at: endAt.add({ minutes: ATTENDANCE_SETTLES_MINUTES }) },
        { kind: 'timer', job: 'nudge-first', at: after(policy.nudgeHours[0]) },
        { kind: 'timer', job: 'nudge-second', at: after(policy.nudgeHours[1]) },
        { kind: 'timer', job: 'end-grace', at: feedbackDeadline(endAt, policy) },
        tell('professional', 'feedback_due'),
      );
    }

    case 'submit_feedback':
      if (booking.feedback === 'pending') return 'feedback_being_checked';
      if (!isBefore(now, feedbackDeadline(given(booking.endAt), policy))) return 'too_late';
      return follow({}, NO_MONEY, { kind: 'work', job: 'judge-feedback' });

    case 'send_back_feedback':
      return follow({}, NO_MONEY, tell('professional', 'feedback_sent_back'));

    case 'pass_feedback':
      return follow(
        { endReason: 'feedback_passed' },
        { kind: 'earn', payment: booking.price },
        tell('candidate', 'feedback_ready'),
        tell('professional', 'feedback_ready'),
      );

    case 'feedback_overdue':
      // Feedback that arrived in time is judged first, however long that takes.
      if (booking.feedback === 'pending') return 'feedback_being_checked';
      if (isBefore(now, feedbackDeadline(given(booking.endAt), policy))) return 'too_early';
      return fullRefund(booking, 'feedback_missing', 'feedback_missing');

    case 'candidate_absent':
      return follow(
        { endReason: 'candidate_absent' },
        { kind: 'earn', payment: booking.price },
        tell('candidate', 'candidate_absent'),
        tell('professional', 'candidate_absent'),
      );

    case 'professional_absent':
      return fullRefund(booking, 'professional_absent', 'professional_absent');

    case 'nobody_came':
      return fullRefund(booking, 'nobody_came', 'nobody_came');

    case 'refund_all': {
      const refund = fullRefund(booking, 'refunded_by_admin', 'refund_granted');
      return booking.status === 'confirmed' ? andNoCall(refund) : refund;
    }

    case 'refund_part': {
      const { grossCents } = booking.price;
      if (event.refundCents <= 0 || event.refundCents >= grossCents) return 'more_than_paid';
      const refund = splitRefund(booking.price, event.refundCents);
      return follow(
        { endReason: 'refunded_by_admin', refundCents: refund.refundCents },
        { kind: 'return', refund, reason: 'refunded_by_admin' },
        tell('candidate', 'refund_granted'),
        tell('professional', 'refund_granted'),
      );
    }

    case 'charge_back': {
      const loss = splitRefund(booking.price, booking.price.grossCents);
      const lost = follow({ endReason: 'charged_back' }, { kind: 'charge_back', loss });
      return booking.status === 'confirmed'
        ? andNoCall({
            ...lost,
            effects: [tell('candidate', 'call_cancelled'), tell('professional', 'call_cancelled')],
          })
        : lost;
    }
  }
}

function andNoCall(consequences: Consequences): Consequences {
  const effects = [...consequences.effects, { kind: 'work', job: 'delete-meeting' } as const, SYNC_EVENTS];
  return { ...consequences, effects };
}

function cancel(
  booking: BookingState,
  by: Party,
  quotedCents: Cents | undefined,
  now: Temporal.Instant,
  policy: Policy,
): Consequences | Refusal {
  if (booking.status === 'requested') {
    return follow({ endReason: 'request_withdrawn' }, NO_MONEY, tell('professional', 'request_withdrawn'));
  }
  const endReason: EndReason = by === 'candidate' ? 'cancelled_by_candidate' : 'cancelled_by_professional';
  const messages = [tell('candidate', 'call_cancelled'), tell('professional', 'call_cancelled')];
  if (booking.status === 'accepted') {
    return follow({ endReason }, NO_MONEY, ...undoCheckout(booking), ...messages);
  }
  const terms = cancellationTerms(by, now, given(booking.startAt), booking.price.grossCents, policy);
  if (!terms.allowed) return terms.code;
  const refundCents = quotedCents ?? terms.refundCents;
  return follow(
    { endReason, refundCents },
    { kind: 'return', refund: splitRefund(booking.price, refundCents), reason: endReason },
    { kind: 'work', job: 'delete-meeting' },
    SYNC_EVENTS,
    ...messages,
  );
}

function fullRefund(
  booking: BookingState,
  endReason: EndReason,
  message: 'feedback_missing' | 'professional_absent' | 'nobody_came' | 'refund_granted',
): Consequences {
  return follow(
    { endReason, refundCents: booking.price.grossCents },
    { kind: 'return', refund: splitRefund(booking.price, booking.price.grossCents), reason: endReason },
    tell('candidate', message),
    tell('professional', message),
  );
}

function undoCheckout(booking: BookingState): Effect[] {
  if (!booking.checkoutStarted) return [];
  return [
    { kind: 'work', job: 'cancel-payment' },
    { kind: 'work', job: 'delete-meeting' },
  ];
}

function given<T>(value: T | null): T {
  invariant(value !== null, 'a booking past requested has its slot');
  return value;
}
