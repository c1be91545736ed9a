import { StripeFailure } from './errors';
import { present } from './present';
import type { PaymentIntent } from './types';
import type { World } from './world';

/** The PaymentIntent is in a state in which that cannot be done; the answer embeds it, as Stripe's does. */
export function unexpectedState(world: World, intent: PaymentIntent, message: string): StripeFailure {
  const code = 'payment_intent_unexpected_state';
  return new StripeFailure(
    400,
    {
      type: 'invalid_request_error',
      code,
      message,
      doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`,
      payment_intent: present(world, intent),
    },
    true,
  );
}
