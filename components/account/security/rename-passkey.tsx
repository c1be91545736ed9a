'use client';

import { useActionState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { TextField } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';

/** Gives a passkey another name, in place. */
export function RenamePasskey({ action, id, name }: { action: FormAction; id: string; name: string }) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const field = `name-${id}`;
  return (
    <details>
      <summary className="s">
        Rename<span className="vh">: {name}</span>
      </summary>
      <form action={send} noValidate className="stack pt-3">
        <FormOutcome state={state} ids={{ name: field }} />
        <input type="hidden" name="id" value={id} />
        <TextField
          name="name"
          id={field}
          label="Name"
          defaultValue={name}
          maxLength={60}
          error={state.fields.name}
        />
        <SubmitButton look="plain" small busy="Saving">
          Save the name
        </SubmitButton>
      </form>
    </details>
  );
}
