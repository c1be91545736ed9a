'use server';

import { z } from 'zod';
import { bookingId } from '@/lib/bookings/schema';
import { STARS } from '@/lib/domain/feedback-structure';
import { saveDraft } from '@/lib/feedback/save-draft';
import { draftContent } from '@/lib/feedback/stored-feedback';
import { submitFeedback } from '@/lib/feedback/submit';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';

/** The editor's fields as they are sent: `text`, `actions[]`, `stars.culturalFit` ... */
const fields = z
  .looseObject({ bookingId, text: z.string().default(''), actions: z.array(z.string()).default([]) })
  .transform(({ bookingId, text, actions, ...rest }) => {
    const stars = STARS.flatMap((name) => {
      const given = rest[`stars.${name}`];
      return typeof given === 'string' && given !== '' ? [[name, Number(given)] as const] : [];
    });
    return { bookingId, content: { text, actions, stars: Object.fromEntries(stars) } };
  });

const submitting = formAction('feedback.write', fields, async (actor, { bookingId, content }) => {
  await submitFeedback(actor, bookingId, content);
  return `/professional/bookings/${bookingId}/feedback`;
});

const draftFields = fields.transform(({ bookingId, content }, context) => {
  const draft = draftContent.safeParse(content);
  for (const { path, message } of draft.error?.issues ?? []) {
    context.addIssue({ code: 'custom', path, message });
  }
  return draft.success ? { bookingId, content: draft.data } : z.NEVER;
});

const keeping = formAction('feedback.write', draftFields, async (actor, { bookingId, content }) => {
  await saveDraft(actor, bookingId, content);
  return `/professional/bookings/${bookingId}/feedback?draft=saved`;
});

/** Hands feedback in, or keeps it as a draft where the form's second button was pressed, which exists without script. */
export async function sendFeedback(before: FormState, form: FormData): Promise<FormState> {
  return form.get('intent') === 'draft' ? keeping(before, form) : submitting(before, form);
}
