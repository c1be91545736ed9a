'use client';

import { useActionState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { Radio } from '@/components/ui/check';
import { FieldGroup } from '@/components/ui/field';
import { TextareaField } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { DISPUTE_MATTERS, type DisputeMatter } from '@/lib/domain/dispute';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';
import { matterWords } from './words';

/**
 * What it is about and what happened. What was typed stays when something is wrong.
 * @param isObjection a professional says that they were there: what it is about is known
 */
export function OpenForm({
  bookingId,
  action,
  them,
  isObjection = false,
}: {
  bookingId: string;
  action: FormAction;
  them: string;
  isObjection?: boolean;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const { matter, text } = state.values;
  return (
    <form action={send} noValidate className="stack max-w-measure">
      <FormOutcome state={state} />
      <input type="hidden" name="bookingId" value={bookingId} />
      {isObjection ? (
        <input type="hidden" name="matter" value={'absence' satisfies DisputeMatter} />
      ) : (
        <FieldGroup id="matter" legend="What it is about" error={state.fields.matter}>
          {DISPUTE_MATTERS.map((each) => (
            <Radio
              // Uncontrolled: after a refusal the choice that was made is the one to begin with.
              key={`${each} ${matter === each}`}
              name="matter"
              value={each}
              defaultChecked={matter === each}
            >
              {matterWords(each)}
            </Radio>
          ))}
        </FieldGroup>
      )}
      <TextareaField
        name="text"
        label="What happened"
        hint={`${isObjection ? 'When and how you joined, and under which name: whatever we can look up.' : 'In order, with times as far as you know them.'} ${them} and we read it; it cannot be changed later.`}
        defaultValue={typeof text === 'string' ? text : ''}
        error={state.fields.text}
        maxLength={4_000}
        rows={8}
      />
      <SubmitButton busy="Sending">{isObjection ? 'Object' : 'Dispute the call'}</SubmitButton>
    </form>
  );
}
