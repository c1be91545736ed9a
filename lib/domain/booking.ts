import type { Temporal } from 'temporal-polyfill';
import { consequencesOf } from './booking-consequences';
import type { Cents, RefundSplit, Split } from './fees';
import type { Policy } from './policy';
import type { SlotRefusal } from './slots';

/**
 * The life of a booking as one table: state x event x actor -> state. `decide` is the only reader of the table;
 * `lib/bookings/record-transition.ts` is the only writer of what it decides. The database holds a copy of the
 * legal pairs (`booking_transitions`) and refuses every other.
 */

export const BOOKING_STATUSES = [
  'requested',
  'accepted',
  'confirmed',
  'completed_pending_feedback',
  'completed',
  'declined',
  'cancelled',
  'expired',
  'refunded',
] as const;
export type BookingStatus = (typeof BOOKING_STATUSES)[number];

/** States that nothing leads out of. */
export const TERMINAL_STATUSES = ['completed', 'declined', 'cancelled', 'expired', 'refunded'] as const;

export type Actor = 'candidate' | 'professional' | 'admin' | 'system';
export type Party = 'candidate' | 'professional';

export type BookingEvent =
  | { readonly type: 'accept' }
  | { readonly type: 'decline' }
  | { readonly type: 'schedule'; readonly startAt: Temporal.Instant }
  | { readonly type: 'checkout' }
  | { readonly type: 'pay' }
  /** `quotedCents`: the sum that the person was promised, which is paid instead of the present one. */
  | { readonly type: 'cancel'; readonly quotedCents?: Cents }
  | { readonly type: 'request_timed_out' }
  | { readonly type: 'hold_timed_out' }
  | { readonly type: 'call_ended' }
  | { readonly type: 'submit_feedback' }
  | { readonly type: 'send_back_feedback' }
  | { readonly type: 'pass_feedback' }
  | { readonly type: 'feedback_overdue' }
  | { readonly type: 'candidate_absent' }
  | { readonly type: 'professional_absent' }
  | { readonly type: 'nobody_came' }
  /** An admin gives everything back, by a dispute or on their own. */
  | { readonly type: 'refund_all' }
  /** An admin gives a part back; the rest is earned. */
  | { readonly type: 'refund_part'; readonly refundCents: number }
  /** A card network has taken the whole payment for good. */
  | { readonly type: 'charge_back' };
export type EventType = BookingEvent['type'];

/** What has become of the written feedback. */
export type FeedbackState = 'none' | 'pending' | 'revise' | 'passed';

/** All that a decision depends on. Instants are UTC. */
export type BookingState = {
  readonly status: BookingStatus;
  readonly price: Split;
  readonly requestExpiresAt: Temporal.Instant;
  readonly acceptedAt: Temporal.Instant | null;
  readonly startAt: Temporal.Instant | null;
  readonly endAt: Temporal.Instant | null;
  readonly holdExpiresAt: Temporal.Instant | null;
  /** A PaymentIntent exists, so leaving `accepted` unpaid has to cancel it. */
  readonly checkoutStarted: boolean;
  readonly feedback: FeedbackState;
};

type Transition = {
  readonly on: EventType;
  readonly from: BookingStatus;
  readonly to: BookingStatus;
  readonly by: readonly Actor[];
};

export const TRANSITIONS = [
  { on: 'accept', from: 'requested', to: 'requested', by: ['professional'] },
  { on: 'decline', from: 'requested', to: 'declined', by: ['professional'] },
  { on: 'schedule', from: 'requested', to: 'accepted', by: ['professional'] },
  { on: 'cancel', from: 'requested', to: 'cancelled', by: ['candidate'] },
  { on: 'request_timed_out', from: 'requested', to: 'expired', by: ['system'] },

  { on: 'checkout', from: 'accepted', to: 'accepted', by: ['candidate'] },
  { on: 'pay', from: 'accepted', to: 'confirmed', by: ['system'] },
  { on: 'cancel', from: 'accepted', to: 'cancelled', by: ['candidate', 'professional'] },
  { on: 'hold_timed_out', from: 'accepted', to: 'expired', by: ['system'] },

  { on: 'cancel', from: 'confirmed', to: 'cancelled', by: ['candidate', 'professional'] },
  { on: 'call_ended', from: 'confirmed', to: 'completed_pending_feedback', by: ['system'] },

  {
    on: 'submit_feedback',
    from: 'completed_pending_feedback',
    to: 'completed_pending_feedback',
    by: ['professional'],
  },
  {
    on: 'send_back_feedback',
    from: 'completed_pending_feedback',
    to: 'completed_pending_feedback',
    by: ['system', 'admin'],
  },
  { on: 'pass_feedback', from: 'completed_pending_feedback', to: 'completed', by: ['system', 'admin'] },
  { on: 'feedback_overdue', from: 'completed_pending_feedback', to: 'refunded', by: ['system'] },
  { on: 'candidate_absent', from: 'completed_pending_feedback', to: 'completed', by: ['system'] },
  { on: 'professional_absent', from: 'completed_pending_feedback', to: 'refunded', by: ['system'] },
  { on: 'nobody_came', from: 'completed_pending_feedback', to: 'refunded', by: ['system'] },

  { on: 'refund_all', from: 'confirmed', to: 'cancelled', by: ['admin'] },
  { on: 'refund_all', from: 'completed_pending_feedback', to: 'refunded', by: ['admin'] },
  { on: 'refund_part', from: 'completed_pending_feedback', to: 'completed', by: ['admin'] },
  { on: 'charge_back', from: 'confirmed', to: 'cancelled', by: ['system'] },
  { on: 'charge_back', from: 'completed_pending_feedback', to: 'refunded', by: ['system'] },
] as const satisfies readonly Transition[];

/** Why a booking ended; shown in words on its page. */
export type EndReason =
  | 'declined'
  | 'request_unanswered'
  | 'request_withdrawn'
  | 'slot_unpaid'
  | 'cancelled_by_candidate'
  | 'cancelled_by_professional'
  | 'feedback_passed'
  | 'feedback_missing'
  | 'candidate_absent'
  | 'professional_absent'
  | 'nobody_came'
  | 'refunded_by_admin'
  | 'charged_back';

/** Columns of the booking that a transition sets. */
export type BookingChanges = {
  readonly acceptedAt?: Temporal.Instant;
  readonly scheduledAt?: Temporal.Instant;
  readonly startAt?: Temporal.Instant;
  readonly endAt?: Temporal.Instant;
  readonly holdExpiresAt?: Temporal.Instant;
  readonly confirmedAt?: Temporal.Instant;
  readonly endReason?: EndReason;
  readonly refundCents?: Cents;
};

/** What happens to the money, in the same transaction as the state. */
export type MoneyMove =
  | { readonly kind: 'none' }
  /** A charge succeeded: it is held, and so is the payout. */
  | { readonly kind: 'hold'; readonly payment: Split }
  /** The professional has earned the net: the payout becomes pending. */
  | { readonly kind: 'earn'; readonly payment: Split }
  /** Money goes back; what is kept, if anything, is earned. */
  | { readonly kind: 'return'; readonly refund: RefundSplit; readonly reason: EndReason }
  /** A card network has taken the payment; what is kept, if anything, is earned. */
  | { readonly kind: 'charge_back'; readonly loss: RefundSplit };

export type MessageKind =
  | 'request_received'
  | 'request_accepted'
  | 'request_declined'
  | 'request_expired'
  | 'request_withdrawn'
  | 'time_set'
  | 'hold_expired'
  | 'call_confirmed'
  | 'call_cancelled'
  | 'feedback_due'
  | 'feedback_sent_back'
  | 'feedback_ready'
  | 'feedback_missing'
  | 'candidate_absent'
  | 'professional_absent'
  | 'nobody_came'
  | 'refund_granted';

/** What else has to happen, after the transaction, exactly once. */
export type Effect =
  | { readonly kind: 'timer'; readonly job: TimerJob; readonly at: Temporal.Instant }
  | { readonly kind: 'work'; readonly job: WorkJob }
  | { readonly kind: 'tell'; readonly who: Party; readonly message: MessageKind };
export type TimerJob =
  | 'expire-request'
  | 'expire-hold'
  | 'end-call'
  | 'judge-attendance'
  | 'nudge-first'
  | 'nudge-second'
  | 'end-grace';
export type WorkJob =
  | 'create-meeting'
  | 'move-meeting'
  | 'delete-meeting'
  | 'sync-call-events'
  | 'cancel-payment'
  | 'judge-feedback';

export type Refusal =
  | 'wrong_state'
  | 'not_yours_to_do'
  | 'not_accepted_yet'
  | 'too_early'
  | 'too_late'
  | 'feedback_being_checked'
  | 'more_than_paid'
  | SlotRefusal;

export type Consequences = {
  readonly changes: BookingChanges;
  readonly money: MoneyMove;
  readonly effects: readonly Effect[];
};
export type Decision =
  | ({ readonly ok: true; readonly to: BookingStatus } & Consequences)
  | { readonly ok: false; readonly code: Refusal };

/**
 * Decides what an event does to a booking. Pure: the same arguments give the same answer.
 *
 * @param now the instant of the event; timers that come too early are refused, so that a repeated or
 *   misplaced timer does no harm
 * @returns the next state with everything that follows from it, or a refusal
 */
export function decide(
  booking: BookingState,
  event: BookingEvent,
  actor: Actor,
  now: Temporal.Instant,
  policy: Policy,
): Decision {
  const candidates = TRANSITIONS.filter((row) => row.on === event.type && row.from === booking.status);
  const row = candidates.find((each) => (each.by as readonly Actor[]).includes(actor));
  if (!row) return { ok: false, code: candidates.length > 0 ? 'not_yours_to_do' : 'wrong_state' };
  const consequences = consequencesOf(booking, event, actor, now, policy);
  return typeof consequences === 'string'
    ? { ok: false, code: consequences }
    : { ok: true, to: row.to, ...consequences };
}

/** Whether `actor` may do this now. What pages and `allowedActions` ask, so that they never work it out again. */
export function permits(
  booking: BookingState,
  type: Exclude<EventType, 'schedule' | 'refund_part'>,
  actor: Actor,
  now: Temporal.Instant,
  policy: Policy,
): boolean {
  return decide(booking, { type }, actor, now, policy).ok;
}

/** Whether the professional may set a time now, whichever it is. */
export function permitsScheduling(booking: BookingState, actor: Actor): boolean {
  return booking.status === 'requested' && actor === 'professional' && booking.acceptedAt !== null;
}

export function isTerminal(status: BookingStatus): boolean {
  return (TERMINAL_STATUSES as readonly BookingStatus[]).includes(status);
}
