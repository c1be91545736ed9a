import { env } from '@/lib/env';
import { handle } from '@/lib/handler';
import { receiveStripeWebhook } from '@/lib/payments/receive-webhook';
import { stripeConnectWebhookRoute } from '@/lib/payments/schema';

export const POST = handle(stripeConnectWebhookRoute, async ({ rawBody, request }) => {
  const signature = request.headers.get('stripe-signature');
  await receiveStripeWebhook(rawBody, signature, env().STRIPE_CONNECT_WEBHOOK_SECRET);
  return { received: true };
});
