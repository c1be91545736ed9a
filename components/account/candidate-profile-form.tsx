'use client';

import { type ReactNode, useActionState } from 'react';
import { Checkbox } from '@/components/ui/check';
import { FieldGroup } from '@/components/ui/field';
import { SelectField } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import {
  type CandidateCard,
  CURRENT_STAGES,
  INTERESTS,
  SCHOOL_TYPES,
  schoolWords,
  stageWords,
} from '@/lib/domain/candidate-card';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import { FormOutcome } from './form-outcome';

const CHOOSE = { value: '', label: 'Choose', disabled: true };
const STAGES = CURRENT_STAGES.map((value) => ({
  value,
  label: value === 'other' ? 'Something else' : stageWords(value),
}));
const SCHOOLS = SCHOOL_TYPES.map((value) => ({
  value,
  label: { none: 'No university', other: 'Another kind' }[value as string] ?? capital(schoolWords(value)),
}));

/**
 * What a candidate tells of themselves: chosen from lists, so that nothing in it can name anybody.
 *
 * @param secondary stands beside the button, such as a way to skip it
 */
export function CandidateProfileForm({
  action,
  profile,
  next,
  submit = 'Save profile',
  look = 'primary',
  secondary,
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  profile: CandidateCard | null;
  next?: string | undefined;
  submit?: string;
  look?: 'primary' | 'plain';
  secondary?: ReactNode;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const { stage, schoolType, interests } = state.values;
  const ticked = state.code === null || state.code === 'saved' ? profile?.interests : interests;
  const chosen = (value: unknown, saved: string | undefined) =>
    typeof value === 'string' ? value : (saved ?? '');
  return (
    <form action={send} noValidate>
      <div className="mb-4 empty:hidden">
        <FormOutcome
          state={state}
          saved="Your profile is saved. Requests you have sent keep what they said."
        />
      </div>
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      <SelectField
        key={`stage ${chosen(stage, profile?.stage)}`}
        name="stage"
        label="Where are you now?"
        options={[CHOOSE, ...STAGES]}
        defaultValue={chosen(stage, profile?.stage)}
        error={state.fields.stage}
      />
      <SelectField
        key={`school ${chosen(schoolType, profile?.schoolType)}`}
        name="schoolType"
        label="What kind of school?"
        hint="The kind, never its name."
        options={[CHOOSE, ...SCHOOLS]}
        defaultValue={chosen(schoolType, profile?.schoolType)}
        error={state.fields.schoolType}
      />
      <FieldGroup
        id="interests"
        legend="What interests you?"
        hint="Up to five."
        error={state.fields.interests}
      >
        <div className="grid sm:grid-cols-2 gap-x-6">
          {INTERESTS.map((interest) => (
            <Checkbox
              key={`${interest} ${ticked?.includes(interest)}`}
              name="interests[]"
              value={interest}
              defaultChecked={ticked?.includes(interest)}
            >
              {capital(interest)}
            </Checkbox>
          ))}
        </div>
      </FieldGroup>
      <div className="row mt-6">
        <SubmitButton busy="Saving" look={look}>
          {submit}
        </SubmitButton>
        {secondary}
      </div>
    </form>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
