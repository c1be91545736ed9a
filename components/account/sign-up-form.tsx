'use client';

import { useActionState, useState } from 'react';
import { TextField } from '@/components/ui/input';
import { LiveRegion } from '@/components/ui/live-region';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import { FormOutcome } from './form-outcome';
import { PasswordField } from './password-field';
import { RoleField } from './role-field';
import { usePasswordWords } from './use-password-words';
import { type Zone, ZoneAndSubmit } from './zone-and-submit';

/** Opens an account, for either side. */
export function SignUpForm({
  action,
  role,
  next,
  zone,
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  role: 'candidate' | 'professional' | undefined;
  next: string | undefined;
  zone: Zone;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const [password, setPassword] = useState('');
  const [own, setOwn] = useState({ name: '', email: '' });
  const typed = (name: string) => (typeof state.values[name] === 'string' ? state.values[name] : undefined);
  const chosenRole = typed('role') ?? role;
  const words = usePasswordWords(password, [own.name, own.email]);
  return (
    <form action={send} noValidate>
      <div className="mb-5 empty:hidden">
        <FormOutcome state={state} />
      </div>
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      <RoleField chosen={chosenRole} error={state.fields.role} />
      <TextField
        name="name"
        label="Your name"
        hint="Shown to the other side only once a booking is confirmed."
        autoComplete="name"
        defaultValue={typed('name')}
        onChange={(event) => setOwn({ ...own, name: event.target.value })}
        error={state.fields.name}
      />
      <TextField
        name="email"
        type="email"
        label="E-mail address"
        hint="Never shown to the other side."
        autoComplete="username"
        autoCapitalize="none"
        defaultValue={typed('email')}
        onChange={(event) => setOwn({ ...own, email: event.target.value })}
        error={state.fields.email}
      />
      <PasswordField
        label="Password"
        autoComplete="new-password"
        error={state.fields.password}
        answer={state}
        under={words}
        onChange={setPassword}
      />
      <ZoneAndSubmit zone={zone} state={state}>
        Open an account
      </ZoneAndSubmit>
      <LiveRegion>{/^(?:Long|Good|Strong)/.test(words) ? words : ''}</LiveRegion>
    </form>
  );
}
