const QUARTER = 15;
const DAY_MINUTES = 1440;
/** Where the arrows begin in an empty field. */
const DAY_START = 9 * 60;

/**
 * Reads a time of day as people type it: `09:00`, `9`, `930`, `9.30`, `5 pm`. Midnight as an end is the one that ends
 * the day, whether it is written `00:00` or `24:00`.
 * @returns minutes after midnight, or null for what is no time
 */
export function minuteOf(typed: string, end: 'start' | 'end'): number | null {
  const match = /^\s*(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(\d{2}))?\s*([ap]\.?m\.?)?\s*$/i.exec(typed);
  if (!match) return null;
  const [, hourText = '', withMark, without, half] = match;
  const minutes = Number(withMark ?? without ?? 0);
  let hours = Number(hourText);
  if (half) {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
  }
  const minute = hours * 60 + minutes;
  if (minutes > 59 || minute > DAY_MINUTES || (minute === DAY_MINUTES && end === 'start')) return null;
  return minute === 0 && end === 'end' ? DAY_MINUTES : minute;
}

/** A time as the form writes it: `09:00`, and `24:00` for the midnight that ends a day. */
export function timeOf(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** A quarter of an hour later or earlier than what is typed, on the quarters; from nothing, nine in the morning. */
export function stepTime(typed: string, end: 'start' | 'end', up: boolean): string {
  const minute = minuteOf(typed, end);
  if (minute === null) return timeOf(DAY_START);
  const next = up ? Math.floor(minute / QUARTER) + 1 : Math.ceil(minute / QUARTER) - 1;
  const [least, most] = end === 'start' ? [0, DAY_MINUTES - QUARTER] : [QUARTER, DAY_MINUTES];
  return timeOf(Math.min(most, Math.max(least, next * QUARTER)));
}
