'use client';

import { type ReactNode, useActionState, useState } from 'react';
import { type Choice, findChoice } from '@/components/requests/slot-day';
import { type SlotWeek, SlotWeekForm } from '@/components/requests/slot-week-form';
import styles from '@/components/requests/slots.module.css';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';
import own from './rescheduling.module.css';

/** A half hour that was ticked, spelled out, so that it stays when another week is looked at. */
type Ticked = Choice & { readonly startAt: string };

/**
 * A week of half hours of which a few may be ticked, and beside it those that are. Without script the half hours are
 * check boxes of one week.
 */
export function TimesForm({
  action,
  slots,
  most,
  note,
}: {
  action: FormAction;
  slots: SlotWeek;
  /** How many may be ticked. */
  most: number;
  /** What follows from proposing. */
  note: ReactNode;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const [ticked, setTicked] = useState<readonly Ticked[]>([]);
  const isTicked = (startAt: string) => ticked.some((each) => each.startAt === startAt);
  const isFull = ticked.length >= most;
  const toggle = (startAt: string) => {
    const choice = findChoice(slots.days, startAt, slots.otherZone);
    const others = ticked.filter((each) => each.startAt !== startAt);
    if (others.length < ticked.length || !choice) setTicked(others);
    else if (!isFull) setTicked([...ticked, { startAt, ...choice }].toSorted(byStart));
  };
  const inThisWeek = new Set(slots.days.flatMap((day) => day.slots.map(({ startAt }) => startAt)));
  return (
    <SlotWeekForm
      slots={slots}
      name="startAts"
      send={send}
      state={state}
      field={({ startAt }) => ({
        type: 'checkbox',
        name: 'startAts[]',
        checked: isTicked(startAt),
        'aria-disabled': isFull && !isTicked(startAt),
        onChange: () => toggle(startAt),
      })}
      choice={
        <div aria-live="polite">
          <p className={styles.big}>{headline(ticked.length)}</p>
          {ticked.length === 0 ? (
            <p className="muted">Up to {most}; the more, the easier it is to agree.</p>
          ) : (
            <TickedTimes times={ticked} takeOut={toggle} />
          )}
          {isFull && <p className={`s muted ${own.full}`}>These are as many as you can propose at once.</p>}
        </div>
      }
      note={note}
      brief={<b>{headline(ticked.length)}</b>}
      button={{
        words: ticked.length > 1 ? 'Propose these times' : 'Propose this time',
        busy: 'Proposing',
      }}
    >
      {ticked
        .filter(({ startAt }) => !inThisWeek.has(startAt))
        .map(({ startAt }) => (
          <input key={startAt} type="hidden" name="startAts[]" value={startAt} />
        ))}
    </SlotWeekForm>
  );
}

function TickedTimes({ times, takeOut }: { times: readonly Ticked[]; takeOut: (startAt: string) => void }) {
  return (
    <ul className={own.ticked}>
      {times.map(({ startAt, time, beside, until }) => (
        <li key={startAt}>
          <p>
            <b>{time}</b>
            {beside && <span className="s muted">{beside}</span>}
            <span className="s muted">Can be taken until {until}</span>
          </p>
          <button
            type="button"
            className="btn btn--s"
            aria-label={`Take ${time} out`}
            onClick={() => takeOut(startAt)}
          >
            Take out
          </button>
        </li>
      ))}
    </ul>
  );
}

function byStart(a: Ticked, b: Ticked): number {
  return a.startAt < b.startAt ? -1 : 1;
}

function headline(count: number): string {
  if (count === 0) return 'Choose times';
  return count === 1 ? 'One time chosen' : `${count} times chosen`;
}
