import type { Authorised } from '@/lib/access';
import { now, toDate, toInstant } from '@/lib/clock';
import { db } from '@/lib/db';
import { feedbackDeadline } from '@/lib/domain/booking-deadlines';
import { disputableUntil } from '@/lib/domain/dispute';
import { env } from '@/lib/env';
import { type ExceptionRow, type Exceptions, exceptionsOf, SETTLED_MINUTES, SHOWN } from './exceptions';

/**
 * What will not, unless somebody acts.
 * - `feedback_late`: past its due time; `detail` is `revise` when it was sent back
 * - `no_attendance`: Zoom has told nothing about a call that is over
 * - `payout_account`: money is earned and the account cannot be paid
 * - `calendar_revoked`: Google took the grant back, so that no times are offered
 */
export type WarningKind = 'feedback_late' | 'no_attendance' | 'payout_account' | 'calendar_revoked';

/** What will wait for one, unless somebody acts before. */
export async function willNeedDecision(_actor: Authorised<'admin.read'>): Promise<Exceptions<WarningKind>> {
  const at = now();
  const { policy } = env();
  const due = toDate(at.subtract({ minutes: Math.round(policy.feedbackDueHours * 60) }));
  const over = toDate(at.subtract({ minutes: SETTLED_MINUTES }));
  const disputable = toDate(at.subtract({ minutes: Math.round(policy.disputeHours * 60) }));
  const rows = await db().$queryRaw<ExceptionRow<WarningKind>[]>`
    WITH found AS (
      SELECT 'feedback_late' AS kind, newest.qc_status::text AS detail, b.id, 'booking' AS about,
             ARRAY[u.name] AS who, b.end_at AS since, b.price_cents AS cents
      FROM bookings b JOIN users u ON u.id = b.professional_id LEFT JOIN LATERAL (
        SELECT qc_status FROM feedback f WHERE f.booking_id = b.id ORDER BY f.revision DESC LIMIT 1
      ) newest ON true
      WHERE b.status = 'completed_pending_feedback' AND b.end_at <= ${due}
        AND newest.qc_status IS DISTINCT FROM 'pending'
      UNION ALL
      SELECT 'no_attendance', NULL, b.id, 'booking', ARRAY[c.name, p.name], b.end_at, b.price_cents
      FROM bookings b JOIN users c ON c.id = b.candidate_id JOIN users p ON p.id = b.professional_id
      LEFT JOIN meetings m ON m.booking_id = b.id
      WHERE b.status = 'completed_pending_feedback' AND b.end_at BETWEEN ${disputable} AND ${over}
        AND m.ended_at IS NULL AND NOT EXISTS (SELECT FROM attendance a
          WHERE a.booking_id = b.id AND a.seen_at >= b.start_at - interval '1 hour')
      UNION ALL
      SELECT 'payout_account', NULL, o.booking_id, 'booking', ARRAY[u.name], o.created_at, o.amount_cents
      FROM payouts o JOIN users u ON u.id = o.professional_id
      WHERE o.status = 'pending' AND o.waiting_for = 'account'
      UNION ALL
      SELECT 'calendar_revoked', NULL, u.id, 'user', ARRAY[u.name], NULL, NULL
      FROM calendar_connections g JOIN users u ON u.id = g.user_id
      WHERE g.state = 'revoked' AND u.role = 'professional' AND u.suspended_at IS NULL
    )
    SELECT *, count(*) OVER ()::int AS all_count, coalesce(sum(cents) OVER (), 0)::int AS all_cents
    FROM found ORDER BY since NULLS LAST, id LIMIT ${SHOWN}`;
  return exceptionsOf(rows, ({ kind, since }) => {
    if (!since) return null;
    if (kind === 'feedback_late') return feedbackDeadline(toInstant(since), policy);
    return kind === 'no_attendance' ? disputableUntil(toInstant(since), policy) : null;
  });
}
