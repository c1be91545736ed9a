'use client';

import { type ReactNode, useActionState, useState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import type { PickerDay, PickerSlot } from './picker-days';
import styles from './slots.module.css';

/**
 * A week of half hours to choose from, and beside it the choice with what it pays and how long it is held. Without
 * script the half hours are radio buttons and the panel says what comes next.
 */
export function SlotForm({
  action,
  bookingId,
  week,
  days,
  tools,
  legend,
  sums,
  zone,
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  bookingId: string;
  /** The first day that is shown, so that a refusal comes back to it. */
  week: string;
  days: readonly PickerDay[];
  /** State of the calendars, and the ways to the weeks around. */
  tools: ReactNode;
  legend: ReactNode;
  sums: readonly { readonly label: string; readonly sum: string }[];
  /** The reader's zone, as in "London". */
  zone: string;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const [wanted, choose] = useState<string | null>(null);
  const slots = days.flatMap((day) => day.slots);
  const chosen = slots.find((slot) => slot.startAt === wanted) ?? null;
  return (
    <form action={send} className={styles.grid}>
      <input type="hidden" name="bookingId" value={bookingId} />
      <input type="hidden" name="from" value={week} />
      <div id="startAt">
        <div className="mb-5 empty:hidden">
          <FormOutcome state={state}>
            {state.code !== null && 'The times below are read anew. Nothing else was changed.'}
          </FormOutcome>
        </div>
        {tools}
        <p className={`s muted ${styles.legend}`}>{legend}</p>
        {days.map((day) => (
          <Day key={day.key} day={day} chosen={wanted} choose={choose} />
        ))}
      </div>
      <aside className={`panel ${styles.sum}`} aria-label="Your choice">
        <Choice chosen={chosen} zone={zone} />
        <dl>
          {sums.map(({ label, sum }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{sum}</dd>
            </div>
          ))}
        </dl>
        <div className={styles.set}>
          <SubmitButton block busy="Setting the time">
            Set this time
          </SubmitButton>
        </div>
        <p className="s muted mt-3">
          We hold it for both of you until the candidate pays
          {chosen && <>, at most until {chosen.heldUntil}</>}. Unpaid by then, it is free again.
        </p>
      </aside>
      <div className={styles.stick}>
        <p>
          <b>{chosen ? chosen.chosen : 'No time chosen yet'}</b>
          {chosen?.beside && (
            <>
              <br />
              <span className="muted">{chosen.beside}</span>
            </>
          )}
        </p>
        <SubmitButton busy="Setting the time">Set this time</SubmitButton>
      </div>
    </form>
  );
}

function Choice({ chosen, zone }: { chosen: PickerSlot | null; zone: string }) {
  if (!chosen) {
    return (
      <>
        <p className={styles.big}>Choose a time</p>
        <p className="muted">The candidate is asked to pay for it at once.</p>
      </>
    );
  }
  return (
    <div aria-live="polite">
      <p className="s muted">Chosen, not yet sent</p>
      <p className={styles.big}>{chosen.chosen}</p>
      <p className="muted">
        {zone}
        {chosen.beside && `. ${chosen.beside}`}
      </p>
    </div>
  );
}

function Day({
  day,
  chosen,
  choose,
}: {
  day: PickerDay;
  chosen: string | null;
  choose: (startAt: string) => void;
}) {
  const heading = (
    <div>
      <h3>{day.day}</h3>
      {day.ranges.length > 0 && (
        <p className={styles.ranges}>
          {day.ranges.map((range, index) => (
            <span key={range}>
              {range}
              {index < day.ranges.length - 1 && ','}
            </span>
          ))}
        </p>
      )}
    </div>
  );
  if (day.why) {
    return (
      <div className={styles.day}>
        {heading}
        <p className={styles.none}>{day.why}</p>
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be the grid that this is
    <div className={styles.day} role="group" aria-label={day.day}>
      {heading}
      <div className={styles.slots}>
        {day.slots.map((slot) => (
          <label key={slot.startAt} className={styles.slot}>
            <input
              type="radio"
              name="startAt"
              value={slot.startAt}
              aria-label={slot.label}
              checked={chosen === slot.startAt}
              onChange={() => choose(slot.startAt)}
            />
            <span>
              <b>{slot.own}</b>
              {slot.other && <small>{slot.other}</small>}
            </span>
          </label>
        ))}
      </div>
    </div>
  );
}
