'use client';

import { useActionState } from 'react';
import { TextField } from '@/components/ui/input';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';
import { FormOutcome } from './form-outcome';
import { RoleField } from './role-field';
import { type Zone, ZoneAndSubmit } from './zone-and-submit';

/** Finishes an account that began at a provider: the role, the name and the zone, and an address where there is none. */
export function FinishForm({
  action,
  secret,
  begun,
  asksAddress,
  zone,
}: {
  action: FormAction;
  secret: string;
  begun: { readonly name: string; readonly role: 'candidate' | 'professional' | undefined };
  asksAddress: boolean;
  zone: Zone;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const typed = (name: string) => (typeof state.values[name] === 'string' ? state.values[name] : undefined);
  return (
    <form action={send} noValidate>
      <div className="mb-5 empty:hidden">
        <FormOutcome state={state} />
      </div>
      <input type="hidden" name="secret" value={secret} />
      <RoleField chosen={typed('role') ?? begun.role} error={state.fields.role} />
      <TextField
        name="name"
        label="Your name"
        hint="Shown to the other side only once a booking is confirmed."
        autoComplete="name"
        defaultValue={typed('name') ?? begun.name}
        error={state.fields.name}
      />
      {asksAddress && (
        <TextField
          name="email"
          type="email"
          label="E-mail address"
          hint="Never shown to the other side."
          autoComplete="email"
          autoCapitalize="none"
          defaultValue={typed('email') ?? ''}
          error={state.fields.email}
        />
      )}
      <ZoneAndSubmit zone={zone} state={state}>
        {asksAddress ? 'Send the link' : 'Open the account'}
      </ZoneAndSubmit>
    </form>
  );
}
