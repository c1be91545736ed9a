import { z } from 'zod';
import { bookingId } from '@/lib/bookings/schema';
import { DISPUTE_MATTERS, DISPUTE_OUTCOMES } from '@/lib/domain/dispute';
import { idPattern } from '@/lib/ids';
import { refundCents } from '@/lib/payments/schema';
import { defineRoute } from '@/lib/route';

export const text = z
  .string()
  .trim()
  .min(20, 'Say what happened, in a sentence or two.')
  .max(4_000, 'Keep it to 4,000 characters.');
const id = z.object({ id: z.string().regex(idPattern('ds'), 'This is not the id of a dispute.') });
const time = z.iso.datetime();
const side = z.enum(['candidate', 'professional', 'admin']);

export const matter = z.enum(DISPUTE_MATTERS, 'Choose what it is about.');

/** A dispute as both sides and the admins see it. */
export const disputeView = z.object({
  id: z.string(),
  bookingId: z.string(),
  openedBy: z.enum(['candidate', 'professional']),
  matter,
  status: z.enum(['open', 'decided', 'withdrawn', 'overtaken']),
  openedAt: time,
  answerBy: time,
  /** `pay`: the candidate keeps the refund, and the platform pays the professional. */
  outcome: z.enum(DISPUTE_OUTCOMES).nullable(),
  refundCents: z.int().nullable(),
  currency: z.literal('USD'),
  decision: z.string().nullable(),
  closedAt: time.nullable(),
  statements: z.array(z.object({ by: side, text: z.string(), at: time })),
  /** Who came to the call, as far as is known, oldest first. */
  attendance: z.array(z.object({ who: z.enum(['candidate', 'professional']), firstSeenAt: time })),
  allowedActions: z.array(z.enum(['state', 'withdraw', 'decide'])),
});
export type DisputeView = z.infer<typeof disputeView>;

export const openDisputeRoute = defineRoute({
  method: 'POST',
  path: '/api/disputes',
  summary:
    'Dispute a call, from its start until 48 hours after its end. The payout waits until it is decided. Of a call that was refunded because of an absence, the professional alone.',
  action: 'dispute.open',
  limit: 'write',
  refuses: [404, 409],
  body: z.object({ bookingId, matter, text }),
  answer: disputeView,
  status: 201,
});

export const listDisputesRoute = defineRoute({
  method: 'GET',
  path: '/api/disputes',
  summary: 'The disputes of the caller’s own calls, the newest first; an admin gets all.',
  action: 'dispute.read',
  limit: 'read',
  answer: z.object({ items: z.array(disputeView) }),
});

export const readDisputeRoute = defineRoute({
  method: 'GET',
  path: '/api/disputes/{id}',
  summary: 'A dispute, for both sides of the call and admins.',
  action: 'dispute.read',
  limit: 'read',
  refuses: [404],
  params: id,
  answer: disputeView,
});

export const stateRoute = defineRoute({
  method: 'POST',
  path: '/api/disputes/{id}/statements',
  summary: 'Add to an open dispute.',
  action: 'dispute.state',
  limit: 'write',
  refuses: [404, 409],
  params: id,
  body: z.object({ text }),
  answer: disputeView,
});

export const withdrawRoute = defineRoute({
  method: 'POST',
  path: '/api/disputes/{id}/withdraw',
  summary: 'Take a dispute back; for the side that opened it.',
  action: 'dispute.open',
  limit: 'write',
  refuses: [404, 409],
  params: id,
  answer: disputeView,
});

export const words = z
  .string()
  .trim()
  .min(20, 'Say what was decided and why, in a sentence or two.')
  .max(4_000, 'Keep it to 4,000 characters.')
  .describe('What both sides are told.');
const outcome = z.discriminatedUnion(
  'outcome',
  [
    z.object({ outcome: z.enum(['full', 'none', 'pay']) }),
    z.object({ outcome: z.literal('part'), refundCents }),
  ],
  'Choose how it ends: full, part, none or pay.',
);
/** Both parts are checked, so that all that is wrong is named at once. */
export const decision = outcome.and(z.object({ decision: words }));

export const decideRoute = defineRoute({
  method: 'POST',
  path: '/api/disputes/{id}/decide',
  summary:
    'Decide a dispute: everything, a part or nothing goes back; or, where everything is back because the professional was not seen, the platform pays them or nothing changes. Admins only.',
  action: 'dispute.decide',
  limit: 'write',
  refuses: [404, 409],
  params: id,
  body: decision,
  answer: disputeView,
});
