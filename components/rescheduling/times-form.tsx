'use client';

import { type ReactNode, useActionState, useState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import type { PickerDay } from '@/components/requests/picker-days';
import { findChoice, SlotDay } from '@/components/requests/slot-day';
import styles from '@/components/requests/slots.module.css';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import own from './rescheduling.module.css';

/** A half hour that was ticked, spelled out, so that it stays when another week is looked at. */
type Ticked = { readonly startAt: string; readonly time: string; readonly beside: string | null };

/**
 * A week of half hours of which a few may be ticked, and beside it those that are. Without script the half hours are
 * check boxes of one week.
 */
export function TimesForm({
  action,
  bookingId,
  most,
  days,
  tools,
  legend,
  zone,
  otherZone,
  week,
  note,
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  bookingId: string;
  /** How many may be ticked. */
  most: number;
  days: readonly PickerDay[];
  tools: ReactNode;
  legend: ReactNode;
  zone: string;
  otherZone: string;
  /** The first day that is shown, so that a refusal comes back to it. */
  week: string;
  /** What follows from proposing. */
  note: ReactNode;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const [ticked, setTicked] = useState<readonly Ticked[]>([]);
  const isTicked = (startAt: string) => ticked.some((each) => each.startAt === startAt);
  const isFull = ticked.length >= most;
  const toggle = (startAt: string) => {
    const choice = findChoice(days, startAt, otherZone);
    const others = ticked.filter((each) => each.startAt !== startAt);
    if (others.length < ticked.length || !choice) setTicked(others);
    else if (!isFull) setTicked([...ticked, { startAt, ...choice }].toSorted(byStart));
  };
  const shown = new Set(days.flatMap(({ slots }) => slots.map(({ startAt }) => startAt)));
  return (
    <form action={send} className={styles.grid}>
      <input type="hidden" name="bookingId" value={bookingId} />
      <input type="hidden" name="from" value={week} />
      {ticked
        .filter(({ startAt }) => !shown.has(startAt))
        .map(({ startAt }) => (
          <input key={startAt} type="hidden" name="startAts[]" value={startAt} />
        ))}
      <div id="startAts">
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
              type: 'checkbox',
              name: 'startAts[]',
              checked: isTicked(startAt),
              'aria-disabled': isFull && !isTicked(startAt),
              onChange: () => toggle(startAt),
            })}
          />
        ))}
      </div>
      <aside className={`panel ${styles.sum}`} aria-label="Your choice">
        <div aria-live="polite">
          <p className={styles.big}>{headline(ticked.length)}</p>
          {ticked.length === 0 ? (
            <p className="muted">Up to {most}; the more, the easier it is to agree.</p>
          ) : (
            <ul className={own.ticked}>
              {ticked.map(({ startAt, time, beside }) => (
                <li key={startAt}>
                  <p>
                    <b>{time}</b>
                    {beside && <span className="s muted">{beside}</span>}
                  </p>
                  <button
                    type="button"
                    className="btn btn--s"
                    aria-label={`Take ${time} out`}
                    onClick={() => toggle(startAt)}
                  >
                    Take out
                  </button>
                </li>
              ))}
            </ul>
          )}
          {isFull && <p className={`s muted ${own.full}`}>These are as many as you can propose at once.</p>}
        </div>
        <div className={styles.set}>
          <SubmitButton block busy="Proposing">
            {buttonWords(ticked.length)}
          </SubmitButton>
        </div>
        <p className="s muted mt-3">{note}</p>
      </aside>
      <div className={styles.stick}>
        <p>
          <b>{headline(ticked.length)}</b>
        </p>
        <SubmitButton busy="Proposing">{buttonWords(ticked.length)}</SubmitButton>
      </div>
    </form>
  );
}

function byStart(a: Ticked, b: Ticked): number {
  return a.startAt < b.startAt ? -1 : 1;
}

function headline(count: number): string {
  if (count === 0) return 'Choose times';
  return count === 1 ? 'One time chosen' : `${count} times chosen`;
}

function buttonWords(count: number): string {
  return count > 1 ? 'Propose these times' : 'Propose this time';
}
