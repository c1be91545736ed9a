import type { ReactNode } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormState } from '@/lib/form-state';
import type { PickerDay } from './picker-days';
import { SlotDay, type SlotField } from './slot-day';
import styles from './slots.module.css';

/** A week of half hours as `pickerFrame` gives it, and the booking that they are for. */
export type SlotWeek = {
  readonly bookingId: string;
  /** The first day that is shown, so that a refusal comes back to it. */
  readonly week: string;
  readonly days: readonly PickerDay[];
  /** State of the calendars, and the ways to the weeks around. */
  readonly tools: ReactNode;
  readonly legend: ReactNode;
  /** The two zones, as in "London". */
  readonly zone: string;
  readonly otherZone: string;
};

/**
 * The form around a week of half hours, whether one is chosen in it or several: what it came to, the half hours, the
 * choice beside them, and on a small screen the choice once more where the thumb is.
 */
export function SlotWeekForm({
  slots: { bookingId, week, days, tools, legend, zone, otherZone },
  name,
  field,
  send,
  state,
  choice,
  note,
  brief,
  button: { words, busy },
  children,
}: {
  slots: SlotWeek;
  /** Of the form's field, to which an error about it leads. */
  name: string;
  field: SlotField;
  send: (form: FormData) => void;
  state: FormState;
  choice: ReactNode;
  /** What follows from sending. */
  note: ReactNode;
  /** The choice in few words. */
  brief: ReactNode;
  button: { readonly words: string; readonly busy: string };
  /** More fields. */
  children?: ReactNode;
}) {
  return (
    <form action={send} className={styles.grid}>
      <input type="hidden" name="bookingId" value={bookingId} />
      <input type="hidden" name="from" value={week} />
      {children}
      <div id={name}>
        <div className="mb-5 empty:hidden">
          <FormOutcome state={state}>
            {state.code !== null && 'The times below are read anew. Nothing else was changed.'}
          </FormOutcome>
        </div>
        {tools}
        <p className={`s muted ${styles.legend}`}>{legend}</p>
        {days.map((day) => (
          <SlotDay key={day.key} day={day} zones={[zone, otherZone]} field={field} />
        ))}
      </div>
      <aside className={`panel ${styles.sum}`} aria-label="Your choice">
        {choice}
        <div className={styles.set}>
          <SubmitButton block busy={busy}>
            {words}
          </SubmitButton>
        </div>
        <p className="s muted mt-3">{note}</p>
      </aside>
      <div className={styles.stick}>
        <p>{brief}</p>
        <SubmitButton busy={busy}>{words}</SubmitButton>
      </div>
    </form>
  );
}
