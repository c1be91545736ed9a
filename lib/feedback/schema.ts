import { z } from 'zod';
import { bookingId } from '@/lib/bookings/schema';
import { ACTION_COUNT, MAX_LENGTH, MIN_WORDS, STARS } from '@/lib/domain/feedback-structure';
import { defineRoute } from '@/lib/route';
import { draftContent, storedReason, storedStars } from './stored-feedback';

const params = z.object({ bookingId });
const time = z.iso.datetime();
const qcStatus = z.enum(['none', 'pending', 'revise', 'passed']);
const submitted = z.object({ bookingId: z.string(), revision: z.int(), qcStatus: z.literal('pending') });

/**
 * Takes anything: `lib/domain/feedback-structure.ts` is the one rule of what is right, and it names every wrong field at
 * once, which a schema that stops at the first wrong type would not. What is right is described beside it.
 */
const feedbackBody = z
  .object({
    text: z
      .unknown()
      .optional()
      .meta({
        type: 'string',
        maxLength: MAX_LENGTH.text,
        description: `At least ${MIN_WORDS} words, by Unicode's rules.`,
      }),
    actions: z
      .unknown()
      .optional()
      .meta({
        type: 'array',
        items: { type: 'string', minLength: 1, maxLength: MAX_LENGTH.action },
        minItems: ACTION_COUNT,
        maxItems: ACTION_COUNT,
        description: 'Different things to do.',
      }),
    stars: z
      .unknown()
      .optional()
      .meta({
        type: 'object',
        properties: Object.fromEntries(
          STARS.map((name) => [name, { type: 'integer', minimum: 1, maximum: 5 }]),
        ),
        required: [...STARS],
      }),
  })
  .meta({ required: ['text', 'actions', 'stars'] });

const written = { text: z.string(), actions: z.array(z.string()), stars: storedStars };
const revision = z.object({
  ...written,
  revision: z.int(),
  qcStatus,
  reasons: z.array(storedReason),
  submittedAt: time,
  judgedAt: time.nullable(),
});

export const submitRoute = defineRoute({
  method: 'POST',
  path: '/api/feedback/{bookingId}',
  summary: 'Hand in feedback on a call. It is checked by a job; the candidate sees it when it has passed.',
  action: 'feedback.write',
  limit: 'write',
  params,
  body: feedbackBody,
  answer: submitted,
  status: 202,
});

export const readRoute = defineRoute({
  method: 'GET',
  path: '/api/feedback/{bookingId}',
  summary:
    'The feedback of a call, as the caller may see it. Not there for the candidate before it has passed.',
  action: 'feedback.read',
  limit: 'read',
  params,
  answer: z.discriminatedUnion('role', [
    z.object({
      role: z.literal('candidate'),
      bookingId: z.string(),
      qcStatus: z.literal('passed'),
      submittedAt: time,
      ...written,
    }),
    z.object({
      role: z.literal('professional'),
      bookingId: z.string(),
      qcStatus,
      newest: revision.nullable(),
      earlierRevisions: z.int(),
      draft: draftContent.extend({ savedAt: time }).nullable(),
    }),
    z.object({
      role: z.literal('admin'),
      bookingId: z.string(),
      qcStatus,
      revisions: z.array(revision.extend({ judge: z.string().nullable() })),
    }),
  ]),
});

export const saveDraftRoute = defineRoute({
  method: 'PUT',
  path: '/api/feedback/{bookingId}/draft',
  summary: 'Keep what is written so far. Handing it in removes it.',
  action: 'feedback.write',
  limit: 'write',
  params,
  body: draftContent,
  answer: z.object({ savedAt: time }),
});

export const recheckRoute = defineRoute({
  method: 'POST',
  path: '/api/qc/{bookingId}/recheck',
  summary: 'Have feedback that was sent back judged once more.',
  action: 'qc.recheck',
  limit: 'write',
  params,
  body: z.object({ reason: z.string().trim().max(500).optional() }),
  answer: submitted,
  status: 202,
});

export const rateRoute = defineRoute({
  method: 'POST',
  path: '/api/reviews',
  summary: 'Rate a completed call, once.',
  action: 'review.write',
  limit: 'write',
  body: z.object({
    bookingId,
    stars: z.int('Give 1 to 5 whole stars.').min(1, 'Give 1 to 5 stars.').max(5, 'Give 1 to 5 stars.'),
    text: z.string().trim().max(600, 'Keep it to 600 characters.').optional(),
  }),
  answer: z.object({ bookingId: z.string(), stars: z.int(), text: z.string().nullable() }),
  status: 201,
});
