import type { Temporal } from 'temporal-polyfill';
import type { AdminBooking } from '@/lib/admin/booking-record';
import { ACTORS, BOOKING_STATES, wordFor } from '@/lib/admin/tables/words';
import { formatMoney } from '@/lib/format';
import { dataWords } from '../data-words';
import { Moment } from '../moment';
import { RecordTable } from '../record';

type Props = { booking: AdminBooking; now: Temporal.Instant };

/** Every transition of the booking, and every line that its money wrote in the ledger. */
export function BookingHistory({ booking, now }: Props) {
  return (
    <>
      <RecordTable
        title="What happened"
        rows={booking.events}
        rowKey={(event) => String(event.version)}
        none="Nothing yet."
        columns={[
          { key: 'version', heading: 'No.', muted: true, cell: (event) => event.version },
          {
            key: 'at',
            heading: 'When (UTC)',
            muted: true,
            fold: 'aside',
            cell: ({ at }) => <Moment at={at} now={now} />,
          },
          { key: 'event', heading: 'Event', strong: true, fold: 'title', cell: ({ event }) => plain(event) },
          { key: 'actor', heading: 'By', fold: 'line', cell: ({ actor }) => wordFor(ACTORS, actor) },
          {
            key: 'to',
            heading: 'State after it',
            fold: 'end',
            cell: ({ toStatus }) => wordFor(BOOKING_STATES, toStatus),
          },
          { key: 'data', heading: 'With', muted: true, fold: 'wide', cell: ({ data }) => dataWords(data) },
        ]}
      />
      <RecordTable
        title="Ledger"
        note="Debit positive, credit negative; each entry sums to zero"
        rows={booking.ledgerEntries.flatMap((entry) => entry.lines.map((line) => ({ entry, line })))}
        rowKey={({ line }) => `${line.entryId}/${line.line}`}
        none="No money has moved."
        columns={[
          {
            key: 'at',
            heading: 'When (UTC)',
            muted: true,
            fold: 'line',
            cell: ({ entry }) => <Moment at={entry.at} now={now} />,
          },
          {
            key: 'kind',
            heading: 'Entry',
            strong: true,
            fold: 'title',
            cell: ({ entry }) => plain(entry.kind),
          },
          { key: 'account', heading: 'Account', fold: 'line', cell: ({ line }) => plain(line.account) },
          {
            key: 'amount',
            heading: 'Amount',
            kind: 'number',
            fold: 'aside',
            cell: ({ line }) => formatMoney(line.amountCents),
          },
        ]}
      />
    </>
  );
}

/** `payment_held` -> `payment held` */
export function plain(word: string): string {
  return word.replaceAll('_', ' ');
}
