import { z } from 'zod';
import { STRIPE_COUNTRIES } from '@/lib/domain/countries';
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

export const country = z.enum(STRIPE_COUNTRIES, 'Choose the country of your bank account.');

export const onboardRoute = defineRoute({
  method: 'POST',
  path: '/api/stripe/onboarding',
  summary: 'Begin or go on with Stripe’s onboarding. The address is good once, for a few minutes.',
  action: 'stripe.onboard',
  limit: 'write',
  body: z.object({ country: country.optional().describe('Of the bank account; needed the first time.') }),
  answer: z.object({ url: z.url() }),
});

export const earningsExportRoute = defineRoute({
  method: 'GET',
  path: '/api/earnings/export',
  summary: 'The caller’s paid calls as CSV.',
  action: 'earnings.read',
  limit: 'read',
  answer: null,
});
