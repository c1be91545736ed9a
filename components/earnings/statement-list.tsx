import type { Route } from 'next';
import Link from 'next/link';
import { Leaf } from '@/components/ui/leaf';
import { Statement } from '@/components/ui/statement';
import { formatMoney } from '@/lib/format';
import type { MonthTotal } from '@/lib/payments/earnings/statement-months';
import { monthName } from './statement-words';

/** A statement for every month since the first call was earned, the latest first. */
export function StatementList({ months }: { months: readonly MonthTotal[] }) {
  if (months.length === 0) return null;
  return (
    <Leaf title="Statements" note="Every entry of a month, to print or as CSV. US dollars.">
      <Statement
        caption="Statements by month"
        columns={{ what: 'Month', sums: ['Earned', 'Paid', 'Not paid yet'] }}
        rows={months.map(({ month, earnedCents, paidCents, closingCents, closingOwedCents }) => ({
          label: (
            <Link href={`/professional/earnings/${month}` as Route} prefetch={false}>
              {monthName(month)}
            </Link>
          ),
          ...(closingOwedCents > 0 && { note: `You owe ${formatMoney(closingOwedCents)} at its end` }),
          sums: [formatMoney(earnedCents), formatMoney(paidCents), formatMoney(closingCents)],
        }))}
      />
    </Leaf>
  );
}
