'use client';

import type { Route } from 'next';
import { unstable_rethrow } from 'next/navigation';
import { type ReactNode, useActionState, useEffect, useState, useSyncExternalStore } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import type { SelectOption } from '@/components/ui/input';
import { Leaf } from '@/components/ui/leaf';
import { LiveRegion } from '@/components/ui/live-region';
import type { BusyWeek } from '@/lib/availability/busy-week';
import { applyStep, type DraftStep } from '@/lib/availability/draft-steps';
import { BEFORE_FIELD, packDraft } from '@/lib/availability/edited-draft';
import { type DraftList, type Paint, paint, type WeekDraft } from '@/lib/availability/week-draft';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';
import { paintWords } from './grid-words';
import { DaysOff, SingleDates, Trips } from './other-dates';
import { OwnRules } from './own-rules';
import { PaintedWeek } from './painted-week';
import { SaveBar } from './save-bar';
import type { ShownWeek } from './shown-week';
import { focusAfter, wordsFor } from './step-words';
import { TypedWeek } from './typed-week';
import { useLeaveWarning } from './use-leave-warning';
import { useWeekDraft } from './use-week-draft';
import styles from './week-form.module.css';

/**
 * Hours for each day of the week, painted or typed, what differs on some dates, and the person's own rules, in their
 * own zone. Works without script: the hours are then typed, its buttons send the form, and `action` gives the changed
 * draft back (`sendHours` in lib/availability/hours-action.ts), with the one before it for "Undo".
 *
 * @param noHours what it means to have none, shown while there are none
 * @param zones to choose from for a trip
 * @param minNoticeHours what everybody gets at least
 * @param busy what takes time in the week that is shown behind the hours
 * @param here the page itself, to go to other weeks
 */
export function WeekForm({
  action,
  initial,
  zone,
  zoneName,
  zones,
  minNoticeHours,
  noHours,
  week,
  busy,
  here,
}: {
  action: FormAction;
  initial: WeekDraft;
  /** IANA */
  zone: string;
  /** By its city, with the way to another one. */
  zoneName: ReactNode;
  zones: readonly SelectOption[];
  minNoticeHours: number;
  noHours: ReactNode;
  week: ShownWeek;
  busy: Promise<BusyWeek>;
  here: Route;
}) {
  const isInBrowser = useSyncExternalStore(neverChanges, inBrowser, onServer);
  const [state, send] = useActionState(isInBrowser ? keepingAll(action) : action, EMPTY_FORM);
  const { draft, errors, isUnsaved, isAnswered, last, canRedo, ...change } = useWeekDraft(state, initial);
  const [told, setTold] = useState('');
  const [focusOn, setFocusOn] = useState<string | null>(null);
  useLeaveWarning(isUnsaved);

  useEffect(() => {
    if (focusOn === null) return;
    document.getElementById(focusOn)?.focus();
    setFocusOn(null);
  }, [focusOn]);

  /** The same words twice are read out twice. */
  const tell = (words: string) => setTold((before) => (before === words ? `${words}\u00a0` : words));
  function press(step: DraftStep) {
    change.press(applyStep(draft, step));
    tell(wordsFor(step));
    setFocusOn(focusAfter(draft, step));
  }
  const steps = {
    onPaint(painted: Paint) {
      change.press(paint(draft, painted));
      tell(paintWords(painted));
    },
    onUndo: () => tell(change.undo() ? 'The last change is undone.' : 'There is nothing to undo.'),
    onRedo: () => tell(change.redo() ? 'The change is made again.' : 'There is nothing to make again.'),
    onPress: press,
  };
  const lists = {
    draft,
    errors,
    onPress: press,
    onChange: (list: DraftList, id: number, part: string, value: string) =>
      change.type({
        ...draft,
        [list]: draft[list].map((row) => (row.id === id ? { ...row, [part]: value } : row)),
      }),
  };

  return (
    <form action={send} noValidate onSubmit={change.markSent} className={styles.form}>
      {/* Enter in a field presses the first button of a form: it must be this one. */}
      <button type="submit" className="vh" tabIndex={-1} aria-hidden="true">
        Save hours
      </button>
      <input type="hidden" name={BEFORE_FIELD} value={packDraft(last)} />
      {isAnswered && (
        <div className="mb-5 empty:hidden">
          <FormOutcome state={state} saved="Your hours are saved." />
        </div>
      )}
      <PaintedWeek {...{ draft, week, busy, zone, zoneName, here, noHours, ...steps }} onTell={tell} />
      <TypedWeek draft={draft} errors={errors} onPress={press} onChange={change.type} />
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
          onChange={(rule, value) => change.type({ ...draft, rules: { ...draft.rules, [rule]: value } })}
        />
      </Leaf>
      <SaveBar isUnsaved={isUnsaved} canUndo={last !== null} canRedo={canRedo} {...steps} />
      <LiveRegion>{told}</LiveRegion>
    </form>
  );
}

/**
 * The same action, which says so where the server cannot be reached, instead of taking the page away with all that is
 * not saved. On the server and while the browser takes over the page the action itself stands in the form: without
 * script nothing else would work.
 */
function keepingAll(action: FormAction): FormAction {
  return async (before, form) => {
    try {
      return await action(before, form);
    } catch (error) {
      unstable_rethrow(error);
      return { ...EMPTY_FORM, code: 'unreachable', message: UNREACHABLE };
    }
  };
}

const UNREACHABLE =
  'Your hours could not be saved just now. Nothing is lost: they stand below as you left them. Please try again.';

const neverChanges = () => () => {};
const inBrowser = () => true;
const onServer = () => false;
