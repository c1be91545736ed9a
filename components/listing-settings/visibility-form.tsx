'use client';

import { useActionState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';

type FormAction = (before: FormState, form: FormData) => Promise<FormState>;
export type ShowOrHide = { readonly show: FormAction; readonly hide: FormAction };

/** One button that shows or hides the card, with what follows from it. */
export function VisibilityForm({
  action,
  label,
  busy,
  note,
}: {
  action: FormAction;
  label: string;
  busy: string;
  note?: string;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} className="mt-5">
      <div className="mb-3 empty:hidden">
        <FormOutcome state={state} />
      </div>
      <SubmitButton look="plain" small busy={busy}>
        {label}
      </SubmitButton>
      {note && <p className="s muted mt-2 measure">{note}</p>}
    </form>
  );
}
