import type Stripe from 'stripe';
import { call, orNullWhenMissing, stripe } from './client';

export type RefundState = {
  readonly id: string;
  readonly status: 'pending' | 'succeeded' | 'failed';
  readonly failure: string | null;
};

/** Refunds part or all of a destination charge, taking transfer and fee back in proportion. */
export async function createRefund(
  refund: { paymentIntentId: string; amountCents: number; bookingId: string },
  idempotencyKey: string,
): Promise<RefundState> {
  return call(async () =>
    toRefund(
      await stripe().refunds.create(
        {
          payment_intent: refund.paymentIntentId,
          amount: refund.amountCents,
          reason: 'requested_by_customer',
          reverse_transfer: true,
          refund_application_fee: true,
          metadata: { bookingId: refund.bookingId },
        },
        { idempotencyKey },
      ),
    ),
  );
}

export async function retrieveRefund(id: string): Promise<RefundState | null> {
  return orNullWhenMissing(async () => toRefund(await stripe().refunds.retrieve(id)));
}

function toRefund(refund: Stripe.Refund): RefundState {
  const status = refund.status === 'succeeded' || refund.status === 'pending' ? refund.status : 'failed';
  return {
    id: refund.id,
    status: refund.status === 'requires_action' ? 'pending' : status,
    failure: refund.failure_reason ?? null,
  };
}
