'use client';

import { useActionState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { SelectField, TextField } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPLOYER_CATEGORIES, INDUSTRIES } from '@/lib/domain/listing-options';
import { SENIORITIES, SENIORITY_NAMES } from '@/lib/domain/seniority';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import { typed } from './typed';

export type WorkDetails = {
  readonly employer: string | null;
  readonly employerCategory: string | null;
  readonly title: string | null;
  readonly seniority: string | null;
  readonly industry: string | null;
  readonly yearsExperience: number | null;
};

const options = (values: readonly string[], none: string) => [
  { value: '', label: none },
  ...values.map((value) => ({ value, label: value })),
];

/** Where a professional works and as what. Suggestions are what cards show to anybody. */
export function WorkForm({
  action,
  details,
  employers,
  titles,
  isVerified,
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  details: WorkDetails;
  employers: readonly string[];
  titles: readonly string[];
  /** The work address is verified, and would not be with another employer. */
  isVerified: boolean;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const value = (field: keyof WorkDetails) => typed(state, field, String(details[field] ?? ''));
  return (
    <form action={send} noValidate>
      <div className="mb-4 empty:hidden">
        <FormOutcome state={state} saved="Your work is saved, and your card follows it." />
      </div>
      <TextField
        name="employer"
        label="Employer"
        hint={
          isVerified
            ? 'With another employer your work e-mail address counts as unverified, and your card is down until it is verified again.'
            : 'As it is written on its website.'
        }
        list="employers"
        autoComplete="organization"
        defaultValue={value('employer')}
        error={state.fields.employer}
      />
      <SelectField
        name="employerCategory"
        label="Kind of employer"
        hint="Your card says this where it does not name the employer."
        options={options(EMPLOYER_CATEGORIES, 'Choose')}
        defaultValue={value('employerCategory')}
        error={state.fields.employerCategory}
      />
      <TextField
        name="title"
        label="Title"
        list="titles"
        autoComplete="organization-title"
        defaultValue={value('title')}
        error={state.fields.title}
      />
      <SelectField
        name="seniority"
        label="Level"
        options={[
          { value: '', label: 'Choose' },
          ...SENIORITIES.map((each) => ({ value: each, label: SENIORITY_NAMES[each] })),
        ]}
        defaultValue={value('seniority')}
        error={state.fields.seniority}
      />
      <SelectField
        name="industry"
        label="Industry"
        options={options(INDUSTRIES, 'Choose')}
        defaultValue={value('industry')}
        error={state.fields.industry}
      />
      <TextField
        name="yearsExperience"
        label="Years of experience"
        hint="Whole years, or leave it empty. Your card shows a range, such as 8 to 12 years."
        inputMode="numeric"
        defaultValue={value('yearsExperience')}
        error={state.fields.yearsExperience}
      />
      {/* Not between the fields, which keep their distance to the one before. */}
      <Suggestions id="employers" values={employers} />
      <Suggestions id="titles" values={titles} />
      <div className="row mt-6">
        <SubmitButton look="plain" busy="Saving">
          Save your work
        </SubmitButton>
      </div>
    </form>
  );
}

function Suggestions({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}
