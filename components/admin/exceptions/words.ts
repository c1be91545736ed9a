import type { DecisionKind } from '@/lib/admin/decisions';
import type { Exception } from '@/lib/admin/exceptions';
import { BOOKING_STATES, DISPUTE_MATTERS, wordFor } from '@/lib/admin/tables/words';
import type { WarningKind } from '@/lib/admin/warnings';
import type { Policy } from '@/lib/domain/policy';

/** What is so, in a line. */
export function exceptionWords(item: Exception<DecisionKind | WarningKind>, policy: Policy): string {
  const { kind, detail } = item;
  const { feedbackDueHours, feedbackGraceHours } = policy;
  const refundAt = `refund at ${feedbackDueHours + feedbackGraceHours} h`;
  switch (kind) {
    case 'payout_failed':
      return `Payout sent back${because(detail)}`;
    case 'payout_refused':
      return 'Payout refused by Stripe, tried again every hour';
    case 'refund_failed':
      return `Refund failed${because(detail)}`;
    case 'job_given_up':
      return `Job given up: ${detail ?? ''}`;
    case 'state_overdue':
      return `Should have moved on by itself: ${wordFor(BOOKING_STATES, detail ?? '').toLowerCase()}`;
    case 'feedback_unjudged':
      return 'Feedback handed in, not judged';
    case 'dispute':
      return `Call disputed: ${wordFor(DISPUTE_MATTERS, detail ?? '').toLowerCase()}`;
    case 'card_dispute':
      return `Payment disputed with the bank${because(detail)}, evidence to Stripe`;
    case 'books':
      return 'Stripe and the books do not agree';
    case 'no_host':
      return 'No Zoom host is free for the call';
    case 'meeting_settings':
      return `Zoom overrides the settings of the call${because(detail)}`;
    case 'work_email':
      return `Work e-mail to look at: ${detail ?? ''}`;
    case 'feedback_late':
      return detail === 'revise'
        ? `Feedback sent back and not revised, ${refundAt}`
        : `No feedback ${feedbackDueHours} h after the call, ${refundAt}`;
    case 'no_attendance':
      return 'No attendance data from Zoom, counts as held';
    case 'payout_account':
      return 'Payout waits: the account cannot be paid';
    case 'calendar_revoked':
      return 'Google Calendar taken back, no times offered';
  }
}

function because(code: string | null): string {
  return code ? `: ${code.replaceAll('_', ' ')}` : '';
}
