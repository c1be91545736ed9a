'use client';

import { useActionState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { TextField } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';

/** Takes one more calendar by its address. What was typed stays when the calendar cannot be read. */
export function AddressForm({ action }: { action: FormAction }) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const typed = (field: string) => {
    const value = state.values[field];
    return typeof value === 'string' ? value : '';
  };
  return (
    <form action={send} noValidate>
      <div className="mb-4 empty:hidden">
        <FormOutcome state={state} saved="The calendar was read and is kept free of calls." />
      </div>
      <TextField
        name="address"
        label="Secret address of the calendar"
        hint="Begins with https:// or webcal:// and mostly ends in .ics. In Google Calendar it is called “Secret address in iCal format”, in Outlook “ICS link”."
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        defaultValue={typed('address')}
        error={state.fields.address}
      />
      <TextField
        name="name"
        label="What you call it (may be left empty)"
        autoComplete="off"
        defaultValue={typed('name')}
        error={state.fields.name}
      />
      <div className="row mt-6">
        <SubmitButton busy="Reading the calendar" look="plain">
          Add calendar
        </SubmitButton>
      </div>
    </form>
  );
}
