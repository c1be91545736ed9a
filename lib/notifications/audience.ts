import type { Party } from '@/lib/domain/booking';
import type { NotificationKind } from './kinds';

/** Who is told what. A kind without a row here does not compile, nor does one without its words in `messages.ts`. */
export type Audience = Complete<{
  request_received: 'professional';
  request_accepted: 'candidate';
  request_declined: 'candidate';
  request_expired: Party;
  request_withdrawn: 'professional';
  time_set: 'candidate';
  hold_expired: Party;
  call_confirmed: Party;
  times_proposed: Party;
  times_not_taken: Party;
  times_withdrawn: Party;
  call_moved: Party;
  call_in_a_day: Party;
  call_in_an_hour: Party;
  call_cancelled: Party;
  feedback_due: 'professional';
  nudge_first: 'professional';
  nudge_second: 'professional';
  feedback_sent_back: 'professional';
  feedback_ready: Party;
  feedback_missing: Party;
  candidate_absent: Party;
  professional_absent: Party;
  nobody_came: Party;
  time_blocked: 'professional';
  call_event_changed: Party;
  payment_returned: Party;
  receipt: 'candidate';
  refund_receipt: 'candidate';
  refund_failed: 'candidate';
  payout_paid: 'professional';
  payout_failed: 'professional';
  refund_granted: Party;
  card_dispute_opened: 'professional';
  card_dispute_won: 'professional';
  card_dispute_lost: 'professional';
  dispute_opened: Party;
  dispute_withdrawn: Party;
  dispute_decided: Party;
}>;

type Complete<Rows extends Record<NotificationKind, Party>> = Rows;
