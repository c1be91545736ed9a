import { WEEKDAYS } from '@/lib/availability/week-draft';
import type { ShownDay } from './shown-week';
import styles from './week-grid.module.css';

/** The days and dates of the columns. @param places of dates on trips: there hours are meant in another zone */
export function GridHead({
  week,
  places,
}: {
  week: readonly ShownDay[];
  places: readonly (string | null)[];
}) {
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="vh">Time</span>
        </th>
        {week.map(({ date, day, isToday }, index) => (
          <th key={date} scope="col" {...(isToday && { 'aria-current': 'date' as const })}>
            <span className={styles.name}>
              {WEEKDAYS[index]?.slice(0, 3)}
              <small>{day}</small>
            </span>
            {places[index] && <small>{places[index]} time</small>}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** On a phone one day is shown at a time: which one. */
export function DayTabs({
  week,
  shown,
  onShow,
}: {
  week: readonly ShownDay[];
  shown: number;
  onShow: (day: number) => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons in a row, not fields of a form
    <div className={styles.days} role="group" aria-label="Day that is shown">
      {week.map(({ date, day }, index) => (
        <button key={date} type="button" aria-pressed={shown === index} onClick={() => onShow(index)}>
          <span className="vh">{WEEKDAYS[index]} </span>
          <span aria-hidden="true">{WEEKDAYS[index]?.slice(0, 3)}</span>
          <small>{day.split(/\s/)[0]}</small>
        </button>
      ))}
    </div>
  );
}
