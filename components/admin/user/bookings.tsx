import Link from 'next/link';
import type { Temporal } from 'temporal-polyfill';
import { BOOKING_STATES } from '@/lib/admin/tables/words';
import type { AdminUser } from '@/lib/admin/user-record';
import { formatMoney, formatQuantity } from '@/lib/format';
import { Badge } from '../../ui/badge';
import { bookingRecord, userRecord } from '../addresses';
import { Id } from '../id';
import { Moment } from '../moment';
import { RecordTable } from '../record';
import { BOOKING_BADGES } from '../views/looks';

/** A person's newest bookings, and the way to all of them. */
export function UserBookings({ user, now }: { user: AdminUser; now: Temporal.Instant }) {
  const { bookings, bookingCount, email, id } = user;
  const all = bookingCount > bookings.length && (
    <>
      The newest {bookings.length} of{' '}
      <Link href={`/admin/bookings?q=${encodeURIComponent(email)}`}>
        {formatQuantity(bookingCount, 'booking')}
      </Link>
    </>
  );
  return (
    <RecordTable
      title="Bookings"
      note={all}
      rows={bookings}
      rowKey={(row) => row.id}
      none="None yet."
      columns={[
        {
          key: 'id',
          heading: 'Booking',
          fold: 'title',
          cell: (row) => <Id id={row.id} href={bookingRecord(row.id)} leads />,
        },
        {
          key: 'with',
          heading: 'With',
          fold: 'line',
          cell: (row) => {
            const isTheirs = row.candidateId === id;
            const [otherId, other] = isTheirs
              ? [row.professionalId, row.professional]
              : [row.candidateId, row.candidate];
            return <Link href={userRecord(otherId)}>{other.name}</Link>;
          },
        },
        {
          key: 'asked',
          heading: 'Asked (UTC)',
          muted: true,
          cell: (row) => <Moment at={row.requestedAt} now={now} />,
        },
        {
          key: 'starts',
          heading: 'Starts (UTC)',
          fold: 'line',
          foldLabel: 'Starts',
          cell: ({ startAt }) => startAt && <Moment at={startAt} now={now} />,
        },
        {
          key: 'price',
          heading: 'Price',
          kind: 'number',
          fold: 'aside',
          cell: (row) => formatMoney(row.priceCents),
        },
        {
          key: 'state',
          heading: 'State',
          fold: 'end',
          cell: ({ status }) => (
            <Badge
              mark={BOOKING_BADGES[status]?.mark ?? 'asked'}
              tone={BOOKING_BADGES[status]?.tone ?? 'plain'}
            >
              {BOOKING_STATES[status]}
            </Badge>
          ),
        },
      ]}
    />
  );
}
