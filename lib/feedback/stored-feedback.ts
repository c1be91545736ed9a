import { z } from 'zod';
import { MAX_LENGTH, type WrittenFeedback } from '@/lib/domain/feedback-structure';
import { invariant } from '@/lib/domain/invariant';
import { REASON_CODES } from '@/lib/domain/qc-reasons';
import type { Feedback } from '@/prisma/generated/client/client';

export const storedStars = z.object({ culturalFit: z.int(), interest: z.int(), technical: z.int() });

/** A remark of the judge, as it is stored with the revision. */
export const storedReason = z.object({
  code: z.enum(REASON_CODES),
  message: z.string(),
  hint: z.string(),
  field: z.enum(['text', 'actions.0', 'actions.1', 'actions.2']),
  start: z.int().optional(),
  end: z.int().optional(),
});
export type StoredReason = z.infer<typeof storedReason>;

const draftStars = z.int().min(1).max(5).nullish();

/** What the editor saves while somebody writes: any part may be missing. */
export const draftContent = z.object({
  text: z.string().max(MAX_LENGTH.text).default(''),
  actions: z.array(z.string().max(MAX_LENGTH.action)).max(3).default([]),
  stars: z
    .object({ culturalFit: draftStars, interest: draftStars, technical: draftStars })
    .partial()
    .default({}),
});
export type DraftContent = z.infer<typeof draftContent>;

/** The feedback of a stored revision. */
export function writtenIn(row: Feedback): WrittenFeedback {
  const [first, second, third] = row.actions;
  invariant(
    first !== undefined && second !== undefined && third !== undefined,
    `feedback of ${row.bookingId} has three actions`,
  );
  return {
    text: row.text,
    actions: [first, second, third],
    stars: {
      culturalFit: row.starsCulturalFit,
      interest: row.starsInterest,
      technical: row.starsTechnical,
    },
  };
}

/** The remarks of a stored revision; none while it is pending or when it passed. */
export function reasonsIn(row: Pick<Feedback, 'qcReasons'>): StoredReason[] {
  return z.array(storedReason).parse(row.qcReasons);
}
