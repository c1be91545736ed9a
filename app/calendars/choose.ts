'use server';

import { refresh } from 'next/cache';
import { chooseCalendars } from '@/lib/availability/google-calendars/choose';
import { choiceInput } from '@/lib/availability/google-calendars/schema';
import { formAction } from '@/lib/form-action';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';

const choose = formAction('calendar.connect', choiceInput, async (actor, { calendars }) => {
  await chooseCalendars(
    actor,
    calendars.filter((id) => id !== ''),
  );
  return undefined;
});

export async function chooseAction(before: FormState, form: FormData): Promise<FormState> {
  const after = await choose(before, form);
  if (after !== EMPTY_FORM) return after;
  refresh();
  return { ...EMPTY_FORM, code: 'saved' };
}
