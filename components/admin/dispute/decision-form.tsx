'use client';

import { useActionState, useState } from 'react';
import { DISPUTE_OUTCOMES } from '@/lib/admin/tables/words';
import type { DisputeOutcome } from '@/lib/domain/dispute';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';
import { FormOutcome } from '../../account/form-outcome';
import { Radio } from '../../ui/check';
import { FieldGroup } from '../../ui/field';
import { TextareaField, TextField } from '../../ui/input';
import { SubmitButton } from '../../ui/submit-button';

/**
 * How it ends, of what is possible, and the words to both sides. The sum of a part is a field of its own, so that it works without
 * script; how it splits follows what is typed.
 * @param outcomes what is possible: all, a part or nothing back; or paying the professional ourselves, or not
 * @param notes what each choice does, with its sums
 * @param left what of the price has not gone back yet
 */
export function DecisionForm({
  disputeId,
  action,
  outcomes,
  notes,
  left,
}: {
  disputeId: string;
  action: FormAction;
  outcomes: readonly DisputeOutcome[];
  notes: Readonly<Record<DisputeOutcome, string>>;
  left: string;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const [chosen, choose] = useState<string | null>(null);
  const typed = (name: string) => {
    const value = state.values[name];
    return typeof value === 'string' ? value : '';
  };
  const outcome = chosen ?? typed('outcome');
  return (
    <form action={send} noValidate className="stack">
      <FormOutcome state={state} />
      <input type="hidden" name="disputeId" value={disputeId} />
      <FieldGroup
        id="outcome"
        legend={outcomes.includes('pay') ? 'Is the professional paid' : 'What goes back'}
        error={state.fields.outcome}
      >
        {outcomes.map((each) => (
          <Radio
            key={`${each} ${typed('outcome') === each}`}
            name="outcome"
            value={each}
            defaultChecked={typed('outcome') === each}
            onChange={() => choose(each)}
            note={notes[each]}
          >
            {DISPUTE_OUTCOMES[each]}
          </Radio>
        ))}
      </FieldGroup>
      {outcomes.includes('part') && (
        <TextField
          // The name of the field in the HTTP interface; what is typed are dollars.
          name="refundCents"
          label="Sum, for a part"
          hint={`In dollars, less than ${left}`}
          prefix="$"
          small
          inputMode="decimal"
          autoComplete="off"
          maxLength={12}
          defaultValue={typed('refundCents')}
          error={state.fields.refundCents}
          {...((outcome === 'full' || outcome === 'none') && { readOnly: true })}
        />
      )}
      <TextareaField
        name="decision"
        label="Words to both sides"
        hint="What was decided and why, calmly. Both read the same; it cannot be changed."
        defaultValue={typed('decision')}
        error={state.fields.decision}
        maxLength={4_000}
        rows={6}
      />
      <div>
        <SubmitButton small look="danger" busy="Deciding">
          Decide
        </SubmitButton>
      </div>
    </form>
  );
}
