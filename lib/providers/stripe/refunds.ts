import Stripe from 'stripe';
import { asAppError, orNullWhenMissing, stripe } from './client';

export type RefundState = {
  readonly id: string;
  readonly status: 'pending' | 'succeeded' | 'failed';
  readonly failure: string | null;
};

export type NewRefund = {
  readonly paymentIntentId: string;
  readonly amountCents: number;
  readonly bookingId: string;
  /** `connected`: transfer and fee come back in proportion. `platform`: the platform pays all of it. */
  readonly funding: 'connected' | 'platform';
};

/** `short`: Stripe refuses because a balance does not reach. `disputed`: while a card network decides. `refused`: else. */
export type RefundAnswer =
  | { readonly ok: true; readonly refund: RefundState }
  | { readonly ok: false; readonly code: 'short' | 'disputed' | 'refused'; readonly error: unknown };

/**
 * Refunds part or all of a destination charge.
 * @throws AppError `provider_unavailable`
 */
export async function createRefund(refund: NewRefund, idempotencyKey: string): Promise<RefundAnswer> {
  const fromConnected = refund.funding === 'connected';
  try {
    const created = await stripe().refunds.create(
      {
        payment_intent: refund.paymentIntentId,
        amount: refund.amountCents,
        reason: 'requested_by_customer',
        reverse_transfer: fromConnected,
        refund_application_fee: fromConnected,
        metadata: { bookingId: refund.bookingId },
      },
      { idempotencyKey },
    );
    return { ok: true, refund: toRefund(created) };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw asAppError(error);
    const isShort = error.code === 'balance_insufficient' || error.code === 'insufficient_funds';
    const code = isShort ? 'short' : error.code === 'charge_disputed' ? 'disputed' : 'refused';
    return { ok: false, code, error: asAppError(error) };
  }
}

export async function retrieveRefund(id: string): Promise<RefundState | null> {
  return orNullWhenMissing(async () => toRefund(await stripe().refunds.retrieve(id)));
}

export function toRefund(refund: Stripe.Refund): RefundState {
  const status = refund.status === 'succeeded' || refund.status === 'pending' ? refund.status : 'failed';
  return {
    id: refund.id,
    status: refund.status === 'requires_action' ? 'pending' : status,
    failure: refund.failure_reason ?? null,
  };
}
