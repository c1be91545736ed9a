'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import type { ZoneChoice } from '@/lib/zone-choices';
import { FormOutcome } from './form-outcome';
import { ZoneField } from './zone-field';

/** Chooses the zone in which times are shown. `fromBrowser` where nobody has chosen one yet. */
export function ZoneForm({
  action,
  zones,
  chosen,
  fromBrowser,
  next,
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  zones: readonly ZoneChoice[];
  chosen: string;
  fromBrowser: boolean;
  next: string | undefined;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} noValidate>
      <div className="mb-4 empty:hidden">
        <FormOutcome state={state} />
      </div>
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      <ZoneField choices={zones} chosen={chosen} fromBrowser={fromBrowser} error={state.fields.zone} />
      <div className="row mt-5">
        <SubmitButton busy="Saving">Show times in this zone</SubmitButton>
      </div>
    </form>
  );
}
