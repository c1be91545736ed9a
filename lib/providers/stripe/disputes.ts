import type Stripe from 'stripe';
import { orNullWhenMissing, stripe } from './client';

/** A dispute of a card payment as we need it; sums in cents. */
export type CardDisputeState = {
  readonly id: string;
  readonly status: Stripe.Dispute.Status;
  readonly reason: string;
  readonly amountCents: number;
  readonly paymentIntentId: string | null;
  /** Epoch seconds until which Stripe takes evidence, or null when it takes none. */
  readonly dueBy: number | null;
  /** Epoch seconds */
  readonly openedAt: number;
  /** The network has taken the money, with Stripe's fee, and has given it back. */
  readonly isWithdrawn: boolean;
  readonly isReinstated: boolean;
  readonly feeCents: number;
};

/** The present state of a dispute, or null when Stripe knows none with this id. */
export async function retrieveCardDispute(id: string): Promise<CardDisputeState | null> {
  return orNullWhenMissing(async () => toState(await stripe().disputes.retrieve(id)));
}

/** Whether nothing more is to come of it. `prevented`: settled before it became one. */
export function isClosed(status: Stripe.Dispute.Status): boolean {
  return ['won', 'lost', 'warning_closed', 'prevented'].includes(status);
}

export function toState(dispute: Stripe.Dispute): CardDisputeState {
  const moves = dispute.balance_transactions;
  const intent = dispute.payment_intent;
  return {
    id: dispute.id,
    status: dispute.status,
    reason: dispute.reason,
    amountCents: dispute.amount,
    paymentIntentId: typeof intent === 'string' ? intent : (intent?.id ?? null),
    dueBy: dispute.evidence_details.due_by ?? null,
    openedAt: dispute.created,
    isWithdrawn: moves.some((each) => each.amount < 0),
    isReinstated: moves.some((each) => each.amount > 0),
    feeCents: moves.reduce((sum, each) => sum + each.fee, 0),
  };
}
