import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { Paint } from '@/lib/availability/week-draft';
import { DayTabs, GridHead } from './grid-head';
import { GridHelp } from './grid-help';
import { type DayLooks, has, packLooks } from './grid-looks';
import { type Extent, type Place, placeAfter, QUARTER, type Rows, stretchOf } from './grid-places';
import { GridRow } from './grid-row';
import { beginWords, cellName, stretchWords } from './grid-words';
import type { ShownDay } from './shown-week';
import { usePainting } from './use-painting';
import styles from './week-grid.module.css';

const HELP = 'grid-help';

/** What is chosen beside the cursor: where it begins, how, and what would become of it where that is settled already. */
type Hold = {
  readonly anchor: Place;
  readonly by: 'keys' | 'pointer' | 'taps';
  readonly free: boolean | null;
};

/**
 * A week of quarters, to be painted with the mouse, with fingers and by keys: arrows move, Shift extends, Space and
 * Enter set or clear, Escape lets go. It holds the place of the cursor; the hours belong to its parent.
 *
 * @param places of the dates that the columns show, on trips
 * @param onBeyond the cursor goes beyond the rows that are shown
 */
export function WeekGrid({
  week,
  looks,
  places,
  rows,
  labelledBy,
  onPaint,
  onUndo,
  onRedo,
  onBeyond,
  onTell,
}: {
  week: readonly ShownDay[];
  looks: readonly DayLooks[];
  places: readonly (string | null)[];
  rows: Rows;
  labelledBy: string;
  onPaint: (paint: Paint) => void;
  onUndo: () => void;
  onRedo: () => void;
  onBeyond: () => void;
  onTell: (words: string) => void;
}) {
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<Place>({ day: 0, quarter: rows.from });
  // Always on a row that is there, also after fewer are shown: else no key would lead into the grid any more.
  const quarter = Math.min(Math.max(place.quarter, rows.from), rows.to - 1);
  const cursor = useMemo(() => ({ ...place, quarter }), [place, quarter]);
  const [hold, setHold] = useState<Hold | null>(null);
  const [isUsed, setUsed] = useState(false);
  const takesFocus = useRef<'scroll' | 'still' | null>(null);
  const extent: Extent = { anchor: hold?.anchor ?? cursor, head: cursor };

  // After the cell is there and can have it.
  useLayoutEffect(() => {
    if (takesFocus.current === null) return;
    const cell = table.current?.querySelector<HTMLElement>(`[data-quarter="${cursor.quarter}"] [tabindex]`);
    cell?.focus({ preventScroll: takesFocus.current === 'still' });
    takesFocus.current = null;
  }, [cursor]);

  const bitsOf = ({ day, quarter }: Place) => looks[day]?.bits[quarter] ?? 0;
  const isFree = (place: Place) => has(bitsOf(place), 'free');
  function freesOf(chosen: Extent): boolean {
    const { weekdays, start, end } = stretchOf(chosen);
    for (const weekday of weekdays) {
      for (let quarter = start / QUARTER; quarter < end / QUARTER; quarter++) {
        if (!isFree({ day: weekday - 1, quarter })) return true;
      }
    }
    return false;
  }
  /** Goes to a cell, and scrolls to it unless a finger or the mouse is there already. */
  function go(to: Place, next: Hold | null) {
    takesFocus.current = next === null || next.by === 'keys' ? 'scroll' : 'still';
    setPlace({ ...to });
    setHold(next);
    setUsed(true);
    if (to.quarter < rows.from || to.quarter >= rows.to) onBeyond();
  }
  function apply(chosen: Extent, free: boolean) {
    takesFocus.current = 'still';
    setPlace({ ...chosen.head });
    setHold(null);
    setUsed(true);
    onPaint({ ...stretchOf(chosen), free });
  }

  const { handlers, drop } = usePainting(table, {
    frees: (place) => !isFree(place),
    onShow: ({ anchor, head }, free) => go(head, { anchor, by: 'pointer', free }),
    onPaint: apply,
    onToggle: (place) => apply({ anchor: place, head: place }, !isFree(place)),
    onTap: (place) => {
      if (hold?.by === 'taps' && hold.anchor.day === place.day) {
        return apply({ anchor: hold.anchor, head: place }, hold.free ?? true);
      }
      const free = !isFree(place);
      go(place, { anchor: place, by: 'taps', free });
      onTell(beginWords(stretchOf({ anchor: place, head: place }), free));
    },
  });

  function onKeyDown(event: KeyboardEvent) {
    const withCtrl = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    const to = event.altKey ? null : placeAfter(event.key, cursor, withCtrl, rows);
    if (withCtrl && (key === 'z' || key === 'y')) (key === 'y' || event.shiftKey ? onRedo : onUndo)();
    else if (event.key === ' ' || event.key === 'Enter') apply(extent, hold?.free ?? freesOf(extent));
    else if (event.key === 'Escape' && hold) {
      drop();
      go(cursor, null);
    } else if (to) go(to, event.shiftKey ? { anchor: hold?.anchor ?? cursor, by: 'keys', free: null } : null);
    else return;
    event.preventDefault();
  }

  const chosen = stretchOf(extent);
  const chosenDays = chosen.weekdays.reduce((bits, weekday) => bits | (1 << (weekday - 1)), 0);
  const dates = useMemo(() => week.map(({ day }) => day), [week]);
  const packed = useMemo(() => packLooks(looks, rows), [looks, rows]);
  const nameAt = (place: Place) => cellName(place.day, place.quarter, bitsOf(place), dates[place.day] ?? '');
  const frees = hold?.free ?? freesOf(extent);
  return (
    <>
      <DayTabs
        week={week}
        shown={cursor.day}
        onShow={(day) => {
          setPlace({ ...cursor, day });
          setHold(null);
        }}
      />
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: cells to move between are ARIA's grid
        role="grid"
        aria-multiselectable="true"
        aria-labelledby={labelledBy}
        aria-describedby={HELP}
        className={styles.grid}
        data-day={cursor.day}
        data-will={frees ? 'free' : 'clear'}
        onKeyDown={onKeyDown}
        onPointerCancel={() => drop() && go(cursor, null)}
        {...handlers}
      >
        <GridHead week={week} places={places} />
        <tbody>
          {packed.map(({ quarter, ...texts }) => {
            const isIn = quarter * QUARTER >= chosen.start && quarter * QUARTER < chosen.end;
            return (
              <GridRow
                key={quarter}
                quarter={quarter}
                {...texts}
                chosen={hold && isIn ? chosenDays : 0}
                cursor={cursor.quarter === quarter ? cursor.day : -1}
                dates={dates}
              />
            );
          })}
        </tbody>
      </table>
      <div className={styles.status}>
        <p>
          {hold?.by === 'taps' ? (
            <>
              <b>{beginWords(chosen, frees)}</b>{' '}
              <Button look="quiet" small onClick={() => go(cursor, null)}>
                Cancel
              </Button>
            </>
          ) : isUsed ? (
            <>
              <b>{hold ? stretchWords(chosen) : nameAt(cursor)}</b>
              {hold?.by === 'pointer' ? '. Let go and it is ' : '. With Space it is '}
              {frees ? 'free.' : 'not free any more.'}
            </>
          ) : (
            <span className={styles.keys}>Drag over the times when you could take a call.</span>
          )}
        </p>
        <GridHelp id={HELP} />
      </div>
    </>
  );
}
