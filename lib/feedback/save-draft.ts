import type { Authorised } from '@/lib/access';
import { lockOwn } from '@/lib/bookings/act';
import { refuse } from '@/lib/bookings/refuse';
import { now, toDate } from '@/lib/clock';
import { transaction } from '@/lib/db';
import type { BookingStatus } from '@/lib/domain/booking';
import { cleanText } from '@/lib/domain/feedback-structure';
import type { DraftContent } from './stored-feedback';

/** Notes may be taken during the call already. */
const OPEN: readonly BookingStatus[] = ['confirmed', 'completed_pending_feedback'];

/**
 * Keeps what the professional has written so far. The last one saved counts; handing it in removes it.
 * @throws AppError `not_found`, `wrong_state` when no feedback can be written (any more)
 */
export function saveDraft(
  actor: Authorised<'feedback.write'>,
  bookingId: string,
  draft: DraftContent,
): Promise<{ savedAt: string }> {
  const content = { ...draft, text: cleanText(draft.text), actions: draft.actions.map(cleanText) };
  return transaction(async (tx) => {
    const booking = await lockOwn(tx, actor, 'feedback.write', bookingId);
    if (!OPEN.includes(booking.status)) throw refuse('wrong_state');
    const savedAt = toDate(now());
    await tx.feedbackDraft.upsert({
      where: { bookingId },
      create: { bookingId, content, savedAt },
      update: { content, savedAt },
    });
    return { savedAt: savedAt.toISOString() };
  });
}
