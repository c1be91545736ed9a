'use client';

import { useActionState, useMemo } from 'react';
import { ErrorSummary, type FormError } from '@/components/ui/error-summary';
import { TextareaField } from '@/components/ui/input';
import { StarInput } from '@/components/ui/star-input';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';

/** Stars and a few words for the professional, once. What was typed stays when something is wrong. */
export function RateCall({
  bookingId,
  action,
  maxLength,
}: {
  bookingId: string;
  action: (before: FormState, form: FormData) => Promise<FormState>;
  maxLength: number;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const errors = useMemo(() => errorsOf(state), [state]);
  const typed = (name: string) => {
    const value = state.values[name];
    return typeof value === 'string' ? value : '';
  };
  return (
    <form action={send} noValidate className="stack max-w-measure">
      <ErrorSummary errors={errors} />
      <input type="hidden" name="bookingId" value={bookingId} />
      <StarInput
        name="stars"
        legend="The call as a whole"
        defaultValue={Number(typed('stars')) || undefined}
        error={state.fields.stars}
      />
      <TextareaField
        name="text"
        label="In a few words, if you like"
        hint="Other candidates may read it on the card, without your name and without a date. Leave out names, the employer and contact details."
        defaultValue={typed('text')}
        error={state.fields.text}
        maxLength={maxLength}
        rows={4}
      />
      <SubmitButton busy="Sending" look="plain">
        Rate the call
      </SubmitButton>
    </form>
  );
}

function errorsOf(state: FormState): FormError[] {
  const named = Object.entries(state.fields).map(([field, message]) => ({ field, message }));
  if (named.length > 0 || state.message === null) return named;
  return [{ message: state.message }];
}
