import { env } from '@/lib/env';
import { handle } from '@/lib/handler';
import { receiveStripeWebhook } from '@/lib/payments/receive-webhook';
import { stripeWebhookRoute } from '@/lib/payments/schema';

export const POST = handle(stripeWebhookRoute, async ({ rawBody, request }) => {
  await receiveStripeWebhook(rawBody, request.headers.get('stripe-signature'), env().STRIPE_WEBHOOK_SECRET);
  return { received: true };
});
