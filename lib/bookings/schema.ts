import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { BOOKING_STATUSES } from '@/lib/domain/booking';
import { CURRENCY, PRICE_RANGE_CENTS } from '@/lib/domain/fees';
import { idPattern } from '@/lib/ids';
import { defineRoute } from '@/lib/route';

export const bookingId = z.string().regex(idPattern('bk'), 'This is not the id of a booking.');
export const instant = z.iso
  .datetime({ offset: true, error: 'Write an instant like 2026-11-24T15:30:00Z.' })
  .transform((text) => Temporal.Instant.from(text));
export const time = z.iso.datetime();
const cents = z.int();
const status = z.enum(BOOKING_STATUSES);
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

/** What may be done to a booking, as `allowedActions` names it. */
export const BOOKING_ACTIONS = [
  'accept',
  'decline',
  'schedule',
  'propose_times',
  'answer_times',
  'withdraw_times',
  'checkout',
  'cancel',
  'join',
  'submit_feedback',
  'rate',
  'dispute',
] as const;
export type BookingAction = (typeof BOOKING_ACTIONS)[number];

const card = z.object({ headline: z.string() }).loose();
const counterpart = z.object({
  /** Only once the booking has been confirmed. */
  name: z.string().optional(),
  /** Addresses of their picture, and for the professional of the CV: where there is one, and the name is known. */
  photo: z.string().optional(),
  cv: z.string().optional(),
  zone: z.string().optional(),
  employer: z.string().optional(),
  title: z.string().optional(),
  headline: z.string(),
  card: card.optional(),
  interests: z.array(z.string()).optional(),
});
/** A dispute as a booking and a list tell of it; `/api/disputes` has the whole. */
const disputeBrief = z.object({
  id: z.string(),
  status: z.enum(['open', 'decided', 'withdrawn', 'overtaken']),
  openedBy: z.enum(['candidate', 'professional']),
  openedAt: time,
  answerBy: time,
  outcome: z.enum(['full', 'part', 'none']).nullable(),
  refundCents: cents.nullable(),
  closedAt: time.nullable(),
});
const review = z.object({ stars: z.int(), text: z.string().nullable() });

/** A wish for another time that waits for its answer. */
export const proposal = z.object({
  by: z.enum(['you', 'them', 'candidate', 'professional']),
  startAts: z.array(time),
  round: z.int(),
  /** Unanswered by then, the time that is set stays. */
  answerBy: time,
});

/** A booking as one of its people, or the admin, may see it: absent fields are not theirs to know. */
export const bookingView = z.object({
  id: z.string(),
  status,
  role: z.enum(['candidate', 'professional', 'admin']),
  question: z.string(),
  currency: z.literal(CURRENCY),
  priceCents: cents,
  feeCents: cents.optional(),
  netCents: cents.optional(),
  refundCents: cents.nullable(),
  requestedAt: time,
  requestExpiresAt: time,
  acceptedAt: time.nullable(),
  startAt: time.nullable(),
  endAt: time.nullable(),
  holdExpiresAt: time.nullable(),
  confirmedAt: time.nullable(),
  endedAt: time.nullable(),
  endReason: z.string().nullable(),
  freeCancellationUntil: time.nullable(),
  feedbackDueAt: time.nullable(),
  feedbackDeadline: time.nullable(),
  /** What cancelling at this moment would give back; null where it is not possible. */
  cancelRefundCents: cents.nullable(),
  payment: z
    .object({
      status: z.string(),
      amountCents: cents,
      cardLabel: z.string().nullable(),
      paidAt: time.nullable(),
    })
    .nullable(),
  refund: z
    .object({
      status: z.string(),
      amountCents: cents,
      /** What of it was our fee; the professional's only. */
      feeRefundCents: cents.optional(),
      settledAt: time.nullable(),
    })
    .nullable(),
  payout: z
    .object({
      status: z.string(),
      amountCents: cents,
      waitingFor: z.string().nullable(),
      /** Why it is kept back, while it is. */
      blockedReason: z.string().nullable(),
      arrivesAt: time.nullable(),
      paidAt: time.nullable(),
    })
    .nullable()
    .optional(),
  feedback: z
    .object({
      qcStatus: z.string(),
      reasons: z.array(z.unknown()),
      submittedAt: time,
    })
    .nullable(),
  review: review.nullable(),
  dispute: disputeBrief.nullable(),
  proposal: proposal.nullable(),
  /** How often another time may still be proposed, by either side, before the call moves. */
  roundsLeft: z.int(),
  /** The last moment at which a call with a time can be disputed. */
  disputableUntil: time.nullable(),
  /** What is known of who came, once the call is over: seen by Zoom, and gone through our door to it. */
  attendance: z
    .array(
      z.object({
        who: z.enum(['candidate', 'professional']),
        firstSeenAt: time.nullable(),
        wentInAt: time.nullable(),
      }),
    )
    .nullable(),
  /** The way into the call, once it has a room. It opens at `joinOpensAt`. */
  joinUrl: z.string().nullable(),
  /** A quarter of an hour before the start until as long after the end; null without a call. */
  joinOpensAt: time.nullable(),
  joinClosesAt: time.nullable(),
  /** For those who join with Zoom's own program: from `joinOpensAt` on. */
  meeting: z.object({ id: z.string(), passcode: z.string().nullable() }).nullable(),
  counterpart,
  /** The reader as the other side sees them until the booking is confirmed; null for the admin. */
  shownAs: z.string().nullable(),
  events: z.array(
    z.object({
      event: z.string(),
      at: time,
      by: z.enum(['you', 'them', 'candidate', 'professional', 'admin', 'system']),
      /** The time that was set or taken, and those that were proposed. */
      startAt: time.optional(),
      startAts: z.array(time).optional(),
    }),
  ),
  allowedActions: z.array(z.enum(BOOKING_ACTIONS)),
});
export type BookingView = z.infer<typeof bookingView>;

export const brief = z.object({
  id: z.string(),
  status,
  priceCents: cents,
  currency: z.literal(CURRENCY),
  startAt: time.nullable(),
  endAt: time.nullable(),
});
export const bookingListItem = brief.extend({
  /** The professional's only. */
  netCents: cents.optional(),
  refundCents: cents.nullable(),
  requestedAt: time,
  requestExpiresAt: time,
  acceptedAt: time.nullable(),
  holdExpiresAt: time.nullable(),
  endReason: z.string().nullable(),
  paymentStatus: z.string().nullable(),
  /** For the candidate once it has passed, as in the booking itself. */
  feedback: z.object({ qcStatus: z.string() }).nullable(),
  dispute: z.object({ status: disputeBrief.shape.status, openedBy: disputeBrief.shape.openedBy }).nullable(),
  /** Another time is proposed, and waits for an answer. */
  proposal: z.object({ by: z.enum(['you', 'them']), answerBy: time }).nullable(),
  question: z.string(),
  headline: z.string(),
  /** The candidate's, for the professional. */
  interests: z.array(z.string()).optional(),
  name: z.string().optional(),
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
