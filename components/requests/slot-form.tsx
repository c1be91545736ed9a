'use client';

import { type ReactNode, useActionState, useState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import type { PickerDay } from './picker-days';
import { type Choice, findChoice, SlotDay } from './slot-day';
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
  otherZone,
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
  /** The two zones, as in "London". */
  zone: string;
  otherZone: string;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const [wanted, choose] = useState<string | null>(null);
  const chosen = findChoice(days, wanted, otherZone);
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
          <SlotDay
            key={day.key}
            day={day}
            zones={[zone, otherZone]}
            field={({ startAt }) => ({
              type: 'radio',
              name: 'startAt',
              checked: wanted === startAt,
              onChange: () => choose(startAt),
            })}
          />
        ))}
      </div>
      <aside className={`panel ${styles.sum}`} aria-label="Your choice">
        <Chosen chosen={chosen} zone={zone} />
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
          <b>{chosen ? chosen.time : 'No time chosen yet'}</b>
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

function Chosen({ chosen, zone }: { chosen: Choice | null; zone: string }) {
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
      <p className={styles.big}>{chosen.time}</p>
      <p className="muted">
        {zone}
        {chosen.beside && `. ${chosen.beside}`}
      </p>
    </div>
  );
}
