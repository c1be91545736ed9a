import { memo } from 'react';
import { classNames } from '@/components/ui/class-names';
import { timeOf } from '@/lib/availability/typed-times';
import { has, LOOK, type Look } from './grid-looks';
import { QUARTER } from './grid-places';
import { cellName } from './grid-words';
import styles from './week-grid.module.css';

const LOOKS = Object.keys(LOOK) as Look[];

/**
 * A quarter of an hour on seven days. Everything that it shows comes in texts and numbers, so that while somebody
 * paints only the rows that change are drawn again.
 *
 * @param looks the bits of the seven cells, as `packLooks` writes them
 * @param labels what begins in the seven cells, likewise
 * @param chosen the days whose cell is in the extent, as bits
 * @param cursor the day whose cell takes the focus, or -1
 */
export const GridRow = memo(function GridRow({
  quarter,
  looks,
  labels,
  chosen,
  cursor,
  dates,
}: {
  quarter: number;
  looks: string;
  labels: string;
  chosen: number;
  cursor: number;
  dates: readonly string[];
}) {
  const words = labels.split(';');
  return (
    <tr
      data-quarter={quarter}
      className={quarter % 4 === 0 ? styles.hour : quarter % 2 === 0 ? styles.half : ''}
    >
      <th scope="row">
        <span className={quarter % 4 === 0 ? styles.clock : 'vh'}>{timeOf(quarter * QUARTER)}</span>
      </th>
      {looks.split(';').map((text, day) => {
        const bits = Number(text);
        const isChosen = (chosen & (1 << day)) !== 0;
        return (
          <td
            key={dates[day]}
            aria-label={cellName(day, quarter, bits, dates[day] ?? '')}
            className={classNames(
              ...LOOKS.map((look) => has(bits, look) && styles[look]),
              isChosen && styles.chosen,
            )}
            {...(isChosen && { 'aria-selected': true })}
            {...(cursor === day && { tabIndex: 0 })}
          >
            {/* Of the block that begins here, not of this cell: drawn by the style, so that it is nobody's name. */}
            {words[day] && <span data-label={words[day]} />}
          </td>
        );
      })}
    </tr>
  );
});
