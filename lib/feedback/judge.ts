import { audit, SYSTEM } from '@/lib/audit';
import { lockBooking } from '@/lib/bookings/locked-booking';
import { recordTransition } from '@/lib/bookings/record-transition';
import { now, toDate } from '@/lib/clock';
import { db, type Tx, transaction } from '@/lib/db';
import { shinglesOf } from '@/lib/domain/qc-copies';
import { type JudgedFeedback, judgeFeedback } from '@/lib/qc';
import type { Feedback } from '@/prisma/generated/client/client';
import { callContext } from './call-context';
import { writtenIn } from './stored-feedback';

/**
 * The body of the job `judge-feedback`: judges the newest revision while it is pending, and lets the booking go
 * where the verdict leads. The judge works outside the transaction. Safe to repeat: whoever comes second finds
 * nothing pending.
 */
export async function judgeBookingFeedback(bookingId: string): Promise<void> {
  const newest = await db().feedback.findFirst({ where: { bookingId }, orderBy: { revision: 'desc' } });
  if (newest?.qcStatus !== 'pending') return;
  const feedback = writtenIn(newest);
  const context = await callContext(bookingId, feedback.text);
  const judgement = await judgeFeedback({ feedback, context });
  await transaction((tx) => settle(tx, newest, judgement));
}

async function settle(tx: Tx, revision: Feedback, judgement: JudgedFeedback): Promise<void> {
  const { bookingId } = revision;
  await lockBooking(tx, bookingId);
  const { count } = await tx.feedback.updateMany({
    where: { bookingId, revision: revision.revision, qcStatus: 'pending' },
    data: {
      qcStatus: judgement.verdict,
      qcReasons: judgement.reasons.map((reason) => ({ ...reason })),
      qcJudge: judgement.judge,
      judgedAt: toDate(now()),
    },
  });
  if (count === 0) return;
  await audit(tx, SYSTEM, `feedback.${judgement.verdict}`, `feedback/${bookingId}`, {
    revision: revision.revision,
    judge: judgement.judge,
    codes: judgement.reasons.map((reason) => reason.code).join(','),
    ...judgement.scores,
  });
  if (judgement.verdict === 'passed') await pass(tx, revision);
  else await sendBack(tx, bookingId);
}

async function pass(tx: Tx, { bookingId, text }: Feedback): Promise<void> {
  await tx.feedbackShingle.createMany({
    data: [...shinglesOf(text)].map((shingle) => ({ bookingId, shingle })),
    skipDuplicates: true,
  });
  const booking = await lockBooking(tx, bookingId);
  if (booking) await recordTransition(tx, booking, { type: 'pass_feedback' }, SYSTEM);
}

/**
 * Feedback that arrived in time is judged however late it is. When it is sent back after the deadline there is no
 * time left to write it again, so the booking ends as if it had not come: asked first, refused while there is time.
 */
async function sendBack(tx: Tx, bookingId: string): Promise<void> {
  const booking = await lockBooking(tx, bookingId); // read again: the revision is not pending any more
  if (!booking) return;
  const overdue = await recordTransition(tx, booking, { type: 'feedback_overdue' }, SYSTEM);
  if (!overdue.ok) await recordTransition(tx, booking, { type: 'send_back_feedback' }, SYSTEM);
}
