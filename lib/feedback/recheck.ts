import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { actingAs, lockOwn } from '@/lib/bookings/act';
import { refuse } from '@/lib/bookings/refuse';
import { transaction } from '@/lib/db';
import { enqueue } from '@/lib/outbox';
import type { Submitted } from './submit';

const AUDIT_ACTION = 'feedback.recheck';

/**
 * An admin has feedback that was sent back judged once more, after a remark was disputed or the judge was changed.
 * @param reason for the audit log
 * @throws AppError `not_found`, `wrong_state` when there is nothing that was sent back or the booking has ended
 */
export function recheckFeedback(
  actor: Authorised<'qc.recheck'>,
  bookingId: string,
  reason: string | null,
): Promise<Submitted> {
  return transaction(async (tx) => {
    const booking = await lockOwn(tx, actor, 'qc.recheck', bookingId);
    const newest = booking.feedback[0];
    if (booking.status !== 'completed_pending_feedback' || newest?.qcStatus !== 'revise') {
      throw refuse('wrong_state');
    }
    const { revision } = newest;
    await tx.feedback.update({
      where: { bookingId_revision: { bookingId, revision } },
      data: { qcStatus: 'pending', qcReasons: [], qcJudge: null, judgedAt: null },
    });
    const subject = `feedback/${bookingId}` as const;
    const earlier = await tx.auditEntry.count({ where: { subject, action: AUDIT_ACTION } });
    await audit(tx, actingAs(actor), AUDIT_ACTION, subject, { revision, reason });
    await enqueue(tx, 'judge-feedback', `${bookingId}/recheck/${earlier + 1}/judge-feedback`, { bookingId });
    return { bookingId, revision, qcStatus: 'pending' };
  });
}
