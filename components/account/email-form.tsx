'use client';

import { useActionState } from 'react';
import { TextField } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';
import { FormOutcome } from './form-outcome';

/** One e-mail address and a button. */
export function EmailForm({
  action,
  label,
  hint,
  submit,
  busy,
  saved,
  look = 'primary',
}: {
  action: FormAction;
  label: string;
  hint: string;
  submit: string;
  busy: string;
  saved?: string;
  look?: 'primary' | 'plain';
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} noValidate className="stack">
      <FormOutcome state={state} saved={saved} />
      <TextField
        name="email"
        type="email"
        label={label}
        hint={hint}
        autoComplete="username"
        autoCapitalize="none"
        defaultValue={typeof state.values.email === 'string' ? state.values.email : ''}
        error={state.fields.email}
      />
      <div className="row pt-3">
        <SubmitButton look={look} busy={busy}>
          {submit}
        </SubmitButton>
      </div>
    </form>
  );
}
