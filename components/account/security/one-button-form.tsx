'use client';

import { useActionState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';

/** One button of a row, with what stood in its way. `about` completes its name for those who hear it alone. */
export function OneButtonForm({
  action,
  hidden = {},
  label,
  about,
  busy,
}: {
  action: FormAction;
  hidden?: Readonly<Record<string, string>>;
  label: string;
  about?: string;
  busy: string;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send}>
      <div className="mb-3 empty:hidden">
        <FormOutcome state={state} />
      </div>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton look="plain" small busy={busy}>
        {label}
        {about && <span className="vh"> {about}</span>}
      </SubmitButton>
    </form>
  );
}
