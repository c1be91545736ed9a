import type { Authorised } from '@/lib/access';
import { now, toDate, toInstantOrNull } from '@/lib/clock';
import { db } from '@/lib/db';
import type { Policy } from '@/lib/domain/policy';
import { env } from '@/lib/env';
import { type ExceptionRow, type Exceptions, exceptionsOf, SETTLED_MINUTES, SHOWN } from './exceptions';

/**
 * What does not run by itself any more.
 * - `payout_failed`: Stripe or the bank sent it back; `detail` is Stripe's code
 * - `payout_refused`: Stripe refuses to send it
 * - `refund_failed`: the candidate's card or bank refused it; `detail` is Stripe's code
 * - `job_given_up`: failed at its last attempt; `detail` is its name and error
 * - `state_overdue`: a booking that time should have moved on; `detail` is its state
 * - `feedback_unjudged`: handed in and not judged for an hour
 * - `dispute`: either side disputes the call; `detail` is what it is about
 * - `card_dispute`: a candidate went to their bank, which takes evidence until then; `detail` is the bank's reason
 * - `books`: the daily comparison with Stripe found differences
 * - `no_host`: no Zoom host is free at the time of a call
 * - `meeting_settings`: Zoom overrides what a call has to be; `detail` is which settings
 * - `work_email`: confirmed by its owner, at a domain that nobody has told us is the employer's; `detail` is that domain
 */
export type DecisionKind =
  | 'payout_failed'
  | 'payout_refused'
  | 'refund_failed'
  | 'job_given_up'
  | 'state_overdue'
  | 'feedback_unjudged'
  | 'dispute'
  | 'card_dispute'
  | 'books'
  | 'no_host'
  | 'meeting_settings'
  | 'work_email';

/** What waits for a decision. */
export async function needsDecision(_actor: Authorised<'admin.read'>): Promise<Exceptions<DecisionKind>> {
  const at = now();
  const settled = toDate(at.subtract({ minutes: SETTLED_MINUTES }));
  const deadline = toDate(at.subtract({ minutes: SETTLED_MINUTES + graceMinutes(env().policy) }));
  const rows = await db().$queryRaw<ExceptionRow<DecisionKind>[]>`
    WITH found AS (
      SELECT CASE WHEN o.status = 'failed' THEN 'payout_failed' ELSE 'payout_refused' END AS kind,
             o.waiting_for AS detail, o.booking_id AS id, 'booking' AS about, ARRAY[u.name] AS who,
             o.updated_at AS since, o.amount_cents AS cents, NULL::timestamptz AS decide_by
      FROM payouts o JOIN users u ON u.id = o.professional_id
      WHERE o.status = 'failed' OR (o.status = 'pending' AND o.waiting_for = 'stripe')
      UNION ALL
      SELECT 'refund_failed', r.failure, r.booking_id, 'booking', ARRAY[u.name], r.settled_at, r.amount_cents, NULL
      FROM refunds r JOIN bookings b ON b.id = r.booking_id JOIN users u ON u.id = b.candidate_id
      WHERE r.status = 'failed'
      UNION ALL
      SELECT 'job_given_up', job || coalesce(': ' || error, ''),
             coalesce(substring(id FROM '^bk_[0-9A-Z]{16}'), id),
             CASE WHEN id ~ '^bk_[0-9A-Z]{16}' THEN 'booking' ELSE 'job' END, '{}', failed_at, NULL, NULL
      FROM outbox WHERE failed_at IS NOT NULL AND done_at IS NULL
      UNION ALL
      SELECT 'state_overdue', b.status::text, b.id, 'booking', ARRAY[c.name, p.name],
             CASE b.status WHEN 'requested' THEN b.request_expires_at WHEN 'accepted' THEN b.hold_expires_at
                           ELSE b.end_at END,
             CASE WHEN b.status IN ('requested', 'accepted') THEN NULL ELSE b.price_cents END, NULL
      FROM bookings b JOIN users c ON c.id = b.candidate_id JOIN users p ON p.id = b.professional_id
      WHERE (b.status = 'requested' AND b.request_expires_at < ${settled})
         OR (b.status = 'accepted' AND b.hold_expires_at < ${settled})
         OR (b.status = 'confirmed' AND b.end_at < ${settled})
         OR (b.status = 'completed_pending_feedback' AND b.end_at < ${deadline}
             AND NOT EXISTS (SELECT FROM feedback f WHERE f.booking_id = b.id AND f.qc_status = 'pending'))
      UNION ALL
      SELECT 'feedback_unjudged', NULL, f.booking_id, 'booking', ARRAY[u.name], f.submitted_at, b.price_cents, NULL
      FROM feedback f JOIN bookings b ON b.id = f.booking_id JOIN users u ON u.id = b.professional_id
      WHERE f.qc_status = 'pending' AND f.submitted_at < ${settled}
      UNION ALL
      SELECT 'work_email', split_part(l.corporate_email, '@', 2), u.id, 'user', ARRAY[u.name], l.updated_at, NULL, NULL
      FROM listings l JOIN users u ON u.id = l.user_id
      WHERE l.corporate_email IS NOT NULL AND l.corporate_email_verified_at IS NULL
      UNION ALL
      SELECT 'dispute', d.matter, d.id, 'dispute', ARRAY[c.name, p.name], d.opened_at, b.price_cents, d.answer_by
      FROM disputes d JOIN bookings b ON b.id = d.booking_id
      JOIN users c ON c.id = b.candidate_id JOIN users p ON p.id = b.professional_id
      WHERE d.status = 'open'
      UNION ALL
      SELECT a.kind, coalesce(a.detail ->> 'reason', a.detail ->> 'overridden'), coalesce(b.id, a.key), CASE WHEN b.id IS NULL THEN 'job' ELSE 'booking' END,
             CASE WHEN b.id IS NULL THEN '{}' ELSE ARRAY[c.name, p.name] END,
             a.raised_at, (a.detail ->> 'amountCents')::int, a.due_by
      FROM alerts a LEFT JOIN bookings b ON 'booking/' || b.id = a.subject
      LEFT JOIN users c ON c.id = b.candidate_id LEFT JOIN users p ON p.id = b.professional_id
      WHERE a.closed_at IS NULL
    )
    SELECT *, count(*) OVER ()::int AS all_count, coalesce(sum(cents) OVER (), 0)::int AS all_cents
    FROM found ORDER BY since, id LIMIT ${SHOWN}`;
  return exceptionsOf(rows, ({ decide_by: by }) => toInstantOrNull(by ?? null));
}

function graceMinutes({ feedbackDueHours, feedbackGraceHours }: Policy): number {
  return Math.round((feedbackDueHours + feedbackGraceHours) * 60);
}
