import type { FreeDay } from '@/lib/domain/free-parts';
import { formatDay } from '@/lib/format';
import styles from './card-page.module.css';
import { partName } from './free-words';

/** The next seven days, each with the parts in which a call may fit. */
export function FreeWeek({ days, zoneName }: { days: readonly FreeDay[]; zoneName: string }) {
  return (
    <section className="sec">
      <h2>Free in the next 7 days</h2>
      <ul className={styles.times}>
        {days.map(({ date, parts }) => {
          const [weekday, ...rest] = formatDay(date).split('\u00a0');
          return (
            <li key={date.toString()}>
              <b>{weekday}</b>
              <span className={styles.date}>{rest.join('\u00a0')}</span>
              {parts.length === 0 && <span className={`${styles.part} faint`}>Not free</span>}
              {parts.map((part) => (
                <span key={part} className={`${styles.part} ${styles.on}`}>
                  {partName(part)}
                </span>
              ))}
            </li>
          );
        })}
      </ul>
      <p className="s muted mt-3">
        Parts of the day, {zoneName} time. The exact time is agreed after your request.
      </p>
    </section>
  );
}
