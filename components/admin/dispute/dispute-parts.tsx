import type { Temporal } from 'temporal-polyfill';
import type { AdminDispute } from '@/lib/admin/dispute-record';
import { ACTORS, DISPUTE_MATTERS, DISPUTE_OUTCOMES, wordFor } from '@/lib/admin/tables/words';
import { formatMoney } from '@/lib/format';
import { Terms } from '../../ui/facts';
import { bookingRecord } from '../addresses';
import styles from '../admin.module.css';
import { Id } from '../id';
import { Moment } from '../moment';
import { RecordPart } from '../record';

type Props = AdminDispute & { now: Temporal.Instant };

/** What it is about, since when and until when, and who came to the call, as far as Zoom has told. */
export function DisputeSummary({ dispute, booking, now }: Props) {
  const name = dispute.openedBy === 'candidate' ? booking.candidate.name : booking.professional.name;
  return (
    <div className={styles.record}>
      <section>
        <h2>The dispute</h2>
        <Terms
          small
          items={[
            { term: 'About', value: wordFor(DISPUTE_MATTERS, dispute.matter) },
            { term: 'Opened by', value: `${name}, ${wordFor(ACTORS, dispute.openedBy).toLowerCase()}` },
            { term: 'Opened (UTC)', value: <Moment at={dispute.openedAt} now={now} /> },
            { term: 'Answer by (UTC)', value: <Moment at={dispute.answerBy} now={now} /> },
            { term: 'Booking', value: <Id id={booking.id} href={bookingRecord(booking.id)} /> },
          ]}
        />
      </section>
      <section>
        <h2>Who was in the call</h2>
        <Attendance booking={booking} now={now} />
      </section>
      {dispute.closedAt && (
        <section>
          <h2>How it ended</h2>
          <Terms small items={endOf({ dispute, booking, now })} />
        </section>
      )}
    </div>
  );
}

function Attendance({ booking, now }: Pick<Props, 'booking' | 'now'>) {
  const seen = (person: 'candidate' | 'professional') => {
    const at = booking.attendance.find((each) => each.who === person)?.firstSeenAt;
    return at ? <Moment at={new Date(at)} now={now} /> : 'Not seen';
  };
  if (booking.attendance.length === 0) {
    return (
      <p className="muted">
        {booking.meeting?.endedAt
          ? 'Zoom says that the meeting ended and that nobody was seen in it.'
          : 'Zoom has told nothing: the call counts as held.'}
      </p>
    );
  }
  return (
    <Terms
      small
      items={[
        { term: 'Start (UTC)', value: booking.startAt && <Moment at={booking.startAt} now={now} /> },
        { term: 'Candidate came (UTC)', value: seen('candidate') },
        { term: 'Professional came (UTC)', value: seen('professional') },
        ...(booking.meeting?.endedAt
          ? [{ term: 'Meeting ended (UTC)', value: <Moment at={booking.meeting.endedAt} now={now} /> }]
          : []),
      ]}
    />
  );
}

function endOf({ dispute, booking, now }: Props) {
  const { closedAt, outcome, refundCents, decider } = dispute;
  return [
    ...(closedAt ? [{ term: 'Closed (UTC)', value: <Moment at={closedAt} now={now} /> }] : []),
    ...(outcome
      ? [
          { term: 'Decision', value: DISPUTE_OUTCOMES[outcome] },
          { term: 'Given back', value: formatMoney(refundCents ?? 0) },
          ...(outcome === 'pay' ? [{ term: 'Paid by us', value: formatMoney(booking.netCents) }] : []),
          { term: 'By', value: decider?.name ?? '' },
        ]
      : []),
  ];
}

/** What was said, in order, and the words of the decision. */
export function DisputeStatements({ dispute, booking, now }: Props) {
  const names: Readonly<Record<string, string>> = {
    candidate: `${booking.candidate.name}, candidate`,
    professional: `${booking.professional.name}, professional`,
    admin: 'Admin',
  };
  return (
    <RecordPart title="What was said" note="Both sides read all of it">
      <ol className="stack">
        {dispute.statements.map(({ number, by, text, at }) => (
          <li key={number}>
            <p className="muted">
              <b>{names[by] ?? by}</b>, <Moment at={at} now={now} /> UTC
            </p>
            <p className={styles.prose}>{text}</p>
          </li>
        ))}
        {dispute.decision && dispute.closedAt && (
          <li>
            <p className="muted">
              <b>The decision</b>, <Moment at={dispute.closedAt} now={now} /> UTC
            </p>
            <p className={styles.prose}>{dispute.decision}</p>
          </li>
        )}
      </ol>
    </RecordPart>
  );
}
