import type { Temporal } from 'temporal-polyfill';
import type { AdminBooking } from '@/lib/admin/booking-record';
import { JUDGES, QC_STATES, wordFor } from '@/lib/admin/tables/words';
import { reasonsIn } from '@/lib/feedback/stored-feedback';
import { Badge } from '../../ui/badge';
import { Facts } from '../../ui/facts';
import styles from '../admin.module.css';
import { Moment } from '../moment';
import { RecordPart } from '../record';
import { QC_BADGES } from '../views/looks';

type Props = { booking: AdminBooking; now: Temporal.Instant };
type Revision = AdminBooking['feedback'][number];

/** What was asked, every version of the feedback with what the judge said of it, and the candidate's rating. */
export function BookingFeedback({ booking, now }: Props) {
  const { feedback, review, question } = booking;
  return (
    <>
      <RecordPart title="The candidate's question">
        <p className={styles.prose}>{question}</p>
      </RecordPart>
      <RecordPart title="Feedback">
        {feedback.length === 0 && <p className="muted">None was handed in.</p>}
        {feedback.map((revision, place) => (
          <details key={revision.revision} open={place === 0} className="mb-3">
            <summary>
              Version {revision.revision} <State revision={revision} />
            </summary>
            <Version revision={revision} now={now} />
          </details>
        ))}
      </RecordPart>
      {review && (
        <RecordPart title="Rating by the candidate" note={`${review.stars} of 5`}>
          <p className={styles.prose}>{review.text ?? 'Without words.'}</p>
        </RecordPart>
      )}
    </>
  );
}

function State({ revision: { qcStatus } }: { revision: Revision }) {
  const look = QC_BADGES[qcStatus];
  const word = wordFor(QC_STATES, qcStatus);
  return look ? (
    <Badge mark={look.mark} tone={look.tone ?? 'plain'}>
      {word}
    </Badge>
  ) : (
    word
  );
}

function Version({ revision, now }: { revision: Revision; now: Temporal.Instant }) {
  const { submittedAt, judgedAt, qcJudge, text, actions } = revision;
  const reasons = reasonsIn(revision);
  return (
    <div className="mt-2">
      <Facts
        items={[
          <span key="in">
            Handed in <Moment at={submittedAt} now={now} /> UTC
          </span>,
          judgedAt && (
            <span key="judged">
              Judged <Moment at={judgedAt} now={now} /> UTC by {wordFor(JUDGES, qcJudge ?? '').toLowerCase()}
            </span>
          ),
          `Cultural fit ${revision.starsCulturalFit}, interest ${revision.starsInterest}, technical ${revision.starsTechnical}`,
        ]}
      />
      {reasons.length > 0 && (
        <ul className="mt-2">
          {reasons.map(({ code, field, start, message, hint }) => (
            <li key={`${code} ${field} ${start}`}>
              <b>{message}</b> <span className="muted">({field})</span> {hint}
            </li>
          ))}
        </ul>
      )}
      <p className={`${styles.prose} mt-2`}>{text}</p>
      <ol className="mt-2">
        {actions.map((action, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: three actions that keep their places
          <li key={place}>
            {place + 1}. {action}
          </li>
        ))}
      </ol>
    </div>
  );
}
