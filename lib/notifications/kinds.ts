import type { MessageKind } from '@/lib/domain/booking';

/** Everything a person is told, on the page and by mail. Most follow from a booking's transition. */
export type NotificationKind =
  | MessageKind
  | 'call_in_a_day'
  | 'call_in_an_hour'
  | 'nudge_first'
  | 'nudge_second'
  | 'time_blocked'
  | 'call_event_changed'
  | 'payment_returned'
  | 'receipt'
  | 'refund_receipt'
  | 'refund_failed'
  | 'payout_paid'
  | 'payout_failed'
  | 'card_dispute_opened'
  | 'card_dispute_won'
  | 'card_dispute_lost'
  | 'dispute_opened'
  | 'dispute_withdrawn'
  | 'dispute_decided';
