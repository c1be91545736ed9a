/** Times of day as the HTTP interface writes them: quarters as `HH:MM`, and `24:00` for the midnight that ends a day. */

export const CLOCK_QUARTER = /^(?:(?:[01]\d|2[0-3]):(?:00|15|30|45)|24:00)$/;

/** @param time matches `CLOCK_QUARTER` @returns minutes after midnight, 0 to 1440 */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** @param minutes after midnight, 0 to 1440 */
export function clockTime(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
