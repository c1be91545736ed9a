import type { Temporal } from 'temporal-polyfill';
import { formatZoneName, offsetName } from './zone-names';

/** A zone to choose: its IANA name, and `New York (UTC-5)`. */
export type ZoneChoice = { readonly value: string; readonly label: string };

/**
 * Every zone that this machine knows, by city, so that typing finds it.
 * @param at whose offset stands beside the city
 * @param chosen is in the list in any case, under the spelling it was saved with
 */
export function zoneChoices(at: Temporal.Instant, chosen: string): ZoneChoice[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', chosen]);
  return [...zones]
    .map((zone) => ({ value: zone, label: `${formatZoneName(zone)} (${offsetName(at, zone)})` }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en'));
}
