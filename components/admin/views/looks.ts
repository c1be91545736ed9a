import type { BadgeLook } from '../shown-column';

/** How the states of the product look to the admin. `bad` is a loss or a fault, `act` is on its way, `warn` is due. */

export const BOOKING_BADGES: Readonly<Record<string, BadgeLook>> = {
  requested: { mark: 'asked' },
  accepted: { mark: 'agreed' },
  confirmed: { mark: 'confirmed', tone: 'act' },
  completed_pending_feedback: { mark: 'due', tone: 'warn' },
  completed: { mark: 'done' },
  declined: { mark: 'ended' },
  cancelled: { mark: 'cancelled' },
  expired: { mark: 'ended' },
  refunded: { mark: 'refunded', tone: 'bad' },
};

export const PAYMENT_BADGES: Readonly<Record<string, BadgeLook>> = {
  requires_payment: { mark: 'asked' },
  held: { mark: 'held', tone: 'act' },
  earned: { mark: 'done' },
  refunding: { mark: 'refunded', tone: 'warn' },
  partially_refunded: { mark: 'refunded' },
  refunded: { mark: 'refunded' },
  cancelled: { mark: 'ended' },
  charged_back: { mark: 'cancelled', tone: 'bad' },
};

export const REFUND_BADGES: Readonly<Record<string, BadgeLook>> = {
  pending: { mark: 'agreed', tone: 'act' },
  succeeded: { mark: 'done' },
  failed: { mark: 'cancelled', tone: 'bad' },
};

export const PAYOUT_BADGES: Readonly<Record<string, BadgeLook>> = {
  held: { mark: 'held' },
  pending: { mark: 'agreed', tone: 'act' },
  sent: { mark: 'confirmed', tone: 'act' },
  paid: { mark: 'done' },
  blocked: { mark: 'cancelled', tone: 'bad' },
  failed: { mark: 'cancelled', tone: 'bad' },
  settled: { mark: 'done' },
};

export const DISPUTE_BADGES: Readonly<Record<string, BadgeLook>> = {
  open: { mark: 'due', tone: 'warn' },
  decided: { mark: 'done' },
  withdrawn: { mark: 'ended' },
  overtaken: { mark: 'ended' },
};

export const QC_BADGES: Readonly<Record<string, BadgeLook>> = {
  pending: { mark: 'agreed', tone: 'act' },
  revise: { mark: 'due', tone: 'warn' },
  passed: { mark: 'done' },
};

export const CARD_BADGES: Readonly<Record<string, BadgeLook>> = {
  listed: { mark: 'confirmed' },
  hidden: { mark: 'held' },
  not_listed: { mark: 'asked' },
};

export const ACCOUNT_BADGES: Readonly<Record<string, BadgeLook>> = {
  active: { mark: 'confirmed' },
  suspended: { mark: 'cancelled', tone: 'bad' },
  deleted: { mark: 'cancelled' },
};

export const STRIPE_BADGES: Readonly<Record<string, BadgeLook>> = {
  onboarding: { mark: 'asked' },
  ready: { mark: 'done' },
  restricted: { mark: 'due', tone: 'warn' },
};
