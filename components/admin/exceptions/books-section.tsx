import type { Authorised } from '@/lib/access';
import { checkBooks } from '@/lib/admin/books';
import { BOOKING_STATES, wordFor } from '@/lib/admin/tables/words';
import { formatCount, formatMoney, formatQuantity, formatTime } from '@/lib/format';
import type { BooksMatter, Disagreement } from '@/lib/payments/queries';
import { type Column, Table } from '../../ui/table';
import { bookingRecord } from '../addresses';
import styles from '../admin.module.css';
import { Id } from '../id';

const MATTERS: Readonly<Record<BooksMatter, string>> = {
  unbalanced: 'Entries do not sum to zero',
  held: 'Held for the call',
  refund: 'Owed to the candidate',
  owed: 'Owed to the professional',
  fee: 'Fee earned',
};

const COLUMNS: readonly Column<Disagreement>[] = [
  { key: 'matter', heading: 'What', fold: 'title', cell: ({ matter }) => MATTERS[matter] },
  {
    key: 'booking',
    heading: 'Booking',
    fold: 'line',
    cell: ({ bookingId }) => <Id id={bookingId} href={bookingRecord(bookingId)} leads />,
  },
  { key: 'state', heading: 'State', fold: 'end', cell: (row) => wordFor(BOOKING_STATES, row.bookingStatus) },
  {
    key: 'ledger',
    heading: 'Ledger',
    kind: 'number',
    fold: 'aside',
    cell: (row) => formatMoney(row.ledgerCents),
  },
  {
    key: 'expected',
    heading: 'Should be',
    kind: 'number',
    strong: true,
    fold: 'end',
    foldLabel: 'should be',
    cell: (row) => formatMoney(row.expectedCents),
  },
];

/** Whether the ledger says what the payments, payouts and refunds say, compared as the page is made. */
export async function BooksSection({ actor }: { actor: Authorised<'admin.read'> }) {
  const { at, disagreements, ...counts } = await checkBooks(actor);
  return (
    <section className={styles.sect}>
      <h2>
        Money that does not agree
        <span>{formatCount(disagreements.length)}</span>
      </h2>
      {disagreements.length > 0 && (
        <Table
          dense
          label="Money that does not agree"
          rows={disagreements}
          rowKey={({ bookingId, matter }) => `${bookingId} ${matter}`}
          columns={COLUMNS}
        />
      )}
      <p className="muted">
        {disagreements.length === 0
          ? `The ledger sums to zero and agrees to the cent with ${compared(counts)}`
          : `The ledger was compared with ${compared(counts)}`}
        , at {formatTime(at, 'UTC')} UTC.
      </p>
    </section>
  );
}

function compared({
  payments,
  payouts,
  refunds,
}: {
  payments: number;
  payouts: number;
  refunds: number;
}): string {
  return `${formatQuantity(payments, 'payment')}, ${formatQuantity(payouts, 'payout')} and ${formatQuantity(refunds, 'refund')}`;
}
