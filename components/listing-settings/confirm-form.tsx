'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useActionState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';

/** One button that uses a link up. What refuses it is told above, with the way back. */
export function ConfirmForm({ action, secret }: { action: FormAction; secret: string }) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const message = state.fields.email ?? state.message;
  return (
    <form action={send} className="stack">
      <FormOutcome state={{ ...state, message, fields: {} }}>
        <Link href={'/professional/settings#work-email' as Route}>Back to your settings</Link>
      </FormOutcome>
      <p className="muted">
        You confirm that you read the mail to this address. It is never shown to anybody on Monet.
      </p>
      <input type="hidden" name="secret" value={secret} />
      <div className="row pt-3">
        <SubmitButton busy="Confirming">Confirm</SubmitButton>
      </div>
    </form>
  );
}
