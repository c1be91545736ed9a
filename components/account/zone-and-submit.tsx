import type { ReactNode } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormState } from '@/lib/form-state';
import type { ZoneChoice } from '@/lib/zone-choices';
import { ZoneField } from './zone-field';

/** `said`: somebody has chosen it, so that the browser's own does not replace it. */
export type Zone = {
  readonly choices: readonly ZoneChoice[];
  readonly chosen: string;
  readonly said: boolean;
};

/** The end of both forms that open an account: the zone, and the button. */
export function ZoneAndSubmit({
  zone,
  state,
  children,
}: {
  zone: Zone;
  state: FormState;
  children: ReactNode;
}) {
  const typed = typeof state.values.zone === 'string' ? state.values.zone : undefined;
  return (
    <>
      <ZoneField
        choices={zone.choices}
        chosen={typed ?? zone.chosen}
        fromBrowser={!zone.said && typed === undefined}
        hint="All times are shown in it. You can change it later."
        error={state.fields.zone}
      />
      <div className="row mt-6">
        <SubmitButton block busy="Opening your account">
          {children}
        </SubmitButton>
      </div>
    </>
  );
}
