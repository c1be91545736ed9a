import { defineRoute } from '@/lib/route';

export const stripeWebhookRoute = defineRoute({
  method: 'POST',
  path: '/api/stripe/webhook',
  summary: 'Stripe’s events of the platform’s own objects, signed.',
  action: 'webhook.deliver',
  limit: 'webhook',
  answer: null,
});

export const stripeConnectWebhookRoute = defineRoute({
  method: 'POST',
  path: '/api/stripe/webhook/connect',
  summary: 'Stripe’s events of connected accounts, signed with another secret.',
  action: 'webhook.deliver',
  limit: 'webhook',
  answer: null,
});
