import { Temporal } from 'temporal-polyfill';
import type { StatementKind } from '@/lib/payments/earnings/statement';
import type { StatementMonth } from '@/lib/payments/earnings/statement-months';

/** What a line of a statement is, in a few words. */
export const STATEMENT_WORDS: Readonly<Record<StatementKind, string>> = {
  earned: 'Earned',
  compensated: 'Paid by us',
  refund: 'Went back to the candidate',
  debt: 'Paid out before, now owed',
  settled: 'Kept for what you owed',
  missing: 'Refund that your balance did not cover, now owed',
  payout: 'Paid to your bank',
  payout_returned: 'Sent back by your bank',
};

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** `November 2026` */
export function monthName(month: StatementMonth): string {
  const { year, month: number } = Temporal.PlainYearMonth.from(month);
  return `${MONTHS[number - 1] ?? ''} ${year}`;
}
