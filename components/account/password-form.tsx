'use client';

import { useActionState, useState } from 'react';
import { TextField } from '@/components/ui/input';
import { LiveRegion } from '@/components/ui/live-region';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';
import { FormOutcome } from './form-outcome';
import { PasswordField } from './password-field';
import { usePasswordWords } from './use-password-words';

/**
 * One password and a button: to prove who somebody is, or to choose a new one. The address stands in a field that is
 * not seen, so that password managers know whose password it is.
 *
 * @param code asks for a code of the second step as well, by this label
 * @param own for a new password: what others know of the person
 */
export function PasswordForm({
  action,
  name = 'password',
  hidden = {},
  label,
  code,
  autoComplete,
  submit,
  busy,
  saved,
  own,
  look = 'primary',
}: {
  action: FormAction;
  name?: string;
  hidden?: Readonly<Record<string, string>>;
  label: string;
  code?: string;
  autoComplete: 'current-password' | 'new-password';
  submit: string;
  busy: string;
  saved?: string;
  own?: readonly string[];
  look?: 'primary' | 'plain';
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const [password, setPassword] = useState('');
  const said = usePasswordWords(own ? password : '', own ?? []);
  const words = own && said;
  const { email, ...rest } = hidden;
  return (
    <form action={send} noValidate className="stack">
      <FormOutcome state={state} saved={saved} />
      {Object.entries(rest).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {email !== undefined && (
        <input
          className="vh"
          type="email"
          autoComplete="username"
          value={email}
          readOnly
          tabIndex={-1}
          aria-hidden
        />
      )}
      <PasswordField
        label={label}
        autoComplete={autoComplete}
        name={name}
        error={state.fields[name]}
        {...(own && { answer: state })}
        under={words}
        onChange={setPassword}
      />
      {code && (
        <TextField
          name="token"
          label={code}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          error={state.fields.token}
        />
      )}
      <div className="row pt-3">
        <SubmitButton look={look} busy={busy}>
          {submit}
        </SubmitButton>
      </div>
      {words && <LiveRegion>{/^(?:Long|Good|Strong)/.test(words) ? words : ''}</LiveRegion>}
    </form>
  );
}
