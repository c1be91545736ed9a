import { type Authorised, authoriseBooking } from '@/lib/access';
import { findBooking } from '@/lib/bookings/locked-booking';
import { db } from '@/lib/db';
import type { WrittenFeedback } from '@/lib/domain/feedback-structure';
import { notFound } from '@/lib/errors';
import type { Feedback } from '@/prisma/generated/client/client';
import { type DraftContent, draftContent, reasonsIn, type StoredReason, writtenIn } from './stored-feedback';

/** A submission with its verdict, as its author and the admin see it. */
export type RevisionView = WrittenFeedback & {
  readonly revision: number;
  readonly qcStatus: Feedback['qcStatus'];
  readonly reasons: readonly StoredReason[];
  readonly submittedAt: string;
  readonly judgedAt: string | null;
};

/** Feedback as each side may see it. */
export type FeedbackView =
  | ({
      readonly role: 'candidate';
      readonly bookingId: string;
      readonly qcStatus: 'passed';
      readonly submittedAt: string;
    } & WrittenFeedback)
  | {
      readonly role: 'professional';
      readonly bookingId: string;
      readonly qcStatus: 'none' | Feedback['qcStatus'];
      readonly newest: RevisionView | null;
      readonly earlierRevisions: number;
      readonly draft: (DraftContent & { readonly savedAt: string }) | null;
    }
  | {
      readonly role: 'admin';
      readonly bookingId: string;
      readonly qcStatus: 'none' | Feedback['qcStatus'];
      /** Newest first, with who judged. */
      readonly revisions: readonly (RevisionView & { readonly judge: string | null })[];
    };

/**
 * The feedback of a booking. The candidate sees what has passed and nothing before; the professional the newest
 * submission, what is remarked on it and the draft; the admin everything but the draft.
 * @throws AppError `not_found`
 */
export async function feedbackFor(
  actor: Authorised<'feedback.read'>,
  bookingId: string,
): Promise<FeedbackView> {
  const booking = await findBooking(bookingId);
  authoriseBooking(actor, 'feedback.read', booking);
  const revisions = await db().feedback.findMany({ where: { bookingId }, orderBy: { revision: 'desc' } });
  const [newest] = revisions;
  const qcStatus = newest?.qcStatus ?? 'none';
  if (actor.role === 'admin') {
    const views = revisions.map((each) => ({ ...revisionView(each), judge: each.qcJudge }));
    return { role: 'admin', bookingId, qcStatus, revisions: views };
  }
  if (actor.role === 'candidate') {
    if (newest?.qcStatus !== 'passed') throw notFound('feedback');
    const submittedAt = newest.submittedAt.toISOString();
    return { role: 'candidate', bookingId, qcStatus: 'passed', submittedAt, ...writtenIn(newest) };
  }
  return {
    role: 'professional',
    bookingId,
    qcStatus,
    newest: newest ? revisionView(newest) : null,
    earlierRevisions: Math.max(0, revisions.length - 1),
    draft: await draftOf(bookingId),
  };
}

/** Feedback of a booking in somebody's own data: what a candidate received, or all that a professional wrote. */
export type OwnFeedback = {
  readonly bookingId: string;
  readonly received?: WrittenFeedback;
  readonly written?: readonly RevisionView[];
  readonly draft?: DraftContent;
};

/** All feedback that the caller wrote or may read, for taking one's data along. */
export async function allFeedback(actor: Authorised<'me.export'>): Promise<OwnFeedback[]> {
  if (actor.role === 'candidate') {
    const rows = await db().feedback.findMany({
      where: { qcStatus: 'passed', booking: { candidateId: actor.id } },
      orderBy: { submittedAt: 'asc' },
    });
    return rows.map((row) => ({ bookingId: row.bookingId, received: writtenIn(row) }));
  }
  const own = { booking: { professionalId: actor.id } };
  const [rows, drafts] = await Promise.all([
    db().feedback.findMany({ where: own, orderBy: [{ submittedAt: 'asc' }, { revision: 'asc' }] }),
    db().feedbackDraft.findMany({ where: own }),
  ]);
  const bookings = new Set([...rows, ...drafts].map(({ bookingId }) => bookingId));
  return [...bookings].map((bookingId) => {
    const draft = drafts.find((each) => each.bookingId === bookingId);
    return {
      bookingId,
      written: rows.filter((row) => row.bookingId === bookingId).map(revisionView),
      ...(draft ? { draft: draftContent.parse(draft.content) } : {}),
    };
  });
}

function revisionView(row: Feedback): RevisionView {
  return {
    ...writtenIn(row),
    revision: row.revision,
    qcStatus: row.qcStatus,
    reasons: reasonsIn(row),
    submittedAt: row.submittedAt.toISOString(),
    judgedAt: row.judgedAt?.toISOString() ?? null,
  };
}

async function draftOf(bookingId: string): Promise<(DraftContent & { savedAt: string }) | null> {
  const draft = await db().feedbackDraft.findUnique({ where: { bookingId } });
  return draft && { ...draftContent.parse(draft.content), savedAt: draft.savedAt.toISOString() };
}
