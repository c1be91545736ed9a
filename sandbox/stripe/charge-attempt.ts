import { createCharge } from './charges';
import { openDispute } from './dispute-steps';
import { StripeFailure } from './errors';
import { emit } from './events';
import { testCardOf } from './payment-methods';
import { present } from './present';
import { keepForLater } from './saved-methods';
import { captureCharge } from './settlement';
import type { PaymentError, PaymentIntent, PaymentMethod } from './types';
import { PLATFORM } from './types';
import type { World } from './world';

/** Charges the card: the last step, after any authentication. */
export function attempt(world: World, intent: PaymentIntent, method: PaymentMethod): object {
  const card = testCardOf(world, method.id);
  if (card.decline) return decline(world, intent, method, card.decline);
  const charge = createCharge(world, intent, method, card);
  keepForLater(world, intent, method);
  if (intent.capture_method === 'manual') {
    const held = world.paymentIntents.update(intent.id, {
      amount_capturable: intent.amount,
      latest_charge: charge.id,
      next_action: null,
      status: 'requires_capture',
    });
    emit(world, PLATFORM, 'charge.succeeded', charge);
    emit(world, PLATFORM, 'payment_intent.amount_capturable_updated', held);
    return held;
  }
  const captured = captureCharge(world, charge.id, charge.amount, card);
  const paid = world.paymentIntents.update(intent.id, {
    amount_received: captured.amount_captured,
    latest_charge: charge.id,
    next_action: null,
    status: 'succeeded',
  });
  emit(world, PLATFORM, 'charge.succeeded', captured);
  emit(world, PLATFORM, 'payment_intent.succeeded', paid);
  if (card.dispute) openDispute(world, captured, card.dispute);
  return paid;
}

interface Decline {
  code: string;
  declineCode?: string;
  message: string;
}

/** The card was declined: the PaymentIntent takes another one. Gives the failure to answer with. */
export function decline(
  world: World,
  intent: PaymentIntent,
  method: PaymentMethod,
  reason: Decline,
): StripeFailure {
  const card = { ...testCardOf(world, method.id), decline: reason };
  const charge = createCharge(world, intent, method, card);
  const error: PaymentError = {
    type: 'card_error',
    code: reason.code,
    ...(reason.declineCode ? { decline_code: reason.declineCode } : {}),
    advice_code: 'try_again_later',
    charge: charge.id,
    doc_url: `https://stripe.com/docs/error-codes/${reason.code.replaceAll('_', '-')}`,
    message: reason.message,
    network_decline_code: '01',
    payment_method: present(world, method),
  };
  const failed = fail(world, intent, error, charge.id);
  emit(world, PLATFORM, 'charge.failed', charge);
  emit(world, PLATFORM, 'payment_intent.payment_failed', failed);
  return new StripeFailure(402, { ...error, payment_intent: present(world, failed) }, true);
}

/** Opens the PaymentIntent for another payment method, and remembers why the last one failed. */
export function fail(
  world: World,
  intent: PaymentIntent,
  error: PaymentError,
  charge: string | null,
): PaymentIntent {
  return world.paymentIntents.update(intent.id, {
    last_payment_error: error,
    latest_charge: charge ?? intent.latest_charge,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  });
}
