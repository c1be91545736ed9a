import { askForAuthentication } from './authentication';
import { attempt, decline } from './charge-attempt';
import type { Call } from './endpoint';
import { invalid, type StripeFailure, unsupported } from './errors';
import { emit } from './events';
import { unexpectedState } from './intent-state';
import { needTransferable } from './onboarding';
import { mergeMetadata } from './params';
import { methodIn, testCardOf } from './payment-methods';
import { futureUsage, needUsable } from './saved-methods';
import { captureCharge } from './settlement';
import { cardByNumber } from './test-cards';
import type { PaymentIntent } from './types';
import { PLATFORM } from './types';
import type { World } from './world';

const NO_METHOD =
  "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.";
const CONFIRMABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

/**
 * Tries to pay. Gives the PaymentIntent as it is afterwards, or a StripeFailure (402) that keeps what the
 * decline wrote.
 */
export function confirm(world: World, call: Call, intent: PaymentIntent): object {
  const { params } = call;
  if (!CONFIRMABLE.includes(intent.status)) throw notConfirmable(world, intent);
  if (call.browser && intent.confirmation_method === 'manual') {
    const message = `This PaymentIntent ${intent.id} cannot be confirmed using your publishable key because its confirmation_method is set to manual. Please use your secret key instead.`;
    throw invalid('secret_key_required', message);
  }
  if (!call.browser) requireReturnUrl(intent, params.text('return_url'));
  const kept = intent.payment_method === null ? undefined : world.paymentMethods.sure(intent.payment_method);
  const method = methodIn(world, PLATFORM, params) ?? kept;
  if (!method) throw unexpectedState(world, intent, NO_METHOD);
  needUsable(world, intent, method);
  const destination = intent.transfer_data?.destination;
  if (destination) needTransferable(world, destination, 'transfer_data[destination]');

  const patch: Partial<PaymentIntent> = {
    payment_method: method.id,
    last_payment_error: null,
    next_action: null,
  };
  if (params.has('receipt_email')) patch.receipt_email = params.text('receipt_email') ?? null;
  patch.setup_future_usage = futureUsage(params, intent, call.browser);
  const ready = world.paymentIntents.update(intent.id, patch);

  const { authentication } = testCardOf(world, method.id);
  const needsPerson =
    authentication === 'always' || (authentication === 'unless saved' && method.customer === null);
  if (!needsPerson) return attempt(world, ready, method);
  const isOffSession = params.has('off_session') && params.text('off_session') !== 'false';
  if (isOffSession || params.flag('error_on_requires_action') === true) {
    return decline(world, ready, method, {
      code: 'authentication_required',
      declineCode: 'authentication_required',
      message: 'Your card was declined. This transaction requires authentication.',
    });
  }
  return askForAuthentication(world, ready, params.text('return_url') ?? null);
}

function notConfirmable(world: World, intent: PaymentIntent): StripeFailure {
  const message =
    intent.status === 'succeeded'
      ? 'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.'
      : `You cannot confirm this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be confirmed: requires_confirmation, requires_action.`;
  return unexpectedState(world, intent, message);
}

function requireReturnUrl(intent: PaymentIntent, returnUrl: string | undefined): void {
  const mayRedirect =
    intent.automatic_payment_methods?.enabled && intent.automatic_payment_methods.allow_redirects !== 'never';
  if (!mayRedirect || returnUrl !== undefined) return;
  const message =
    "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.";
  throw invalid(null, message, 'return_url');
}

/** Ends the PaymentIntent for good. @throws payment_intent_unexpected_state once it has succeeded. */
export function cancel(world: World, call: Call, intent: PaymentIntent): object {
  const reasons = ['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'] as const;
  const reason = call.params.oneOf('cancellation_reason', reasons) ?? null;
  if (![...CONFIRMABLE, 'requires_capture'].includes(intent.status)) {
    const message = `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.`;
    throw unexpectedState(world, intent, message);
  }
  const canceled = world.paymentIntents.update(intent.id, {
    amount_capturable: 0,
    canceled_at: world.core.clock.seconds(),
    cancellation_reason: reason,
    next_action: null,
    status: 'canceled',
  });
  if (intent.status === 'requires_capture' && intent.latest_charge) {
    const released = world.charges.update(intent.latest_charge, {
      amount_refunded: world.charges.sure(intent.latest_charge).amount,
      refunded: true,
    });
    emit(world, PLATFORM, 'charge.refunded', released);
  }
  emit(world, PLATFORM, 'payment_intent.canceled', canceled);
  return canceled;
}

/** Takes the money of a PaymentIntent that was only authorised, or part of it. */
export function capture(world: World, call: Call, intent: PaymentIntent): object {
  if (intent.status !== 'requires_capture' || !intent.latest_charge) {
    const message = `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`;
    throw unexpectedState(world, intent, message);
  }
  const amount = call.params.positive('amount_to_capture') ?? intent.amount_capturable;
  if (amount > intent.amount_capturable) {
    const message = 'The amount to capture must be less than or equal to the original amount.';
    throw invalid('charge_invalid_parameter', message, 'amount_to_capture');
  }
  const fee = call.params.integer('application_fee_amount');
  if (fee !== undefined) world.charges.update(intent.latest_charge, { application_fee_amount: fee });
  const card = cardByNumber(world.charges.hidden(intent.latest_charge, 'number') ?? '');
  if (!card) throw unsupported('capturing a charge without a card');
  const charge = captureCharge(world, intent.latest_charge, amount, card);
  const paid = world.paymentIntents.update(intent.id, {
    amount_capturable: 0,
    amount_received: amount,
    metadata: mergeMetadata(intent.metadata, call.params.metadata()),
    status: 'succeeded',
  });
  emit(world, PLATFORM, 'charge.captured', charge);
  emit(world, PLATFORM, 'payment_intent.succeeded', paid);
  return paid;
}
