/** Countries (ISO 3166) with bank accounts that a connected account of the platform can be paid to. */
export const STRIPE_COUNTRIES = [
  ...['AE', 'AT', 'AU', 'BE', 'BG', 'BR', 'CA', 'CH', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GB'],
  ...['GI', 'GR', 'HK', 'HR', 'HU', 'IE', 'IN', 'IT', 'JP', 'LI', 'LT', 'LU', 'LV', 'MT', 'MX', 'MY', 'NL'],
  ...['NO', 'NZ', 'PL', 'PT', 'RO', 'SE', 'SG', 'SI', 'SK', 'TH', 'US'],
] as const;

const names = new Intl.DisplayNames('en', { type: 'region' });

/** `GB` -> `United Kingdom`; the code itself where it has no name. */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}
