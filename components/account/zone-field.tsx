'use client';

import { useEffect, useState } from 'react';
import { SelectField } from '@/components/ui/input';
import { formatZoneName } from '@/lib/format';
import type { ZoneChoice } from '@/lib/zone-choices';

/**
 * A choice of time zone. With `fromBrowser` and script, the browser's own zone is chosen when the field appears, as
 * long as nobody has chosen another.
 */
export function ZoneField({
  choices,
  chosen,
  fromBrowser = false,
  hint,
  error,
}: {
  choices: readonly ZoneChoice[];
  chosen: string;
  fromBrowser?: boolean;
  hint?: string;
  error?: string | undefined;
}) {
  const [zone, setZone] = useState(chosen);
  useEffect(() => {
    if (fromBrowser) setZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
  }, [fromBrowser]);
  // A browser may know the zone under an older or newer name than the server lists it by.
  const known = choices.some(({ value }) => value === zone);
  const options = known ? choices : [{ value: zone, label: formatZoneName(zone) }, ...choices];
  return (
    <SelectField
      name="zone"
      label="Time zone"
      hint={hint}
      options={options}
      value={zone}
      onChange={(event) => setZone(event.target.value)}
      error={error}
    />
  );
}
