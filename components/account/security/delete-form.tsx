'use client';

import { useActionState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { TextField } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';

/** Deletes the account once its words are typed, so that no slip of the hand can. */
export function DeleteForm({ action, words }: { action: FormAction; words: string }) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} noValidate className="stack">
      <FormOutcome state={state} />
      <TextField
        name="confirm"
        label={`To confirm, write: ${words}`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={state.fields.confirm}
      />
      <div className="row pt-3">
        <SubmitButton look="danger" busy="Deleting">
          Delete my account
        </SubmitButton>
      </div>
    </form>
  );
}
