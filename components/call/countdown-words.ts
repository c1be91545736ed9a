const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What is left, to the second when it is less than a day: `1 day 21 h`, `3:04:09`, `04:09`. Never below zero. */
export function countdownText(leftMs: number): string {
  const left = Math.max(0, Math.ceil(leftMs / 1000));
  const [days, hours] = [Math.floor(left / DAY), Math.floor((left % DAY) / HOUR)];
  if (days > 0) return `${days} ${days === 1 ? 'day' : 'days'} ${hours} h`;
  const rest = `${two(Math.floor((left % HOUR) / MINUTE))}:${two(left % MINUTE)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** What is read out, and when: a screen reader that spoke every second could say nothing else. */
const SPOKEN = [15 * MINUTE, 5 * MINUTE, MINUTE] as const;

/**
 * What to read out now, if anything: at a quarter of an hour, at five minutes and at one.
 * @param beforeMs what was left at the last look
 */
export function spokenAt(leftMs: number, beforeMs: number): string | null {
  const passed = SPOKEN.find((seconds) => leftMs <= seconds * 1000 && beforeMs > seconds * 1000);
  if (passed === undefined || leftMs <= 0) return null;
  const minutes = passed / MINUTE;
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
