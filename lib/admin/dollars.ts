import { z } from 'zod';
import { cents, PRICE_RANGE_CENTS } from '@/lib/domain/fees';

const DOLLARS = /^\$?\s*(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.(\d{1,2}))?$/;

/** What an admin typed as a sum, in whole cents: `33.33`, `$1,200`. Null when it is none. Exact: it never is a fraction. */
export function centsOfDollars(text: string): number | null {
  const found = DOLLARS.exec(text.trim());
  if (!found) return null;
  const [, whole = '0', part = ''] = found;
  return cents(Number(whole.replaceAll(',', '')) * 100 + Number(part.padEnd(2, '0')));
}

/** A sum of a form, typed in dollars; more than nothing. */
export const dollars = z.string().transform((text, context) => {
  const sum = centsOfDollars(text);
  if (sum !== null && sum > 0 && sum <= PRICE_RANGE_CENTS.max) return sum;
  context.addIssue({ code: 'custom', message: 'Give a sum in dollars, such as 33.33.' });
  return z.NEVER;
});
