import * as callCancelled from '@/emails/call-cancelled';
import * as callConfirmed from '@/emails/call-confirmed';
import * as callEventChanged from '@/emails/call-event-changed';
import * as callMoved from '@/emails/call-moved';
import * as callReminder from '@/emails/call-reminder';
import * as candidateAbsent from '@/emails/candidate-absent';
import * as cardDispute from '@/emails/card-dispute';
import * as dispute from '@/emails/dispute';
import * as feedbackDue from '@/emails/feedback-due';
import * as feedbackMissing from '@/emails/feedback-missing';
import * as feedbackReady from '@/emails/feedback-ready';
import * as feedbackSentBack from '@/emails/feedback-sent-back';
import * as holdExpired from '@/emails/hold-expired';
import type { Letter } from '@/emails/letter';
import * as nobodyCame from '@/emails/nobody-came';
import * as nudgeFirst from '@/emails/nudge-first';
import * as nudgeSecond from '@/emails/nudge-second';
import * as paymentReturned from '@/emails/payment-returned';
import * as payoutFailed from '@/emails/payout-failed';
import * as payoutPaid from '@/emails/payout-paid';
import * as professionalAbsent from '@/emails/professional-absent';
import * as receipt from '@/emails/receipt';
import * as refundFailed from '@/emails/refund-failed';
import * as refundGranted from '@/emails/refund-granted';
import * as refundReceipt from '@/emails/refund-receipt';
import * as requestAccepted from '@/emails/request-accepted';
import * as requestDeclined from '@/emails/request-declined';
import * as requestExpired from '@/emails/request-expired';
import * as requestReceived from '@/emails/request-received';
import * as requestWithdrawn from '@/emails/request-withdrawn';
import * as timeBlocked from '@/emails/time-blocked';
import * as timeSet from '@/emails/time-set';
import * as timesNotTaken from '@/emails/times-not-taken';
import * as timesProposed from '@/emails/times-proposed';
import * as timesWithdrawn from '@/emails/times-withdrawn';
import type { Party } from '@/lib/domain/booking';
import { env } from '@/lib/env';
import type { Audience } from './audience';
import type { NotificationKind } from './kinds';
import { asked, confirmed, held, heldOrConfirmed, moving } from './known';
import type { Occasion } from './occasion';

type Write = (occasion: Occasion) => Letter;
type Messages = { readonly [Kind in NotificationKind]: { readonly [Who in Audience[Kind]]: Write } };

/** Each message to each reader: how much it may know of the other side, and its words. */
const MESSAGES: Messages = {
  request_received: { professional: (on) => requestReceived.forProfessional(asked(on, 'professional')) },
  request_accepted: { candidate: (on) => requestAccepted.forCandidate(asked(on, 'candidate')) },
  request_declined: { candidate: (on) => requestDeclined.forCandidate(asked(on, 'candidate')) },
  request_expired: {
    candidate: (on) => requestExpired.forCandidate(asked(on, 'candidate')),
    professional: (on) => requestExpired.forProfessional(asked(on, 'professional')),
  },
  request_withdrawn: { professional: (on) => requestWithdrawn.forProfessional(asked(on, 'professional')) },
  time_set: { candidate: (on) => timeSet.forCandidate(held(on, 'candidate')) },
  call_event_changed: {
    candidate: (on) => callEventChanged.forEither(confirmed(on, 'candidate')),
    professional: (on) => callEventChanged.forEither(confirmed(on, 'professional')),
  },
  time_blocked: { professional: (on) => timeBlocked.forProfessional(held(on, 'professional')) },
  hold_expired: {
    candidate: (on) => holdExpired.forCandidate(held(on, 'candidate')),
    professional: (on) => holdExpired.forProfessional(held(on, 'professional')),
  },
  call_confirmed: {
    candidate: (on) => callConfirmed.forCandidate(confirmed(on, 'candidate')),
    professional: (on) => callConfirmed.forProfessional(confirmed(on, 'professional')),
  },
  times_proposed: {
    candidate: (on) => timesProposed.forCandidate(moving(on, 'candidate')),
    professional: (on) => timesProposed.forProfessional(moving(on, 'professional')),
  },
  times_not_taken: {
    candidate: (on) => timesNotTaken.forCandidate(moving(on, 'candidate')),
    professional: (on) => timesNotTaken.forProfessional(moving(on, 'professional')),
  },
  times_withdrawn: {
    candidate: (on) => timesWithdrawn.forCandidate(moving(on, 'candidate')),
    professional: (on) => timesWithdrawn.forProfessional(moving(on, 'professional')),
  },
  call_moved: {
    candidate: (on) => callMoved.forCandidate(moving(on, 'candidate')),
    professional: (on) => callMoved.forProfessional(moving(on, 'professional')),
  },
  call_in_a_day: {
    candidate: (on) => callReminder.dayBefore(confirmed(on, 'candidate')),
    professional: (on) => callReminder.dayBefore(confirmed(on, 'professional')),
  },
  call_in_an_hour: {
    candidate: (on) => callReminder.hourBefore(confirmed(on, 'candidate')),
    professional: (on) => callReminder.hourBefore(confirmed(on, 'professional')),
  },
  call_cancelled: {
    candidate: (on) => callCancelled.forCandidate(heldOrConfirmed(on, 'candidate')),
    professional: (on) => callCancelled.forProfessional(heldOrConfirmed(on, 'professional')),
  },
  feedback_due: { professional: (on) => feedbackDue.forProfessional(confirmed(on, 'professional')) },
  nudge_first: { professional: (on) => nudgeFirst.forProfessional(confirmed(on, 'professional')) },
  nudge_second: { professional: (on) => nudgeSecond.forProfessional(confirmed(on, 'professional')) },
  feedback_sent_back: {
    professional: (on) => feedbackSentBack.forProfessional(confirmed(on, 'professional')),
  },
  feedback_ready: {
    candidate: (on) => feedbackReady.forCandidate(confirmed(on, 'candidate')),
    professional: (on) => feedbackReady.forProfessional(confirmed(on, 'professional')),
  },
  feedback_missing: {
    candidate: (on) => feedbackMissing.forCandidate(confirmed(on, 'candidate')),
    professional: (on) => feedbackMissing.forProfessional(confirmed(on, 'professional')),
  },
  candidate_absent: {
    candidate: (on) => candidateAbsent.forCandidate(confirmed(on, 'candidate')),
    professional: (on) => candidateAbsent.forProfessional(confirmed(on, 'professional')),
  },
  professional_absent: {
    candidate: (on) => professionalAbsent.forCandidate(confirmed(on, 'candidate')),
    professional: (on) => professionalAbsent.forProfessional(confirmed(on, 'professional')),
  },
  nobody_came: {
    candidate: (on) => nobodyCame.forCandidate(confirmed(on, 'candidate')),
    professional: (on) => nobodyCame.forProfessional(confirmed(on, 'professional')),
  },
  payment_returned: {
    candidate: (on) => paymentReturned.forCandidate(held(on, 'candidate')),
    professional: (on) => paymentReturned.forProfessional(held(on, 'professional')),
  },
  receipt: { candidate: (on) => receipt.forCandidate(confirmed(on, 'candidate'), env().seller) },
  refund_receipt: {
    candidate: (on) => refundReceipt.forCandidate(heldOrConfirmed(on, 'candidate'), env().seller),
  },
  refund_failed: { candidate: (on) => refundFailed.forCandidate(heldOrConfirmed(on, 'candidate')) },
  payout_paid: { professional: (on) => payoutPaid.forProfessional(confirmed(on, 'professional')) },
  payout_failed: { professional: (on) => payoutFailed.forProfessional(confirmed(on, 'professional')) },
  refund_granted: {
    candidate: (on) => refundGranted.forCandidate(confirmed(on, 'candidate')),
    professional: (on) => refundGranted.forProfessional(confirmed(on, 'professional')),
  },
  card_dispute_opened: { professional: (on) => cardDispute.opened(confirmed(on, 'professional')) },
  card_dispute_won: { professional: (on) => cardDispute.won(confirmed(on, 'professional')) },
  card_dispute_lost: { professional: (on) => cardDispute.lost(confirmed(on, 'professional')) },
  dispute_opened: {
    candidate: (on) => dispute.opened(confirmed(on, 'candidate')),
    professional: (on) => dispute.opened(confirmed(on, 'professional')),
  },
  dispute_withdrawn: {
    candidate: (on) => dispute.withdrawn(confirmed(on, 'candidate')),
    professional: (on) => dispute.withdrawn(confirmed(on, 'professional')),
  },
  dispute_decided: {
    candidate: (on) => dispute.decided(confirmed(on, 'candidate')),
    professional: (on) => dispute.decided(confirmed(on, 'professional')),
  },
};

/** Every kind there are words for, which is every kind. */
export const KINDS = Object.keys(MESSAGES) as readonly NotificationKind[];

export function isKind(value: string): value is NotificationKind {
  return Object.hasOwn(MESSAGES, value);
}

/**
 * The words of a message for the reader it goes to.
 * @returns null when such a message is not for this side of the booking
 */
export function writeLetter(occasion: Occasion): Letter | null {
  const byReader: Partial<Record<Party, Write>> = MESSAGES[occasion.kind];
  return byReader[occasion.who]?.(occasion) ?? null;
}
