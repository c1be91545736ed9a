import Link from 'next/link';
import { bookingPage } from '@/components/booking/links';
import { type Column, Table } from '@/components/ui/table';
import { formatDate, formatMoney } from '@/lib/format';
import type { StatementLine } from '@/lib/payments/earnings/statement';
import styles from './earnings.module.css';
import type { EarningsReader } from './row-state';
import { STATEMENT_WORDS } from './statement-words';

type Sum = 'grossCents' | 'feeCents' | 'refundCents' | 'debtCents' | 'payoutCents';
const SUMS: readonly { key: Sum; heading: string }[] = [
  { key: 'grossCents', heading: 'Gross' },
  { key: 'feeCents', heading: 'Fee' },
  { key: 'refundCents', heading: 'Refund' },
  { key: 'debtCents', heading: 'Debt' },
  { key: 'payoutCents', heading: 'Payout' },
];

/** The entries of a statement, oldest first, with the balance after each. */
export function StatementLines({
  lines,
  reader,
}: {
  lines: readonly StatementLine[];
  reader: EarningsReader;
}) {
  const { zone, now } = reader;
  const columns: Column<StatementLine>[] = [
    {
      key: 'at',
      heading: 'Date',
      noWrap: true,
      fold: 'line',
      cell: ({ at }) => formatDate(at, zone, { now }),
    },
    { key: 'what', heading: 'Entry', fold: 'title', cell: ({ kind }) => STATEMENT_WORDS[kind] },
    {
      key: 'call',
      heading: 'Call',
      fold: 'wide',
      cell: ({ bookingId, name, callAt }) => (
        <>
          <Link href={bookingPage('professional', bookingId)} prefetch={false}>
            {name}
          </Link>
          , {formatDate(callAt, zone, { now })}
        </>
      ),
    },
    ...SUMS.map(
      ({ key, heading }): Column<StatementLine> => ({
        key,
        heading,
        kind: 'number',
        cell: (line) =>
          line[key] === 0 ? <span className={styles.zero}>{formatMoney(0)}</span> : formatMoney(line[key]),
        total: formatMoney(lines.reduce((sum, line) => sum + line[key], 0)),
      }),
    ),
    {
      key: 'change',
      heading: 'Change',
      kind: 'number',
      strong: true,
      fold: 'aside',
      cell: (line) => formatMoney(changeOf(line)),
      total: formatMoney(lines.reduce((sum, line) => sum + changeOf(line), 0)),
    },
    {
      key: 'balance',
      heading: 'Balance',
      kind: 'number',
      fold: 'end',
      foldLabel: 'balance',
      cell: ({ balanceCents }) => formatMoney(balanceCents),
    },
  ];
  return (
    <Table
      label="Entries of the month"
      rows={lines}
      rowKey={({ at, bookingId, kind, balanceCents }) => `${at} ${bookingId} ${kind} ${balanceCents}`}
      columns={columns}
      totals="In all"
    />
  );
}

/** What an entry changes the balance by. */
function changeOf(line: StatementLine): number {
  return SUMS.reduce((sum, { key }) => sum + line[key], 0);
}
