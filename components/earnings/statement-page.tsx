import { EARNINGS } from '@/components/booking/links';
import { PrintButton } from '@/components/receipt/print-button';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { buttonClass } from '@/components/ui/button-class';
import { Icon } from '@/components/ui/icon';
import { Leaf } from '@/components/ui/leaf';
import { PageHead } from '@/components/ui/page-head';
import { Statement as Sums } from '@/components/ui/statement';
import { formatMoney, formatZoneName } from '@/lib/format';
import type { Statement } from '@/lib/payments/earnings/statement';
import styles from './earnings.module.css';
import type { EarningsReader } from './row-state';
import { StatementLines } from './statement-lines';
import { monthName } from './statement-words';

/** A month as a statement: where it began, every entry of the ledger, where it ended. Made to be printed. */
export function StatementPage({
  statement,
  reader,
  isRunning,
  holder,
}: {
  statement: Statement;
  reader: EarningsReader;
  isRunning: boolean;
  holder: { name: string; email: string };
}) {
  const { month, opening, lines, closing } = statement;
  const inAll = (column: 'grossCents' | 'feeCents' | 'refundCents' | 'debtCents' | 'payoutCents') =>
    lines.reduce((sum, line) => sum + line[column], 0);
  const total = (column: Parameters<typeof inAll>[0]) => formatMoney(inAll(column));
  const owes = opening.owedCents !== 0 || lines.some(({ owedCents }) => owedCents !== 0);
  return (
    <>
      <Breadcrumb items={[{ href: EARNINGS, label: 'Earnings' }]} />
      <PageHead
        title={`Statement, ${monthName(month)}`}
        lede={`${holder.name}, ${holder.email}. ${isRunning ? 'The month is not over yet. ' : ''}Dates in ${formatZoneName(reader.zone)} time.`}
      >
        <div className="row mt-4 print:hidden">
          <PrintButton />
          {/* A file, not a page. */}
          <a className={buttonClass({})} href={`/api/earnings/statement?month=${month}`} download>
            <Icon name="download" />
            Download CSV
          </a>
        </div>
      </PageHead>
      <Leaf title="In all" note="US dollars. Yours, not paid yet.">
        <Sums
          caption="The month in all"
          rows={[
            { label: 'At the beginning', sums: [formatMoney(opening.balanceCents)] },
            { label: 'Paid by candidates', sums: [total('grossCents')] },
            { label: 'Our fee', sums: [total('feeCents')] },
            { label: 'Went back to candidates', sums: [total('refundCents')] },
            { label: 'Owed and settled', sums: [total('debtCents')] },
            {
              label: inAll('payoutCents') > 0 ? 'Came back from your bank' : 'Paid to your bank',
              sums: [total('payoutCents')],
            },
            {
              label: isRunning ? 'Now' : 'At the end',
              sums: [formatMoney(closing.balanceCents)],
              total: true,
            },
          ]}
        />
      </Leaf>
      {owes && (
        <Leaf
          title="What you owe"
          note="For calls that were paid out and went back. Later payouts settle it."
        >
          <Sums
            caption="What you owe"
            rows={[
              { label: 'At the beginning', sums: [formatMoney(opening.owedCents)] },
              { label: 'Came to it', sums: [formatMoney(sumOf(lines, 1))] },
              { label: 'Settled', sums: [formatMoney(sumOf(lines, -1))] },
              {
                label: isRunning ? 'Now' : 'At the end',
                sums: [formatMoney(closing.owedCents)],
                total: true,
              },
            ]}
          />
        </Leaf>
      )}
      <section className={styles.book}>
        <div className={styles.head}>
          <h2>Entries</h2>
        </div>
        {lines.length === 0 ? (
          <p className="muted">Nothing was earned, paid or returned in this month.</p>
        ) : (
          <StatementLines lines={lines} reader={reader} />
        )}
      </section>
    </>
  );
}

function sumOf(lines: Statement['lines'], sign: 1 | -1): number {
  return lines.reduce((sum, { owedCents }) => sum + (owedCents * sign > 0 ? owedCents : 0), 0);
}
