import { type DayLooks, LOOK, type Look } from './grid-looks';
import styles from './week-grid.module.css';

const ENTRIES: readonly (readonly [readonly Look[], string])[] = [
  [['free'], 'Free for calls'],
  [['busy'], 'Busy in your calendar'],
  [['free', 'busy'], 'Free, but busy: not offered'],
  [['call'], 'A call of yours'],
  [['extra'], 'Also free on this date'],
  [['blocked'], 'Not free on this date'],
];

/** What the patterns of the grid mean: free time, and those of the others that are in sight. */
export function Legend({ looks }: { looks: readonly DayLooks[] }) {
  const isSeen = (entry: readonly Look[]) => {
    const bits = entry.reduce((all, look) => all | LOOK[look], 0);
    return entry[0] === 'free' && entry.length === 1
      ? true
      : looks.some((day) => day.bits.some((each) => (each & bits) === bits));
  };
  return (
    <ul className={styles.legend}>
      {ENTRIES.filter(([entry]) => isSeen(entry)).map(([entry, words]) => (
        <li key={words}>
          <i className={entry.map((look) => styles[look]).join(' ')} />
          {words}
        </li>
      ))}
    </ul>
  );
}
