'use client';

import { type ComponentProps, useActionState } from 'react';
import { TextField } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';
import { FormOutcome } from './form-outcome';

/** The code from the app, or in its place a recovery code. */
export function SecondStepForm({ action, next }: { action: FormAction; next: string | undefined }) {
  return (
    <>
      <CodeForm
        action={action}
        next={next}
        submit="Sign in"
        field={{
          id: 'code',
          label: 'Code from your app',
          hint: 'The six digits that it shows for Monet now.',
          inputMode: 'numeric',
          autoComplete: 'one-time-code',
        }}
      />
      <details className="mt-5">
        <summary className="s">The app is not at hand?</summary>
        <div className="pt-3">
          <CodeForm
            action={action}
            next={next}
            submit="Use the recovery code"
            plain
            field={{
              id: 'recovery',
              label: 'Recovery code',
              hint: 'One of the ten that you kept. Each works once.',
              autoComplete: 'off',
              autoCapitalize: 'none',
            }}
          />
        </div>
      </details>
    </>
  );
}

function CodeForm({
  action,
  next,
  submit,
  plain = false,
  field,
}: {
  action: FormAction;
  next: string | undefined;
  submit: string;
  plain?: boolean;
  field: Omit<ComponentProps<typeof TextField>, 'name' | 'error'> & { id: string };
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} noValidate className="stack">
      <FormOutcome state={state} ids={{ token: field.id }} />
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      <TextField {...field} name="token" spellCheck={false} maxLength={100} error={state.fields.token} />
      <div className="row pt-3">
        <SubmitButton block={!plain} look={plain ? 'plain' : 'primary'} busy="Checking">
          {submit}
        </SubmitButton>
      </div>
    </form>
  );
}
