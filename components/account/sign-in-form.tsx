'use client';

import Link from 'next/link';
import { useActionState } from 'react';
import { TextField } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import { FormOutcome } from './form-outcome';
import { PasswordField } from './password-field';

/** E-mail address and password. `filled` is what the fields begin with, for the demo's accounts. */
export function SignInForm({
  action,
  next,
  filled = { email: '', password: '' },
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  next: string | undefined;
  filled?: { email: string; password: string };
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} noValidate className="stack">
      <FormOutcome state={state} />
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      <div>
        <TextField
          name="email"
          type="email"
          label="E-mail address"
          autoComplete="username"
          autoCapitalize="none"
          defaultValue={typeof state.values.email === 'string' ? state.values.email : filled.email}
          error={state.fields.email}
        />
        <PasswordField
          label="Password"
          autoComplete="current-password"
          defaultValue={filled.password}
          error={state.fields.password}
        />
      </div>
      <div className="row pt-3">
        <SubmitButton block busy="Signing in">
          Sign in
        </SubmitButton>
      </div>
      <p className="s">
        <Link href="/reset-password">Forgotten the password?</Link>
      </p>
    </form>
  );
}
