import { z } from 'zod';
import { timestamp } from '@/lib/clock';
import { idPattern } from '@/lib/ids';
import { defineRoute } from '@/lib/route';
import type { CallEventQuestion } from './question';

const params = z.object({ id: z.string().regex(idPattern('bk')) });

export const answerInput = z.object({
  /** `put_back`: the event is written again as it was; `leave`: it stays as its owner has made it. */
  answer: z.enum(['put_back', 'leave']),
});
export const answerForm = answerInput.extend({ bookingId: params.shape.id });

const questionAnswer = z.object({
  /** What you have done to the event of this call in Google, which has changed nothing about the call; null: nothing. */
  changed: z.enum(['moved', 'deleted']).nullable(),
  movedTo: z.iso.datetime().nullable(),
});

export function presentQuestion(question: CallEventQuestion | null): z.infer<typeof questionAnswer> {
  const { changed = null, movedTo = null } = question ?? {};
  return { changed, movedTo: movedTo && timestamp(movedTo) };
}

export const questionRoute = defineRoute({
  method: 'GET',
  path: '/api/bookings/{id}/calendar-event',
  summary: 'Whether you have moved or deleted the event of a call in Google, and were not asked about it yet',
  action: 'calendar.connect',
  limit: 'read',
  params,
  answer: questionAnswer,
});

export const answerRoute = defineRoute({
  method: 'POST',
  path: '/api/bookings/{id}/calendar-event',
  summary: 'Have the event of a call put back as it was, or leave it as you have made it',
  action: 'calendar.connect',
  limit: 'write',
  params,
  body: answerInput,
  answer: answerInput,
  refuses: [409],
});
