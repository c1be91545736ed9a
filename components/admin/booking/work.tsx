import Link from 'next/link';
import type { Temporal } from 'temporal-polyfill';
import type { AdminBooking } from '@/lib/admin/booking-record';
import { Badge } from '../../ui/badge';
import { userRecord } from '../addresses';
import styles from '../admin.module.css';
import { Moment } from '../moment';
import { RecordTable } from '../record';
import { plain } from './history';

type Props = { booking: AdminBooking; now: Temporal.Instant };
type Job = AdminBooking['jobs'][number];

/** What both people were told, and the jobs that the booking caused. */
export function BookingWork({ booking, now }: Props) {
  return (
    <>
      <RecordTable
        title="Messages"
        rows={booking.notifications}
        rowKey={({ id }) => id}
        none="Nobody was told anything."
        columns={[
          {
            key: 'at',
            heading: 'When (UTC)',
            muted: true,
            fold: 'aside',
            cell: (row) => <Moment at={row.createdAt} now={now} />,
          },
          { key: 'kind', heading: 'What', strong: true, fold: 'title', cell: ({ kind }) => plain(kind) },
          {
            key: 'who',
            heading: 'To',
            fold: 'line',
            cell: ({ user, userId }) => <Link href={userRecord(userId)}>{user.name}</Link>,
          },
          {
            key: 'mailed',
            heading: 'Mailed (UTC)',
            fold: 'line',
            foldLabel: 'Mailed',
            cell: ({ mailedAt }) => (mailedAt ? <Moment at={mailedAt} now={now} /> : 'No'),
          },
          {
            key: 'read',
            heading: 'Read (UTC)',
            fold: 'end',
            foldLabel: 'Read',
            cell: ({ readAt }) => readAt && <Moment at={readAt} now={now} />,
          },
        ]}
      />
      <RecordTable
        title="Jobs"
        rows={booking.jobs.toSorted((a, b) => a.runAt.getTime() - b.runAt.getTime())}
        rowKey={({ id }) => id}
        none="It has caused none."
        columns={[
          {
            key: 'due',
            heading: 'Due (UTC)',
            muted: true,
            fold: 'aside',
            cell: (row) => <Moment at={row.runAt} now={now} />,
          },
          { key: 'job', heading: 'Job', strong: true, fold: 'title', cell: ({ job }) => job },
          { key: 'state', heading: 'State', fold: 'line', cell: (row) => <JobState job={row} now={now} /> },
          {
            key: 'error',
            heading: 'Error',
            muted: true,
            fold: 'wide',
            cell: ({ error }) => error && <div className={styles.data}>{error}</div>,
          },
        ]}
      />
    </>
  );
}

function JobState({ job: { doneAt, failedAt, dispatchedAt }, now }: { job: Job; now: Temporal.Instant }) {
  if (doneAt) {
    return (
      <>
        Done <Moment at={doneAt} now={now} />
      </>
    );
  }
  if (failedAt) {
    return (
      <Badge mark="cancelled" tone="bad">
        Given up
      </Badge>
    );
  }
  return dispatchedAt ? 'With the queue' : 'In the outbox';
}
