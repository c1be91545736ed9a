/**
 * The seam between the checkout and whoever takes the card. Two adapters fill it: Stripe's own Payment Element
 * (`payment-element-form.tsx`), and a plain form that makes the same confirm call itself (`confirm-intent.ts`).
 */

/** What a browser needs to confirm a PaymentIntent. */
export type CardPayment = {
  readonly apiBase: string;
  readonly publishableKey: string;
  readonly paymentIntentId: string;
  readonly clientSecret: string;
};

/** What came of a try to pay. */
export type PaymentOutcome =
  | { readonly kind: 'succeeded' }
  /** The bank takes its time; Stripe tells later. */
  | { readonly kind: 'processing' }
  /** The bank asks the cardholder first, on a page of its own. */
  | { readonly kind: 'question'; readonly url: string }
  /** Stripe's error code, and the bank's reason within it. */
  | { readonly kind: 'declined'; readonly code: string | null; readonly declineCode: string | null }
  /** The PaymentIntent was cancelled: the time is not held any more. */
  | { readonly kind: 'released' }
  /** What was typed is not complete; the form itself shows where. */
  | { readonly kind: 'incomplete' }
  /** No answer, or none that can be read: the card may or may not have been charged. */
  | { readonly kind: 'unanswered' };

const OFFICIAL_API = 'https://api.stripe.com';

/**
 * Which adapter takes the card. Card data that goes to Stripe itself is typed into Stripe's own fields, always; the
 * plain form is for another address that speaks Stripe's protocol.
 */
export function adapterFor(apiBase: string): 'payment_element' | 'card_form' {
  return new URL(apiBase).origin === OFFICIAL_API ? 'payment_element' : 'card_form';
}

/** The parts of Stripe's PaymentIntent that decide what comes next. */
export type IntentAnswer = {
  readonly status?: unknown;
  readonly next_action?: unknown;
};

/** The parts of Stripe's error that do; the browser library and the HTTP interface use the same names. */
export type ErrorAnswer = {
  readonly type?: unknown;
  readonly code?: unknown;
  readonly decline_code?: unknown;
  readonly payment_intent?: unknown;
};

/** Reads a PaymentIntent after a try to pay. */
export function outcomeOfIntent(intent: IntentAnswer): PaymentOutcome {
  switch (intent.status) {
    case 'succeeded':
      return { kind: 'succeeded' };
    case 'processing':
      return { kind: 'processing' };
    case 'canceled':
      return { kind: 'released' };
    case 'requires_action': {
      const url = redirectOf(intent.next_action);
      return url ? { kind: 'question', url } : { kind: 'unanswered' };
    }
    case 'requires_payment_method':
      return { kind: 'declined', code: null, declineCode: null };
    default:
      return { kind: 'unanswered' };
  }
}

/**
 * Reads an error of a try to pay. A PaymentIntent that was in no state for it (paid in another window, cancelled
 * meanwhile) comes inside the error and says itself where it stands.
 */
export function outcomeOfError(error: ErrorAnswer): PaymentOutcome {
  const code = text(error.code);
  if (code === 'payment_intent_unexpected_state' && isObject(error.payment_intent)) {
    return outcomeOfIntent(error.payment_intent);
  }
  if (error.type === 'validation_error') return { kind: 'incomplete' };
  if (error.type === 'card_error' || code === 'payment_intent_authentication_failure') {
    return { kind: 'declined', code, declineCode: text(error.decline_code) };
  }
  return { kind: 'unanswered' };
}

function redirectOf(action: unknown): string | null {
  if (!isObject(action) || !isObject(action.redirect_to_url)) return null;
  return text(action.redirect_to_url.url);
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
