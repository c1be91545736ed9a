import { randomText } from '../ids';
import { attempt, fail } from './charge-attempt';
import { StripeFailure, unsupported } from './errors';
import { emit } from './events';
import { present } from './present';
import type { PaymentIntent } from './types';
import { PLATFORM } from './types';
import type { World } from './world';

/** The bank wants to ask the person first: the PaymentIntent waits, and names the page of the question. */
export function askForAuthentication(
  world: World,
  intent: PaymentIntent,
  returnUrl: string | null,
): PaymentIntent {
  const token = randomText(24);
  world.paymentIntents.hide(intent.id, { authentication: token, returnUrl: returnUrl ?? '' });
  const url = `${world.core.origin()}/stripe/authenticate/${intent.id}/${token}`;
  const waiting = world.paymentIntents.update(intent.id, {
    next_action: { redirect_to_url: { return_url: returnUrl, url }, type: 'redirect_to_url' },
    status: 'requires_action',
  });
  emit(world, PLATFORM, 'payment_intent.requires_action', waiting);
  return waiting;
}

/**
 * The person answered the bank's question. Gives where the browser goes next, or null without a return_url.
 * Nothing happens when the PaymentIntent is not waiting for this answer any more.
 */
export function finishAuthentication(
  world: World,
  id: string,
  token: string,
  isPassed: boolean,
): string | null {
  const intent = world.paymentIntents.sure(id);
  if (intent.status !== 'requires_action' || world.paymentIntents.hidden(id, 'authentication') !== token)
    return null;
  if (intent.payment_method === null) throw unsupported('an authentication without a payment method');
  const method = world.paymentMethods.sure(intent.payment_method);
  let succeeded = false;
  if (isPassed) {
    succeeded = !(attempt(world, intent, method) instanceof StripeFailure);
  } else {
    const code = 'payment_intent_authentication_failure';
    const failed = fail(
      world,
      intent,
      {
        type: 'invalid_request_error',
        code,
        doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`,
        message:
          'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
        payment_method: present(world, method),
      },
      null,
    );
    emit(world, PLATFORM, 'payment_intent.payment_failed', failed);
  }
  const returnUrl = world.paymentIntents.hidden(id, 'returnUrl') ?? '';
  if (!URL.canParse(returnUrl)) return null;
  const target = new URL(returnUrl);
  target.searchParams.set('payment_intent', id);
  target.searchParams.set('payment_intent_client_secret', intent.client_secret ?? '');
  target.searchParams.set('redirect_status', succeeded ? 'succeeded' : 'failed');
  return target.href;
}
