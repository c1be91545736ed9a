import type { Route } from 'next';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { BusyWeek } from '@/lib/availability/busy-week';
import type { DraftStep } from '@/lib/availability/draft-steps';
import { minutesOpen, type Paint, spansOf, type WeekDraft } from '@/lib/availability/week-draft';
import { formatQuantity, formatZoneName } from '@/lib/format';
import { BusyTold } from './busy-told';
import { CopyDay } from './copy-day';
import { dayLooks, minutesLeft } from './grid-looks';
import { ALL_ROWS, rowsFor, withRows } from './grid-places';
import { Legend } from './legend';
import type { ShownWeek } from './shown-week';
import { Templates } from './templates';
import { WeekGrid } from './week-grid';
import styles from './week-grid.module.css';
import { WeekSteps } from './week-steps';

/** What takes time in the shown week: being read (null), read, or not to be had. */
export type BusyAnswer = BusyWeek | 'failed' | null;

const TITLE = 'every-week';

/**
 * The hours of every week as a grid to paint, over what takes time in one week: calendars, own calls, and what the
 * draft says of single dates. Painting works whatever is known of that.
 *
 * @param busy of the shown week; it may still be on its way
 * @param here the page itself
 * @param noHours what it means to have none
 */
export function PaintedWeek({
  draft,
  week,
  busy,
  zone,
  zoneName,
  here,
  noHours,
  onPaint,
  onPress,
  onUndo,
  onRedo,
  onTell,
}: {
  draft: WeekDraft;
  week: ShownWeek;
  busy: Promise<BusyWeek>;
  /** IANA */
  zone: string;
  zoneName: ReactNode;
  here: Route;
  noHours: ReactNode;
  onPaint: (paint: Paint) => void;
  onPress: (step: DraftStep) => void;
  onUndo: () => void;
  onRedo: () => void;
  onTell: (words: string) => void;
}) {
  const answer = useBusy(busy);
  const known = answer !== null && answer !== 'failed' ? answer : null;
  const [isWhole, setWhole] = useState(false);
  const needed = rowsFor(draft.days.flatMap(spansOf));
  const [usual, setUsual] = useState(needed);
  const rows = withRows(usual, needed);
  if (rows !== usual) setUsual(rows);
  const shown = isWhole ? ALL_ROWS : rows;
  const looks = useMemo(
    () =>
      week.days.map(({ date }, index) =>
        dayLooks(draft, index + 1, date, known?.days[index] ?? null, shown.from),
      ),
    [draft, week, known, shown.from],
  );
  const open = minutesOpen(draft);
  // With a calendar unread nobody knows what is left.
  const isKnown = known?.calendars.every(({ state }) => state === 'connected' || state === 'none');
  return (
    <section className={styles.week} aria-labelledby={TITLE}>
      <header>
        <h2 id={TITLE}>Every week</h2>
        <p className="s muted noscript:hidden">
          What you paint counts every week, in {zoneName}. What is busy behind it is of{' '}
          <span className="nb">{week.title}</span>.
        </p>
        <p className="s muted hidden noscript:block">Quarters of an hour, in {zoneName}.</p>
      </header>
      <div className={styles.bench}>
        <WeekSteps week={week} here={here} />
        {(rows.from > 0 || rows.to < ALL_ROWS.to) && (
          <Button
            small
            look="quiet"
            className="noscript:hidden"
            aria-pressed={isWhole}
            onClick={() => setWhole(!isWhole)}
          >
            Whole day
          </Button>
        )}
        <CopyDay onPress={onPress} />
        <Templates onPress={onPress} />
      </div>
      <div className="noscript:hidden">
        <BusyTold answer={answer} zone={zone} here={here} />
        <WeekGrid
          week={week.days}
          looks={looks}
          places={week.days.map((_, index) => placeName(known?.days[index]?.awayIn))}
          rows={shown}
          labelledBy={TITLE}
          onPaint={onPaint}
          onUndo={onUndo}
          onRedo={onRedo}
          onBeyond={() => setWhole(true)}
          onTell={onTell}
        />
        <Legend looks={looks} />
      </div>
      <p className="s mt-3">
        {open === 0 ? (
          noHours
        ) : (
          <>
            <b>Open {formatHours(open)} a week.</b>
            {isKnown && ` Still free from ${week.title}: ${formatHours(minutesLeft(looks)) || 'nothing'}.`}
          </>
        )}
      </p>
    </section>
  );
}

/** Waits for the answer of the week that is shown now; that of another one is not shown meanwhile. */
function useBusy(busy: Promise<BusyWeek>): BusyAnswer {
  const [read, setRead] = useState<{ busy: Promise<BusyWeek>; answer: BusyAnswer } | null>(null);
  useEffect(() => {
    let isShown = true;
    const show = (answer: BusyAnswer) => {
      if (isShown) setRead({ busy, answer });
    };
    busy.then(show, () => show('failed'));
    return () => {
      isShown = false;
    };
  }, [busy]);
  return read?.busy === busy ? read.answer : null;
}

function placeName(zone: string | null | undefined): string | null {
  return zone ? formatZoneName(zone) : null;
}

/** `32 hours`, `1 hour 30 min`. */
function formatHours(minutes: number): string {
  const hours = minutes >= 60 ? formatQuantity(Math.floor(minutes / 60), 'hour') : '';
  return [hours, minutes % 60 > 0 && `${minutes % 60} min`].filter(Boolean).join(' ');
}
