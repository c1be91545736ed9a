import { z } from 'zod';
import { BOOKING_STATUSES } from '@/lib/domain/booking';
import { DISPUTE_OUTCOMES } from '@/lib/domain/dispute';
import { CURRENCY } from '@/lib/domain/fees';

/** What bookings look like to those who may see them. `schema.ts` has the operations. */

export const time = z.iso.datetime();
export const cents = z.int();
export const status = z.enum(BOOKING_STATUSES);

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
  outcome: z.enum(DISPUTE_OUTCOMES).nullable(),
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
  dispute: disputeBrief.pick({ status: true, openedBy: true, outcome: true }).nullable(),
  /** Another time is proposed, and waits for an answer. */
  proposal: z.object({ by: z.enum(['you', 'them']), answerBy: time }).nullable(),
  question: z.string(),
  headline: z.string(),
  /** The candidate's, for the professional. */
  interests: z.array(z.string()).optional(),
  name: z.string().optional(),
});
