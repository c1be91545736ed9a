'use client';

import { type ReactNode, useActionState, useEffect, useState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { Button } from '@/components/ui/button';
import type { SelectOption } from '@/components/ui/input';
import { Leaf } from '@/components/ui/leaf';
import { LiveRegion } from '@/components/ui/live-region';
import { SubmitButton } from '@/components/ui/submit-button';
import { readDraft } from '@/lib/availability/draft-fields';
import { applyStep, type DraftStep } from '@/lib/availability/draft-steps';
import { BEFORE_FIELD, packDraft, UNDO, unpackDraft } from '@/lib/availability/edited-draft';
import {
  type DraftList,
  minutesOpen,
  WEEKDAYS,
  type WeekDraft,
  windowsOf,
} from '@/lib/availability/week-draft';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import { formatQuantity } from '@/lib/format';
import { DayHours } from './day-hours';
import { DaysOff, SingleDates, Trips } from './other-dates';
import { OwnRules } from './own-rules';
import { addId } from './step-button';
import { focusAfter, wordsFor } from './step-words';
import { Templates } from './templates';
import styles from './week-form.module.css';

/**
 * Hours for each day of the week, what differs on some dates, and the person's own rules, in their own zone. Works
 * without script: its buttons then send the form, and `action` gives the changed draft back (`sendHours` in
 * lib/availability/hours-action.ts), with the one before it for "Undo".
 *
 * @param noHours what it means to have none, shown while there are none
 * @param zones to choose from for a trip
 * @param minNoticeHours what everybody gets at least
 */
export function WeekForm({
  action,
  initial,
  zone,
  zones,
  minNoticeHours,
  noHours,
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  initial: WeekDraft;
  /** By its city: "New York". */
  zone: ReactNode;
  zones: readonly SelectOption[];
  minNoticeHours: number;
  noHours: ReactNode;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const [draft, setDraft] = useState(() => (hasFields(state) ? readDraft(state.values) : initial));
  /** The drafts before each press, the latest last. */
  const [before, setBefore] = useState(() => draftsBefore(state));
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
    setBefore((drafts) => [...drafts, draft]);
    setDraft(applyStep(draft, step));
    setOutdated(state);
    setTold(wordsFor(step));
    setFocusOn(focusAfter(draft, step));
  }
  function undo() {
    const last = before.at(-1);
    if (!last) return;
    setDraft(last);
    setBefore(before.slice(0, -1));
    setOutdated(state);
    setTold('The last change is undone.');
    if (before.length === 1) setFocusOn(addId(1)); // the button is gone
  }
  function change(next: WeekDraft) {
    setDraft(next);
    // Errors stay while a time is being put right: which row they are about has not changed.
    if (Object.keys(errors).length === 0) setOutdated(state);
  }
  const lists = {
    draft,
    errors,
    onPress: press,
    onChange: (list: DraftList, id: number, part: string, value: string) =>
      change({
        ...draft,
        [list]: draft[list].map((row) => (row.id === id ? { ...row, [part]: value } : row)),
      }),
  };

  return (
    <form action={send} noValidate>
      {/* Enter in a field presses the first button of a form: it must be this one. */}
      <button type="submit" className="vh" tabIndex={-1} aria-hidden="true">
        Save hours
      </button>
      <input type="hidden" name={BEFORE_FIELD} value={packDraft(before.at(-1) ?? null)} />
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
        <Templates onPress={press} />
      </Leaf>
      <Leaf title="Days off" note="Whole days. Leave the second date empty for a single one.">
        <DaysOff {...lists} />
      </Leaf>
      <Leaf title="Single dates" note="More hours than in your week, or fewer.">
        <SingleDates {...lists} />
      </Leaf>
      <Leaf title="Trips" note="On these days your hours are meant in the other zone.">
        <Trips {...lists} zones={zones} />
      </Leaf>
      <Leaf title="Your rules" note="A day and a week are counted by your own clock, from Monday.">
        <OwnRules
          rules={draft.rules}
          minNoticeHours={minNoticeHours}
          errors={errors}
          onChange={(rule, value) => change({ ...draft, rules: { ...draft.rules, [rule]: value } })}
        />
        <div className={styles.foot}>
          <SubmitButton busy="Saving">Save hours</SubmitButton>
          {before.length > 0 && (
            <Button
              look="quiet"
              type="submit"
              name="op"
              value={UNDO}
              onClick={(event) => {
                event.preventDefault();
                undo();
              }}
            >
              Undo
            </Button>
          )}
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

function draftsBefore({ values }: FormState): WeekDraft[] {
  const packed = values[BEFORE_FIELD];
  const draft = typeof packed === 'string' ? unpackDraft(packed) : null;
  return draft ? [draft] : [];
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
