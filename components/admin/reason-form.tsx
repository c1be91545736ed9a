'use client';

import { type ReactNode, useActionState } from 'react';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';
import { FormOutcome } from '../account/form-outcome';
import type { ButtonLook } from '../ui/button-class';
import { TextField } from '../ui/input';
import { SubmitButton } from '../ui/submit-button';

/**
 * A decision of the admin's, with the reason for the audit log.
 * @param id of the field, where a page has more than one such form
 * @param hidden what it is about
 * @param children beside the button, such as the way back
 */
export function ReasonForm({
  id = 'reason',
  action,
  hidden,
  submit,
  busy,
  look = 'primary',
  children,
}: {
  id?: string;
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  submit: string;
  busy: string;
  look?: ButtonLook;
  children?: ReactNode;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} noValidate>
      <div className="mb-3 empty:hidden">
        <FormOutcome state={state} ids={{ reason: id }} />
      </div>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField
        id={id}
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
        <SubmitButton small look={look} busy={busy}>
          {submit}
        </SubmitButton>
        {children}
      </div>
    </form>
  );
}
