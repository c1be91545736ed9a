'use client';

import { useActionState, useState } from 'react';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';
import { type Choice, findChoice } from './slot-day';
import { type SlotWeek, SlotWeekForm } from './slot-week-form';
import styles from './slots.module.css';

/**
 * A week of half hours to choose from, and beside it the choice with what it pays and how long it is held. Without
 * script the half hours are radio buttons and the panel says what comes next.
 */
export function SlotForm({
  action,
  slots,
  sums,
}: {
  action: FormAction;
  slots: SlotWeek;
  sums: readonly { readonly label: string; readonly sum: string }[];
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const [wanted, choose] = useState<string | null>(null);
  const chosen = findChoice(slots.days, wanted, slots.otherZone);
  return (
    <SlotWeekForm
      slots={slots}
      name="startAt"
      send={send}
      state={state}
      field={({ startAt }) => ({
        type: 'radio',
        name: 'startAt',
        checked: wanted === startAt,
        onChange: () => choose(startAt),
      })}
      choice={
        <>
          <Chosen chosen={chosen} zone={slots.zone} />
          <dl>
            {sums.map(({ label, sum }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{sum}</dd>
              </div>
            ))}
          </dl>
        </>
      }
      note={
        <>
          We hold it for both of you until the candidate pays
          {chosen && <>, at most until {chosen.until}</>}. Unpaid by then, it is free again.
        </>
      }
      brief={
        <>
          <b>{chosen ? chosen.time : 'No time chosen yet'}</b>
          {chosen?.beside && (
            <>
              <br />
              <span className="muted">{chosen.beside}</span>
            </>
          )}
        </>
      }
      button={{ words: 'Set this time', busy: 'Setting the time' }}
    />
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
