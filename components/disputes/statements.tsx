import { moment, type Reading } from '@/components/booking/reading';
import type { DisputeView } from '@/lib/disputes/schema';
import styles from './disputes.module.css';
import { sayerWords } from './words';

/** What both sides, and we, have said, in order. */
export function Statements({ dispute, reading }: { dispute: DisputeView; reading: Reading }) {
  return (
    <ol className={styles.said}>
      {dispute.statements.map((each, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing said is changed or taken back
        <li key={index}>
          <p className="s muted">
            <b>{sayerWords(each.by, reading)}</b>, {moment(reading, each.at, false)}
          </p>
          <blockquote className="quote">{each.text}</blockquote>
        </li>
      ))}
    </ol>
  );
}
