'use client';

import { useActionState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { TextField } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';
import { typed } from './typed';

/**
 * Has a link mailed to a work address.
 * @param again the address that a link went to: asked for with one press, and written over where it was misspelled
 */
export function WorkEmailForm({
  action,
  employer,
  again,
  submit,
}: {
  action: FormAction;
  employer: string;
  again: string;
  submit: string;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} noValidate>
      <div className="mb-4 empty:hidden">
        <FormOutcome state={state} ids={{ email: 'work-address' }} saved="The link is on its way." />
      </div>
      <TextField
        id="work-address"
        name="email"
        type="email"
        label="Work e-mail address"
        hint={`The one that ${employer} gave you. It is never shown to anybody on Monet.`}
        autoComplete="off"
        autoCapitalize="none"
        defaultValue={typed(state, 'email', again)}
        error={state.fields.email}
      />
      <div className="row mt-4">
        <SubmitButton look="plain" busy="Sending">
          {submit}
        </SubmitButton>
      </div>
    </form>
  );
}
