import { z } from 'zod';
import { bookingId } from '@/lib/bookings/schema';
import { STRIPE_COUNTRIES } from '@/lib/domain/countries';
import { PRICE_RANGE_CENTS } from '@/lib/domain/fees';
import { reason } from '@/lib/reason';
import { defineRoute } from '@/lib/route';
import { month } from './earnings/statement-months';

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

export const statementRoute = defineRoute({
  method: 'GET',
  path: '/api/earnings/statement',
  summary:
    'The caller’s statement of a month as CSV: opening balance, every entry of the ledger, closing balance.',
  action: 'earnings.read',
  limit: 'read',
  query: z.object({ month }),
  answer: null,
});

/** What goes back of a payment; how much of it is left is for the use case to say. */
export const refundCents = z
  .int('Give whole cents.')
  .positive('Give more than nothing.')
  .max(PRICE_RANGE_CENTS.max, 'No payment is as large as that.');

const ofBooking = z.object({ bookingId });
const decided = z.object({
  bookingId: z.string(),
  paymentStatus: z.string(),
  payoutStatus: z.string().nullable(),
});
const decision = { action: 'money.decide', limit: 'write', params: ofBooking, answer: decided } as const;

export const refundRoute = defineRoute({
  ...decision,
  method: 'POST',
  path: '/api/admin/payments/{bookingId}/refund',
  summary: 'Give part or all of a payment back, at any time after it was paid.',
  refuses: [404, 409],
  body: z.object({ refundCents, reason }),
});

export const retryRefundRoute = defineRoute({
  ...decision,
  method: 'POST',
  path: '/api/admin/payments/{bookingId}/retry-refund',
  summary: 'Ask Stripe once more for a refund that failed.',
  refuses: [404, 409],
  body: z.object({ reason }),
});

export const holdPayoutRoute = defineRoute({
  ...decision,
  method: 'POST',
  path: '/api/admin/payouts/{bookingId}/hold',
  summary: 'Keep a payout back until it is released.',
  refuses: [404, 409],
  body: z.object({ reason }),
});

export const releasePayoutRoute = defineRoute({
  ...decision,
  method: 'POST',
  path: '/api/admin/payouts/{bookingId}/release',
  summary: 'Let a payout go that was kept back; what else blocks it goes on doing so.',
  refuses: [404, 409],
  body: z.object({ reason }),
});

export const retryPayoutRoute = defineRoute({
  ...decision,
  method: 'POST',
  path: '/api/admin/payouts/{bookingId}/retry',
  summary: 'Send a payout again that the bank sent back.',
  refuses: [404, 409],
  body: z.object({ reason }),
});
