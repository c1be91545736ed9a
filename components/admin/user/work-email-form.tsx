'use client';

import { useActionState } from 'react';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';
import { FormOutcome } from '../../account/form-outcome';
import { TextField } from '../../ui/input';
import { SubmitButton } from '../../ui/submit-button';

/** Accepts a work address, with the reason for the audit log. */
export function WorkEmailForm({ userId, action }: { userId: string; action: FormAction }) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} noValidate>
      <FormOutcome state={state} />
      <input type="hidden" name="userId" value={userId} />
      <TextField
        name="reason"
        label="Reason"
        hint="Written to the audit log"
        small
        autoComplete="off"
        maxLength={500}
        defaultValue={typeof state.values.reason === 'string' ? state.values.reason : ''}
        error={state.fields.reason}
      />
      <div className="row row--tight mt-2">
        <SubmitButton small busy="Accepting">
          Accept the address
        </SubmitButton>
      </div>
    </form>
  );
}
