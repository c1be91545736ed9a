import Link from 'next/link';
import { bookingPage } from '@/components/booking/links';
import { Badge } from '@/components/ui/badge';
import { type Column, Table } from '@/components/ui/table';
import { formatDateTime, formatMoney, formatPercent, formatZoneName } from '@/lib/format';
import type { EarningsRow } from '@/lib/payments/earnings/earnings';
import styles from './earnings.module.css';
import { type EarningsReader, STATE_WORDS, whenWords } from './row-state';

/** Every paid call with what was paid, our fee, what is received, what became of it and when. */
export function CallsTable({ rows, reader }: { rows: readonly EarningsRow[]; reader: EarningsReader }) {
  return (
    <Table
      label="Calls and what you receive"
      rows={rows}
      rowKey={(row) => row.bookingId}
      columns={columns(reader)}
    />
  );
}

function columns(reader: EarningsReader): Column<EarningsRow>[] {
  const { zone, now, policy } = reader;
  return [
    {
      key: 'call',
      heading: `Call (${formatZoneName(zone)})`,
      noWrap: true,
      fold: 'line',
      cell: (row) => formatDateTime(row.startAt, zone, { now, showZone: false }),
    },
    {
      key: 'with',
      heading: 'With',
      fold: 'title',
      cell: (row) => (
        <Link href={bookingPage('professional', row.bookingId)} prefetch={false}>
          {row.name}
        </Link>
      ),
    },
    { key: 'gross', heading: 'Paid by candidate', kind: 'number', cell: (row) => sum(row.grossCents) },
    {
      key: 'fee',
      heading: `Our fee, ${formatPercent(policy.feeBps)}`,
      kind: 'number',
      cell: (row) => sum(-row.feeCents),
    },
    {
      key: 'net',
      heading: 'You receive',
      kind: 'number',
      strong: true,
      fold: 'aside',
      cell: (row) => sum(row.netCents),
    },
    {
      key: 'state',
      heading: 'State',
      fold: 'end',
      cell: (row) => {
        const { mark, tone, words } = STATE_WORDS[row.state];
        return (
          <Badge mark={mark} tone={tone}>
            {words}
          </Badge>
        );
      },
    },
    { key: 'when', heading: 'When', muted: true, fold: 'wide', cell: (row) => whenWords(row, reader) },
  ];
}

function sum(cents: number) {
  return cents === 0 ? <span className={styles.zero}>{formatMoney(0)}</span> : formatMoney(cents);
}
