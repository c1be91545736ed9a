import type { DisputeMatter, DisputeOutcome } from '@/lib/domain/dispute';

/**
 * The words of the admin's tables for stored states and reasons. The CSV has the stored words themselves, which are
 * stable; these are for reading.
 */

export const ROLES = { candidate: 'Candidate', professional: 'Professional', admin: 'Admin' } as const;
export const ACCOUNT_STATES = { active: 'Active', suspended: 'Suspended', deleted: 'Deleted' } as const;
export const LISTING_STATES = { listed: 'On a card', hidden: 'Hidden', not_listed: 'Not on a card' } as const;
export const STRIPE_STATES = { onboarding: 'Onboarding', ready: 'Ready', restricted: 'Restricted' } as const;

export const BOOKING_STATES = {
  requested: 'Requested',
  accepted: 'Time set, unpaid',
  confirmed: 'Confirmed',
  completed_pending_feedback: 'Feedback due',
  completed: 'Done',
  declined: 'Declined',
  cancelled: 'Cancelled',
  expired: 'Expired',
  refunded: 'Refunded',
} as const;

export const END_REASONS = {
  declined: 'Declined',
  request_unanswered: 'Request unanswered',
  request_withdrawn: 'Request withdrawn',
  slot_unpaid: 'Time not paid',
  cancelled_by_candidate: 'Cancelled by the candidate',
  cancelled_by_professional: 'Cancelled by the professional',
  feedback_passed: 'Feedback passed',
  feedback_missing: 'No feedback in time',
  candidate_absent: 'Candidate absent',
  professional_absent: 'Professional absent',
  nobody_came: 'Nobody came',
  refunded_by_admin: 'Refunded by an admin',
  charged_back: 'Charged back by the bank',
} as const;

export const PAYMENT_STATES = {
  requires_payment: 'Not paid',
  held: 'Held',
  earned: 'Earned',
  refunding: 'Being refunded',
  partially_refunded: 'Refunded in part',
  refunded: 'Refunded',
  cancelled: 'Cancelled',
  charged_back: 'Charged back',
} as const;

export const REFUND_STATES = { pending: 'On its way', succeeded: 'Done', failed: 'Failed' } as const;

export const PAYOUT_STATES = {
  held: 'Held',
  pending: 'Pending',
  sent: 'Sent',
  paid: 'Paid',
  blocked: 'Blocked',
  failed: 'Failed',
  settled: 'Kept for a debt',
} as const;

/** Why a payout has not been sent; other words are Stripe's own codes and stand for themselves. */
export const PAYOUT_WAITS = {
  disputed: 'Call disputed',
  card_dispute: 'Payment disputed with the bank',
  held_by_admin: 'Kept back by an admin',
  balance: 'Waiting for balance',
  platform: 'Our own balance is short',
  refund: 'Waiting for the refund',
  objection: 'The candidate can object',
  account: 'Account cannot be paid',
  stripe: 'Refused by Stripe',
} as const;

export const PARTIES = { candidate: 'Candidate', professional: 'Professional' } as const;

export const DISPUTE_STATES = {
  open: 'Open',
  decided: 'Decided',
  withdrawn: 'Taken back',
  overtaken: 'Overtaken by a refund',
} as const;

export const DISPUTE_MATTERS = {
  absence: 'Absence',
  conduct: 'Conduct',
  call: 'The call',
  feedback: 'Feedback',
  anonymity: 'Anonymity',
  other: 'Other',
} as const satisfies Record<DisputeMatter, string>;

export const DISPUTE_OUTCOMES = {
  full: 'All back',
  part: 'A part back',
  none: 'It stays as it is',
  pay: 'We pay the professional',
} as const satisfies Record<DisputeOutcome, string>;

/** Stripe's states of a dispute of a card payment. */
export const CARD_DISPUTE_STATES = {
  warning_needs_response: 'Inquiry, evidence is due',
  warning_under_review: 'Inquiry, under review',
  warning_closed: 'Inquiry closed',
  needs_response: 'Evidence is due',
  under_review: 'Under review',
  won: 'Won',
  lost: 'Lost',
  prevented: 'Prevented',
} as const;

export const QC_STATES = { pending: 'Being checked', revise: 'Sent back', passed: 'Passed' } as const;
export const JUDGES = { rules: 'Rules', llm: 'Model', admin: 'Admin' } as const;
export const ACTORS = {
  candidate: 'Candidate',
  professional: 'Professional',
  admin: 'Admin',
  system: 'System',
} as const;

/** The word for a stored one; a word that is not in the list stands for itself. */
export function wordFor(words: Readonly<Record<string, string>>, stored: string): string {
  return words[stored] ?? stored;
}
