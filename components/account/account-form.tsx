'use client';

import { useActionState } from 'react';
import { TextField } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import type { ZoneChoice } from '@/lib/zone-choices';
import { FormOutcome } from './form-outcome';
import { ZoneField } from './zone-field';

/** A person's own name and zone, for the settings of either side. */
export function AccountForm({
  action,
  name,
  zone,
  zones,
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  name: string;
  zone: string;
  zones: readonly ZoneChoice[];
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const typed = (field: string, saved: string) => {
    const value = state.values[field];
    return typeof value === 'string' ? value : saved;
  };
  return (
    <form action={send} noValidate>
      <div className="mb-4 empty:hidden">
        <FormOutcome state={state} saved="Your name and zone are saved." />
      </div>
      <TextField
        name="name"
        label="Your name"
        hint="Shown to the other side only once a booking is confirmed."
        autoComplete="name"
        defaultValue={typed('name', name)}
        error={state.fields.name}
      />
      <ZoneField
        choices={zones}
        chosen={typed('zone', zone)}
        hint="Your weekly hours keep their times of day and mean the new zone. Calls already set stay when they are."
        error={state.fields.zone}
      />
      <div className="row mt-6">
        <SubmitButton busy="Saving" look="plain">
          Save name and zone
        </SubmitButton>
      </div>
    </form>
  );
}
