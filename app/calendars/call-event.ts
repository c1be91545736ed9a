'use server';

import { refresh } from 'next/cache';
import { answerCallEvent } from '@/lib/availability/call-events/answer';
import { answerForm } from '@/lib/availability/call-events/schema';
import { formAction } from '@/lib/form-action';
import { EMPTY_FORM } from '@/lib/form-state';

const answering = formAction('calendar.connect', answerForm, async (actor, { bookingId, answer }) => {
  await answerCallEvent(actor, bookingId, answer);
  return undefined;
});

/** What is to become of an event that was moved or deleted in Google. A question that is gone needs no answer. */
export async function answerCallEventAction(form: FormData): Promise<void> {
  await answering(EMPTY_FORM, form);
  refresh();
}
