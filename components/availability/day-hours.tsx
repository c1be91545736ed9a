import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/check';
import { Icon } from '@/components/ui/icon';
import { type DraftWindow, WEEKDAYS } from '@/lib/availability/week-draft';
import { addId, type Press, StepButton } from './step-button';
import styles from './week-form.module.css';
import { WindowRow } from './window-row';

/** The hours of one day of the week: its windows, a way to add one, and a way to copy them to other days. */
export function DayHours({
  weekday,
  windows,
  errors,
  onPress,
  onChange,
}: {
  weekday: number;
  windows: readonly DraftWindow[];
  errors: Readonly<Record<string, string>>;
  onPress: Press;
  onChange: (id: number, end: 'start' | 'end', value: string) => void;
}) {
  const name = WEEKDAYS[weekday - 1] ?? '';
  return (
    <fieldset className={styles.day}>
      <legend>{name}</legend>
      {windows.length === 0 && <p className={styles.closed}>No hours</p>}
      {windows.length > 0 && (
        <div className={styles.rows}>
          {windows.map((window, index) => (
            <WindowRow
              key={window.id}
              day={name}
              {...{ weekday, window, index, errors, onPress }}
              onChange={(end, value) => onChange(window.id, end, value)}
            />
          ))}
        </div>
      )}
      <div className={styles.tools}>
        <StepButton id={addId(weekday)} look="quiet" step={{ kind: 'add', weekday }} onPress={onPress}>
          Add<span className="vh"> hours on {name}</span>
        </StepButton>
        {windows.length > 0 && <CopyDay weekday={weekday} name={name} onPress={onPress} />}
      </div>
    </fieldset>
  );
}

/** Where the hours of a day go: ticked are the others of its kind, weekdays or the weekend. */
function CopyDay({ weekday, name, onPress }: { weekday: number; name: string; onPress: Press }) {
  const group = `copy${weekday}`;
  return (
    <details className={styles.copy} name="copy">
      <summary className="btn btn--quiet btn--s">
        Copy<span className="vh"> {name}</span>
        <Icon name="down" />
      </summary>
      <div>
        <fieldset>
          <legend className="label">Copy {name} to</legend>
          {WEEKDAYS.map((day, index) =>
            index + 1 === weekday ? null : (
              <Checkbox
                key={day}
                name={group}
                value={index + 1}
                defaultChecked={index + 1 > 5 === weekday > 5}
              >
                {day}
              </Checkbox>
            ),
          )}
        </fieldset>
        <Button
          small
          type="submit"
          name="op"
          value={`copy ${weekday}`}
          onClick={(event) => {
            event.preventDefault();
            const details = event.currentTarget.closest('details');
            const ticked = details?.querySelectorAll<HTMLInputElement>(`[name="${group}"]:checked`) ?? [];
            onPress({ kind: 'copy', weekday, to: [...ticked].map((box) => Number(box.value)) });
            if (!details) return;
            details.open = false;
            details.querySelector('summary')?.focus();
          }}
        >
          Copy
        </Button>
      </div>
    </details>
  );
}
