import Stripe from 'stripe';
import { asAppError, call, orNullWhenMissing, stripe } from './client';
import { cardName } from './customers';

export type IntentStatus = 'open' | 'processing' | 'succeeded' | 'canceled';

/** A PaymentIntent as we need it; sums in cents. */
export type Intent = {
  readonly id: string;
  readonly status: IntentStatus;
  readonly amountCents: number;
  /** ISO 4217, as everywhere in the product; Stripe writes it small. */
  readonly currency: string;
  readonly clientSecret: string;
  readonly bookingId: string | null;
  readonly chargeId: string | null;
  /** "Visa ending 4242" */
  readonly cardLabel: string | null;
  /** Why the last try to pay failed, in Stripe's codes. */
  readonly lastError: { readonly code: string | null; readonly declineCode: string | null } | null;
  /** Epoch seconds at which Stripe makes the money available; null until there is a charge. */
  readonly availableOn: number | null;
  /** What Stripe charges the platform for the charge, in cents; null until it has worked that out. */
  readonly stripeFeeCents: number | null;
};

export type NewIntent = {
  readonly bookingId: string;
  readonly amountCents: number;
  readonly feeCents: number;
  readonly currency: string;
  /** The professional's connected account. */
  readonly destination: string;
  /** The candidate at Stripe, whose saved cards may pay it. */
  readonly customerId: string | null;
};

/** Creates the PaymentIntent of a destination charge, or finds the one this key has created before. */
export async function createIntent(intent: NewIntent, idempotencyKey: string): Promise<Intent> {
  return call(async () => {
    const created = await stripe().paymentIntents.create(
      {
        amount: intent.amountCents,
        currency: intent.currency.toLowerCase(),
        application_fee_amount: intent.feeCents,
        transfer_data: { destination: intent.destination },
        transfer_group: intent.bookingId,
        ...(intent.customerId === null ? {} : { customer: intent.customerId }),
        automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
        metadata: { bookingId: intent.bookingId },
        description: 'Monet, a 30-minute call with written feedback',
      },
      { idempotencyKey },
    );
    return toIntent(created);
  });
}

/** The present state of a PaymentIntent, or null when Stripe knows none with this id. */
export async function retrieveIntent(id: string): Promise<Intent | null> {
  return orNullWhenMissing(async () =>
    toIntent(await stripe().paymentIntents.retrieve(id, { expand: ['latest_charge.balance_transaction'] })),
  );
}

/** Says whether the card that pays it is kept for the customer. @returns false when it takes no card any more */
export async function keepCardOf(id: string, keep: boolean): Promise<boolean> {
  try {
    await stripe().paymentIntents.update(id, { setup_future_usage: keep ? 'on_session' : '' });
    return true;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return false;
    throw asAppError(error);
  }
}

/** Cancels a PaymentIntent unless it has succeeded; returns its state afterwards either way. */
export async function cancelIntent(id: string): Promise<Intent | null> {
  try {
    return toIntent(await stripe().paymentIntents.cancel(id));
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return retrieveIntent(id);
    throw asAppError(error);
  }
}

function toIntent(intent: Stripe.PaymentIntent): Intent {
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  const transaction =
    charge && typeof charge.balance_transaction === 'object' ? charge.balance_transaction : null;
  const card = charge?.payment_method_details?.card;
  return {
    id: intent.id,
    status: toIntentStatus(intent.status),
    amountCents: intent.amount,
    currency: intent.currency.toUpperCase(),
    clientSecret: intent.client_secret ?? '',
    bookingId: intent.metadata.bookingId ?? null,
    chargeId: charge?.id ?? (typeof intent.latest_charge === 'string' ? intent.latest_charge : null),
    cardLabel: card?.last4 ? cardName(card.brand, card.last4) : null,
    lastError: intent.last_payment_error
      ? {
          code: intent.last_payment_error.code ?? null,
          declineCode: intent.last_payment_error.decline_code ?? null,
        }
      : null,
    availableOn: transaction?.available_on ?? null,
    stripeFeeCents: transaction?.fee ?? null,
  };
}

export function toIntentStatus(status: Stripe.PaymentIntent.Status): IntentStatus {
  switch (status) {
    case 'succeeded':
      return 'succeeded';
    case 'canceled':
      return 'canceled';
    case 'processing':
      return 'processing';
    default:
      return 'open'; // waiting for a card, a confirmation or the bank's question
  }
}
