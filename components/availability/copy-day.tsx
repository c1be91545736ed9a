import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/check';
import { classNames } from '@/components/ui/class-names';
import { Icon } from '@/components/ui/icon';
import { SelectField } from '@/components/ui/input';
import { WEEKDAYS } from '@/lib/availability/week-draft';
import type { Press } from './step-button';
import styles from './week-grid.module.css';

const PANEL = 'copy-day';

/** Copies the hours of a day to others, for the grid: folded away behind a button. */
export function CopyDay({ onPress }: { onPress: Press }) {
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [weekday, setWeekday] = useState(1);
  const [to, setTo] = useState<readonly number[]>(othersOfKind(1));
  return (
    <div className={classNames(styles.copy, 'noscript:hidden')}>
      <Button
        ref={opener}
        small
        aria-expanded={isOpen}
        aria-controls={PANEL}
        onClick={() => setOpen(!isOpen)}
      >
        Copy a day
        <Icon name="down" />
      </Button>
      <div id={PANEL} hidden={!isOpen} className={styles.panel}>
        <SelectField
          name="copy-from"
          label="Copy"
          options={WEEKDAYS.map((day, index) => ({ value: String(index + 1), label: day }))}
          value={String(weekday)}
          onChange={(event) => {
            const next = Number(event.target.value);
            setWeekday(next);
            setTo(othersOfKind(next));
          }}
        />
        <fieldset>
          <legend className="label">to</legend>
          {WEEKDAYS.map((day, index) => (
            <Checkbox
              key={day}
              disabled={index + 1 === weekday}
              checked={to.includes(index + 1)}
              onChange={({ target }) =>
                setTo(target.checked ? [...to, index + 1].sort() : to.filter((each) => each !== index + 1))
              }
            >
              {day}
            </Checkbox>
          ))}
        </fieldset>
        <Button
          small
          onClick={() => {
            onPress({ kind: 'copy', weekday, to });
            if (to.length === 0) return;
            setOpen(false);
            opener.current?.focus();
          }}
        >
          Copy these hours
        </Button>
      </div>
    </div>
  );
}

/** The other days of its kind: weekdays, or the weekend. */
function othersOfKind(weekday: number): number[] {
  return [1, 2, 3, 4, 5, 6, 7].filter((each) => each !== weekday && each > 5 === weekday > 5);
}
