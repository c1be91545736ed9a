import type { Authorised } from '@/lib/access';
import { actingAs, lockOwn } from '@/lib/bookings/act';
import { recordTransition } from '@/lib/bookings/record-transition';
import { refuse } from '@/lib/bookings/refuse';
import { now, toDate } from '@/lib/clock';
import { transaction } from '@/lib/db';
import { type FeedbackInput, structuralErrors, writtenFeedback } from '@/lib/domain/feedback-structure';
import { invalidFields } from '@/lib/problem';

export type Submitted = {
  readonly bookingId: string;
  readonly revision: number;
  readonly qcStatus: 'pending';
};

/**
 * The professional hands in feedback. It is stored as a new revision, and judged by a job that the transition
 * enqueues. Of two that come at once the first one counts.
 *
 * @param input as it came; its structure is checked here
 * @throws AppError `not_found`, `invalid_fields` naming each field, `feedback_being_checked` while an earlier
 *   revision is pending, `too_late` from 72 h after the call on, `wrong_state`
 */
export function submitFeedback(
  actor: Authorised<'feedback.write'>,
  bookingId: string,
  input: FeedbackInput,
): Promise<Submitted> {
  const errors = structuralErrors(input);
  const feedback = writtenFeedback(input);
  return transaction(async (tx) => {
    const booking = await lockOwn(tx, actor, 'feedback.write', bookingId);
    if (!feedback) throw invalidFields(errors);
    const transition = await recordTransition(tx, booking, { type: 'submit_feedback' }, actingAs(actor));
    if (!transition.ok) throw refuse(transition.code);
    const revision = (booking.feedback[0]?.revision ?? 0) + 1;
    await tx.feedback.create({
      data: {
        bookingId,
        revision,
        text: feedback.text,
        actions: [...feedback.actions],
        starsCulturalFit: feedback.stars.culturalFit,
        starsInterest: feedback.stars.interest,
        starsTechnical: feedback.stars.technical,
        qcStatus: 'pending',
        qcReasons: [],
        submittedAt: toDate(now()),
      },
    });
    await tx.feedbackDraft.deleteMany({ where: { bookingId } });
    return { bookingId, revision, qcStatus: 'pending' };
  });
}
