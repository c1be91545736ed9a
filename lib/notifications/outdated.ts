import type { Temporal } from 'temporal-polyfill';
import type { BookingStatus } from '@/lib/domain/booking';
import type { NotificationKind } from './kinds';
import type { BookingRow, Occasion } from './occasion';

/** So late a mail has been waiting for a mail server that was down, not for its turn. */
const LATE_MINUTES = 10;

/** What must still be so for a message that asks for something, or tells of something to come. */
const WHILE: Partial<Record<NotificationKind, (booking: BookingRow) => boolean>> = {
  request_received: (booking) => isIn(booking, 'requested') && booking.acceptedAt === null,
  request_accepted: (booking) => isIn(booking, 'requested'),
  call_event_changed: (booking) => isIn(booking, 'confirmed'),
  time_blocked: (booking) => isIn(booking, 'accepted'),
  time_set: (booking) => isIn(booking, 'accepted'),
  call_confirmed: (booking) => isIn(booking, 'confirmed'),
  call_in_a_day: (booking) => isIn(booking, 'confirmed'),
  call_in_an_hour: (booking) => isIn(booking, 'confirmed'),
  times_proposed: hasOpenProposal,
  feedback_due: needsFeedback,
  nudge_first: needsFeedback,
  nudge_second: needsFeedback,
  feedback_sent_back: needsFeedback,
};

/**
 * Whether a mail would tell somebody to do what is done or impossible. It is left out then: the message about
 * what has happened since is on its way. Short of ten minutes it goes out, so that the mails of quick events
 * are complete and in order; but never an invitation to a call that is cancelled.
 */
export function isOutdated({ kind, booking, at }: Occasion, now: Temporal.Instant): boolean {
  if (kind === 'call_confirmed' && isIn(booking, 'cancelled')) return true;
  const isLate = now.epochMilliseconds - at.epochMilliseconds > LATE_MINUTES * 60_000;
  return isLate && WHILE[kind]?.(booking) === false;
}

function hasOpenProposal({ proposals }: BookingRow): boolean {
  return proposals[0]?.state === 'open';
}

function needsFeedback(booking: BookingRow): boolean {
  const submitted = booking.feedback[0]?.qcStatus;
  return isIn(booking, 'completed_pending_feedback') && (submitted === undefined || submitted === 'revise');
}

function isIn(booking: BookingRow, status: BookingStatus): boolean {
  return booking.status === status;
}
