const UNIT_MS = { W: 604_800_000, D: 86_400_000, H: 3_600_000, M: 60_000, S: 1_000 };
const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d{1,3})?)S)?)?$/;

/**
 * The milliseconds of an ISO 8601 duration in weeks, days, hours, minutes and seconds (`PT24H`, `P1DT30M`).
 * Null for anything else: years and months have no fixed length, and time does not run backwards.
 */
export function parseDuration(text: string): number | null {
  const parts = DURATION.exec(text);
  if (!parts || text === 'P' || text.endsWith('T')) return null;
  const values = parts.slice(1).map((part) => Number((part ?? '0').replace(',', '.')));
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = values;
  const total =
    weeks * UNIT_MS.W +
    days * UNIT_MS.D +
    hours * UNIT_MS.H +
    minutes * UNIT_MS.M +
    Math.round(seconds * UNIT_MS.S);
  return Number.isSafeInteger(total) ? total : null;
}
