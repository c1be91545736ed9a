'use client';

import { useActionState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { TextareaField } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';

/** One more statement in an open dispute. */
export function StatementForm({
  hidden,
  action,
  label,
  hint,
  isPrimary,
  small = false,
}: {
  hidden: Readonly<Record<string, string>>;
  action: FormAction;
  label: string;
  hint: string;
  isPrimary: boolean;
  small?: boolean;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const { text } = state.values;
  return (
    <form action={send} noValidate className="stack max-w-measure">
      <FormOutcome state={state} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextareaField
        name="text"
        label={label}
        hint={hint}
        defaultValue={typeof text === 'string' ? text : ''}
        error={state.fields.text}
        maxLength={4_000}
        rows={6}
      />
      <div>
        <SubmitButton small={small} busy="Sending" look={isPrimary ? 'primary' : 'plain'}>
          Send
        </SubmitButton>
      </div>
    </form>
  );
}
