import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { CURRENCY, PRICE_RANGE_CENTS } from '@/lib/domain/fees';
import { idPattern } from '@/lib/ids';
import { defineRoute } from '@/lib/route';
import { bookingListItem, bookingView, brief, cents, status, time } from './view-schema';

export const bookingId = z.string().regex(idPattern('bk'), 'This is not the id of a booking.');
export const instant = z.iso
  .datetime({ offset: true, error: 'Write an instant like 2026-11-24T15:30:00Z.' })
  .transform((text) => Temporal.Instant.from(text));
export const params = z.object({ id: bookingId });

/** Characters of a request's question. */
export const QUESTION_LENGTH = { min: 20, max: 600 } as const;
export const question = z
  .string()
  .trim()
  .min(
    QUESTION_LENGTH.min,
    `Say in at least ${QUESTION_LENGTH.min} characters what you want to get out of the call.`,
  )
  .max(QUESTION_LENGTH.max, `Keep it to ${QUESTION_LENGTH.max} characters.`);

export const slot = z.object({ startAt: time, endAt: time });
export const calendar = z.object({
  who: z.enum(['candidate', 'professional']),
  provider: z.string(),
  state: z.string(),
});

export const requestRoute = defineRoute({
  method: 'POST',
  path: '/api/bookings/request',
  summary: 'Ask a professional for a call. Their price is frozen on the booking.',
  action: 'booking.request',
  limit: 'write',
  body: z.object({
    professionalId: z.string().regex(idPattern('ls'), 'This is not the id of a card.'),
    question,
    priceCents: z.int().min(PRICE_RANGE_CENTS.min).max(PRICE_RANGE_CENTS.max).optional(),
  }),
  answer: brief,
  status: 201,
  refuses: [404],
});

export const acceptRoute = defineRoute({
  method: 'POST',
  path: '/api/bookings/{id}/accept',
  summary: 'Take a request on, and see the half hours in which both are free. The status stays requested.',
  action: 'booking.accept',
  limit: 'write',
  params,
  answer: brief.extend({ acceptedAt: time, slots: z.array(slot), calendars: z.array(calendar) }),
});

export const declineRoute = defineRoute({
  method: 'POST',
  path: '/api/bookings/{id}/decline',
  summary: 'Turn a request down.',
  action: 'booking.decline',
  limit: 'write',
  params,
  answer: brief,
});

export const scheduleRoute = defineRoute({
  method: 'POST',
  path: '/api/bookings/{id}/schedule',
  summary: 'Set a tentative time, held for both until it is paid or runs out.',
  action: 'booking.schedule',
  limit: 'write',
  params,
  body: z.object({ startAt: instant }),
  answer: brief.extend({ holdExpiresAt: time }),
});

export const checkoutRoute = defineRoute({
  method: 'POST',
  path: '/api/bookings/{id}/checkout',
  summary: 'Open the payment of an accepted booking, or find the one that is open.',
  action: 'booking.checkout',
  limit: 'write',
  params,
  answer: z.object({
    paymentIntentId: z.string(),
    clientSecret: z.string(),
    publishableKey: z.string(),
    /** `open` takes a card. */
    status: z.enum(['open', 'processing', 'succeeded', 'canceled']),
    /** Why the last try to pay failed, in Stripe's codes. */
    lastError: z.object({ code: z.string().nullable(), declineCode: z.string().nullable() }).nullable(),
  }),
});

export const confirmRoute = defineRoute({
  method: 'POST',
  path: '/api/payments/confirm',
  summary: 'After Stripe has confirmed the card: finalise the booking.',
  action: 'booking.confirm',
  limit: 'write',
  body: z.object({
    paymentIntentId: z.string().regex(/^pi_\w{1,250}$/, 'This is not the id of a PaymentIntent.'),
  }),
  answer: z.object({ bookingId: z.string(), status: z.literal('confirmed') }),
});

export const cancelPreviewRoute = defineRoute({
  method: 'GET',
  path: '/api/bookings/{id}/cancel/preview',
  summary: 'What cancelling now would give back, with a quote that holds the sum for five minutes.',
  action: 'booking.cancel',
  limit: 'read',
  params,
  answer: z.discriminatedUnion('allowed', [
    z.object({
      allowed: z.literal(true),
      currency: z.literal(CURRENCY),
      refundCents: cents,
      keptCents: cents,
      feeKeptCents: cents,
      netKeptCents: cents,
      /** Of what was paid. `none` also where nothing was. */
      share: z.enum(['all', 'part', 'none']),
      /** The last instant at which the sum is this one; null when it stays. */
      changesAt: time.nullable(),
      quote: z.string(),
      /** The last instant at which the quote is acted upon. */
      quoteExpiresAt: time,
    }),
    z.object({ allowed: z.literal(false), code: z.string(), detail: z.string() }),
  ]),
});

/** As `cancel/preview` gave it. */
export const quote = z.string().max(200, 'This is not a quote. Ask for one at cancel/preview.');

export const cancelRoute = defineRoute({
  method: 'POST',
  path: '/api/bookings/{id}/cancel',
  summary: 'End a booking before the call. With a quote its sum goes back; the answer names it.',
  action: 'booking.cancel',
  limit: 'write',
  params,
  body: z.object({ quote: quote.optional(), reason: z.string().max(500).optional() }),
  answer: z.object({ id: z.string(), status, refundCents: cents }),
});

export const readRoute = defineRoute({
  method: 'GET',
  path: '/api/bookings/{id}',
  summary: 'One booking, as the caller may see it.',
  action: 'booking.read',
  limit: 'read',
  params,
  answer: bookingView,
});

export const joinRoute = defineRoute({
  method: 'GET',
  path: '/api/bookings/{id}/join',
  summary:
    'Go to the call: a redirect to Zoom, from 15 minutes before the start until 15 minutes after the end.',
  action: 'booking.join',
  limit: 'read',
  params,
  answer: null,
  status: 303,
  refuses: [409],
});

export const listRoute = defineRoute({
  method: 'GET',
  path: '/api/bookings',
  summary: 'The caller’s own bookings, newest first.',
  action: 'bookings.list',
  limit: 'read',
  query: z.object({
    status: status.optional(),
    cursor: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  answer: z.object({ items: z.array(bookingListItem), nextCursor: z.string().nullable() }),
});
