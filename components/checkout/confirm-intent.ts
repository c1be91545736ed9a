import type { Card } from './card-fields';
import { type CardPayment, outcomeOfError, outcomeOfIntent, type PaymentOutcome } from './card-payment';

/** Banks are slow at times; after this nobody waits any more, and the server finds out what happened. */
const TIMEOUT_MS = 30_000;

/** One that Stripe has already, by its id there, or one that was typed; `keep`: Stripe may show it again. */
export type PayingCard = { readonly saved: string } | { readonly typed: Card; readonly keep: boolean };

/**
 * Confirms a PaymentIntent with a card, as Stripe.js does: from the browser straight to Stripe, so that the card never
 * touches our server. Never throws.
 * @param returnUrl where the bank leads back to after a question of its own
 */
export async function confirmIntent(
  payment: CardPayment,
  card: PayingCard,
  returnUrl: string,
): Promise<PaymentOutcome> {
  try {
    const response = await fetch(
      `${payment.apiBase}/v1/payment_intents/${encodeURIComponent(payment.paymentIntentId)}/confirm`,
      {
        method: 'POST',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        body: new URLSearchParams({
          key: payment.publishableKey,
          client_secret: payment.clientSecret,
          return_url: returnUrl,
          ...fieldsOf(card),
        }),
      },
    );
    const answer: unknown = await response.json();
    if (!isObject(answer)) return { kind: 'unanswered' };
    if (response.ok) return outcomeOfIntent(answer);
    return isObject(answer.error) ? outcomeOfError(answer.error) : { kind: 'unanswered' };
  } catch {
    return { kind: 'unanswered' };
  }
}

function fieldsOf(card: PayingCard): Record<string, string> {
  if ('saved' in card) return { payment_method: card.saved };
  const { number, month, year, cvc } = card.typed;
  return {
    'payment_method_data[type]': 'card',
    'payment_method_data[allow_redisplay]': card.keep ? 'always' : 'unspecified',
    'payment_method_data[card][number]': number,
    'payment_method_data[card][exp_month]': String(month),
    'payment_method_data[card][exp_year]': String(year),
    'payment_method_data[card][cvc]': cvc,
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
