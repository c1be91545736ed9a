'use client';

import { useActionState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { Checkbox } from '@/components/ui/check';
import { FieldGroup } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';

type Box = {
  readonly id: string;
  readonly name: string;
  readonly isChosen: boolean;
  readonly note?: string;
};

/** A box for each calendar. What was ticked stays when it is refused. */
export function ChoiceForm({ action, boxes }: { action: FormAction; boxes: readonly Box[] }) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const kept = state.values.calendars;
  const isTicked = ({ id, isChosen }: Box) =>
    state.code === 'saved' || !kept ? isChosen : kept.includes(id);
  return (
    <form action={send}>
      <div className="mb-4 empty:hidden">
        <FormOutcome state={state} saved="Saved. These calendars are kept free of calls." />
      </div>
      <FieldGroup
        id="calendars"
        legend="Calendars that are kept free of calls"
        error={state.fields.calendars}
      >
        {/* Says that nothing is ticked, where nothing is. */}
        <input type="hidden" name="calendars[]" value="" />
        {boxes.map((box) => (
          <Checkbox
            key={box.id}
            name="calendars[]"
            value={box.id}
            defaultChecked={isTicked(box)}
            note={box.note}
          >
            <span className="break-words">{box.name}</span>
          </Checkbox>
        ))}
      </FieldGroup>
      <div className="row mt-6">
        <SubmitButton busy="Saving" look="plain">
          Save the choice
        </SubmitButton>
      </div>
    </form>
  );
}
