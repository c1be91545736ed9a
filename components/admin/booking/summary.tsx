import Link from 'next/link';
import type { Temporal } from 'temporal-polyfill';
import type { AdminBooking } from '@/lib/admin/booking-record';
import { END_REASONS, wordFor } from '@/lib/admin/tables/words';
import { toInstant } from '@/lib/clock';
import { formatMoney, formatSlot, formatZoneName } from '@/lib/format';
import { Terms } from '../../ui/facts';
import { userRecord } from '../addresses';
import styles from '../admin.module.css';
import { Id } from '../id';
import { Moment } from '../moment';

type Props = { booking: AdminBooking; now: Temporal.Instant };

/** Who, when, how much, and what the candidate asked. */
export function BookingSummary({ booking, now }: Props) {
  return (
    <div className={styles.record}>
      <section>
        <h2>People</h2>
        <Person side="Candidate" person={booking.candidate} />
        <Person side="Professional" person={booking.professional} />
      </section>
      <section>
        <h2>The call</h2>
        <Terms small items={callTerms({ booking, now })} />
      </section>
      <section>
        <h2>Price</h2>
        <Terms
          small
          items={[
            { term: 'Price', value: formatMoney(booking.priceCents) },
            { term: 'Fee', value: formatMoney(booking.feeCents) },
            { term: 'Net', value: formatMoney(booking.netCents) },
            { term: 'Listing', value: <Id id={booking.listingId} /> },
          ]}
        />
      </section>
    </div>
  );
}

function Person({ side, person }: { side: string; person: AdminBooking['candidate'] }) {
  return (
    <Terms
      small
      items={[
        {
          term: side,
          value: (
            <>
              <Link href={userRecord(person.id)}>{person.name}</Link>
              {person.suspendedAt && ', suspended'}
            </>
          ),
        },
        { term: 'E-mail', value: person.email },
        { term: 'Zone', value: formatZoneName(person.zone) },
      ]}
    />
  );
}

function callTerms({ booking, now }: Props) {
  const { startAt, endAt, requestedAt, endedAt, endReason, meeting, attendance } = booking;
  const seen = (person: 'candidate' | 'professional') => {
    const at = attendance.find((each) => each.who === person)?.firstSeenAt;
    return at ? <Moment at={new Date(at)} now={now} /> : 'Not seen';
  };
  return [
    { term: 'Asked (UTC)', value: <Moment at={requestedAt} now={now} /> },
    {
      term: 'Time (UTC)',
      value:
        startAt && endAt
          ? formatSlot(toInstant(startAt), toInstant(endAt), 'UTC', { now, showZone: false })
          : 'Not set',
    },
    ...(meeting
      ? [
          {
            term: 'Zoom meeting',
            value: (
              <>
                {meeting.zoomMeetingId ? <Id id={meeting.zoomMeetingId} /> : 'Being made'}
                {meeting.deletedAt && ' deleted'}
                {meeting.endedAt && ' ended'}
              </>
            ),
          },
          { term: 'Candidate seen (UTC)', value: seen('candidate') },
          { term: 'Professional seen (UTC)', value: seen('professional') },
        ]
      : []),
    ...(endedAt ? [{ term: 'Ended (UTC)', value: <Moment at={endedAt} now={now} /> }] : []),
    ...(endReason ? [{ term: 'Why', value: wordFor(END_REASONS, endReason) }] : []),
  ];
}
