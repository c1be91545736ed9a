'use client';

import { useActionState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { SelectField } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import { typed } from './typed';

/** The way to Stripe; the country of the bank account is asked once, before the account is opened. */
export function OnboardingForm({
  action,
  countries,
  label,
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  countries: readonly { value: string; label: string }[] | null;
  label: string;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} noValidate>
      <div className="mb-3 empty:hidden">
        <FormOutcome state={state} />
      </div>
      {countries && (
        <SelectField
          name="country"
          label="Country of your bank account"
          hint="It cannot be changed later."
          options={[{ value: '', label: 'Choose' }, ...countries]}
          autoComplete="country"
          defaultValue={typed(state, 'country', '')}
          error={state.fields.country}
        />
      )}
      <div className="row mt-4">
        <SubmitButton look="plain" busy="Going to Stripe">
          {label}
        </SubmitButton>
      </div>
    </form>
  );
}
