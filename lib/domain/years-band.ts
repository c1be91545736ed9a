const BANDS = [
  { from: 21, band: 'Over 20 years' },
  { from: 13, band: '13 to 20 years' },
  { from: 8, band: '8 to 12 years' },
  { from: 6, band: '6 to 7 years' },
  { from: 3, band: '3 to 5 years' },
  { from: 1, band: '1 to 2 years' },
  { from: 0, band: 'Under a year' },
] as const;

/**
 * Years of experience as a card may say them.
 * @param years whole years, or null where they were not told
 */
export function yearsBand(years: number | null): string | null {
  return years === null ? null : (BANDS.find(({ from }) => years >= from)?.band ?? null);
}
