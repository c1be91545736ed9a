'use client';

import type { Route } from 'next';
import { useActionState } from 'react';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import { FormOutcome } from '../account/form-outcome';
import { ButtonLink } from '../ui/button';
import { TextField } from '../ui/input';
import { SubmitButton } from '../ui/submit-button';

/** Asks why feedback is judged once more, and has it done. `back` is the table without the question. */
export function RecheckForm({
  action,
  bookingId,
  back,
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  bookingId: string;
  back: Route;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const typed = typeof state.values.reason === 'string' ? state.values.reason : '';
  return (
    <form action={send} noValidate>
      <FormOutcome state={state} />
      <input type="hidden" name="bookingId" value={bookingId} />
      <TextField
        name="reason"
        label="Reason"
        hint="Written to the audit log"
        small
        autoComplete="off"
        maxLength={500}
        defaultValue={typed}
        error={state.fields.reason}
      />
      <div className="row row--tight mt-2">
        <SubmitButton small busy="Sending">
          Check again
        </SubmitButton>
        <ButtonLink small href={back}>
          Leave it
        </ButtonLink>
      </div>
    </form>
  );
}
