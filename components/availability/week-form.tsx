'use client';

import { type ReactNode, useActionState, useEffect, useState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { Leaf } from '@/components/ui/leaf';
import { LiveRegion } from '@/components/ui/live-region';
import { SubmitButton } from '@/components/ui/submit-button';
import {
  applyStep,
  type DraftStep,
  minutesOpen,
  offField,
  readDraft,
  WEEKDAYS,
  type WeekDraft,
  windowField,
  windowsOf,
} from '@/lib/availability/week-draft';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import { formatList, formatQuantity } from '@/lib/format';
import { DayHours } from './day-hours';
import { DaysOff } from './days-off';
import { addId } from './step-button';
import styles from './week-form.module.css';

/**
 * Hours for each day of the week, and days off, in the person's own zone. Works without script: its buttons then send
 * the form, and `action` gives the changed week back (`sendHours` in lib/availability/hours-action.ts).
 *
 * @param noHours what it means to have none, shown while there are none
 */
export function WeekForm({
  action,
  initial,
  zone,
  noHours,
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  initial: WeekDraft;
  /** By its city: "New York". */
  zone: ReactNode;
  noHours: ReactNode;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const [draft, setDraft] = useState(() => (hasFields(state) ? readDraft(state.values) : initial));
  const [told, setTold] = useState('');
  /** The answer that the present draft has moved on from: what it said no longer fits the rows. */
  const [outdated, setOutdated] = useState<FormState | null>(null);
  const [focusOn, setFocusOn] = useState<string | null>(null);
  const errors = state === outdated ? {} : state.fields;
  const unsaved = outdated === state;
  const open = minutesOpen(draft);

  useEffect(() => {
    if (focusOn === null) return;
    document.getElementById(focusOn)?.focus();
    setFocusOn(null);
  }, [focusOn]);

  function press(step: DraftStep) {
    setDraft((current) => applyStep(current, step));
    setOutdated(state);
    setTold(wordsFor(step));
    setFocusOn(focusAfter(draft, step));
  }
  function change(next: WeekDraft) {
    setDraft(next);
    // Errors stay while a time is being put right: which row they are about has not changed.
    if (Object.keys(errors).length === 0) setOutdated(state);
  }

  return (
    <form action={send} noValidate>
      {/* Enter in a field presses the first button of a form: it must be this one. */}
      <button type="submit" className="vh" tabIndex={-1} aria-hidden="true">
        Save hours
      </button>
      {state !== outdated && (
        <div className="mb-5 empty:hidden">
          <FormOutcome state={state} saved="Your hours are saved." />
        </div>
      )}
      <Leaf bare title="Every week" note={<>Quarters of an hour. Times are in {zone}</>}>
        {WEEKDAYS.map((day, index) => (
          <DayHours
            key={day}
            weekday={index + 1}
            windows={windowsOf(draft, index + 1)}
            errors={errors}
            onPress={press}
            onChange={(id, end, value) => change(withTime(draft, id, end, value))}
          />
        ))}
        <p className="s muted mt-3">{open === 0 ? noHours : <>Open {formatHours(open)} a week.</>}</p>
      </Leaf>
      <Leaf title="Days off" note="Whole days. Leave the second date empty for a single one.">
        <DaysOff
          off={draft.off}
          errors={errors}
          onPress={press}
          onChange={(id, end, value) =>
            change({
              ...draft,
              off: draft.off.map((row) => (row.id === id ? { ...row, [end]: value } : row)),
            })
          }
        />
        <div className={styles.foot}>
          <SubmitButton busy="Saving">Save hours</SubmitButton>
          <span className="s muted">{unsaved && 'Not saved yet.'}</span>
        </div>
      </Leaf>
      <LiveRegion>{told}</LiveRegion>
    </form>
  );
}

function hasFields(state: FormState): boolean {
  return state.code !== null && state.code !== 'saved';
}

function withTime(draft: WeekDraft, id: number, end: 'start' | 'end', value: string): WeekDraft {
  const days = draft.days.map((windows) =>
    windows.map((window) => (window.id === id ? { ...window, [end]: value } : window)),
  );
  return { ...draft, days };
}

/** `32 hours`, `1 hour 30 min`. */
function formatHours(minutes: number): string {
  const hours = minutes >= 60 ? formatQuantity(Math.floor(minutes / 60), 'hour') : '';
  return [hours, minutes % 60 > 0 && `${minutes % 60} min`].filter(Boolean).join(' ');
}

function wordsFor(step: DraftStep): string {
  const name = (weekday: number) => WEEKDAYS[weekday - 1] ?? '';
  switch (step.kind) {
    case 'add':
      return `Hours added on ${name(step.weekday)}.`;
    case 'remove':
      return `Hours removed on ${name(step.weekday)}.`;
    case 'copy':
      return step.to.length > 0
        ? `${name(step.weekday)} copied to ${formatList(step.to.map(name))}.`
        : 'Tick a day to copy to.';
    case 'add_off':
      return 'Days off added.';
    case 'remove_off':
      return 'Days off removed.';
  }
}

/** Where the focus goes: into the new row, to a neighbour of the one that is gone, or to the way to add one. */
function focusAfter(before: WeekDraft, step: DraftStep): string | null {
  switch (step.kind) {
    case 'add':
      return windowField(step.weekday, windowsOf(before, step.weekday).length, 'start');
    case 'add_off':
      return offField(before.off.length, 'from');
    case 'remove': {
      const wasAlone = windowsOf(before, step.weekday).length === 1;
      return wasAlone ? addId(step.weekday) : windowField(step.weekday, Math.max(0, step.index - 1), 'start');
    }
    case 'remove_off':
      return before.off.length === 1 ? addId('off') : offField(Math.max(0, step.index - 1), 'from');
    case 'copy':
      return null;
  }
}
