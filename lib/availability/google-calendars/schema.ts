import { z } from 'zod';
import { timestamp } from '@/lib/clock';
import { defineRoute } from '@/lib/route';
import type { Choice } from './choice';
import { googleFaultWords } from './fault-words';

export const choiceInput = z.object({
  /** Ids of calendars. */
  calendars: z.array(z.string().max(1000)).max(1000).default([]),
});

const choiceAnswer = z.object({
  /**
   * `listed`: all calendars of the account; `not_allowed`, `unanswered`: only those that are read now, since Google was
   * not to be asked, or did not answer.
   */
  state: z.enum(['listed', 'not_allowed', 'unanswered', 'not_connected']),
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      primary: z.boolean(),
      chosen: z.boolean(),
      /** While a chosen calendar cannot be read, no times are offered with its owner. */
      failure: z.object({ code: z.string(), message: z.string(), since: z.iso.datetime() }).nullable(),
    }),
  ),
});

export function presentChoice({ state, items }: Choice): z.infer<typeof choiceAnswer> {
  return {
    state,
    items: items.map(({ id, name, isPrimary, isChosen, failure, failedAt }) => ({
      id,
      name,
      primary: isPrimary,
      chosen: isChosen,
      failure:
        failure === null || failedAt === null
          ? null
          : { code: failure, message: googleFaultWords(failure), since: timestamp(failedAt) },
    })),
  };
}

export const readChoiceRoute = defineRoute({
  method: 'GET',
  path: '/api/calendar/google/calendars',
  summary: 'The calendars of your Google account, and which of them are kept free of calls',
  action: 'calendar.connect',
  limit: 'read',
  answer: choiceAnswer,
});

export const chooseRoute = defineRoute({
  method: 'PUT',
  path: '/api/calendar/google/calendars',
  summary: 'Choose which calendars of your Google account are kept free of calls; at least one',
  action: 'calendar.connect',
  limit: 'write',
  body: choiceInput,
  answer: choiceAnswer,
  refuses: [409],
});
