import { useMemo, useState } from 'react';
import { readDraft } from '@/lib/availability/draft-fields';
import { BEFORE_FIELD, packDraft, unpackDraft } from '@/lib/availability/edited-draft';
import type { WeekDraft } from '@/lib/availability/week-draft';
import type { FormState } from '@/lib/form-state';

/**
 * The week that is edited, the ones before and after it, and whether it is saved. A change by a button or by painting
 * can be undone and made again; what is typed goes with the change before it.
 *
 * @param state the form's last answer
 * @param initial what is saved
 */
export function useWeekDraft(state: FormState, initial: WeekDraft) {
  const [draft, setDraft] = useState(() => (hasFields(state) ? readDraft(state.values) : initial));
  /** The drafts before each change, the latest last; and those that were undone, likewise. */
  const [before, setBefore] = useState(() => draftsBefore(state));
  const [after, setAfter] = useState<readonly WeekDraft[]>([]);
  /** The answer that the present draft has moved on from: what it said no longer fits the rows. */
  const [outdated, setOutdated] = useState<FormState | null>(null);
  const [seen, setSeen] = useState(state);
  const [sent, setSent] = useState<string | null>(null);
  const [saved, setSaved] = useState(() => packDraft(initial));
  const packed = useMemo(() => packDraft(draft), [draft]);
  if (seen !== state) {
    setSeen(state);
    // Not the present draft: somebody may have gone on while it was on its way.
    if (state.code === 'saved' && sent !== null) setSaved(sent);
  }
  const errors = state === outdated ? {} : state.fields;

  function move(next: WeekDraft, past: readonly WeekDraft[], future: readonly WeekDraft[]) {
    setDraft(next);
    setBefore(past);
    setAfter(future);
    setOutdated(state);
  }
  return {
    draft,
    errors,
    isUnsaved: packed !== saved,
    /** What the last answer said still fits. */
    isAnswered: state !== outdated,
    last: before.at(-1) ?? null,
    canRedo: after.length > 0,
    /** To be called when the form is sent. */
    markSent: () => setSent(packed),
    press: (next: WeekDraft) => move(next, [...before, draft], []),
    type(next: WeekDraft) {
      setDraft(next);
      setAfter([]);
      // Errors stay while a time is being put right: which row they are about has not changed.
      if (Object.keys(errors).length === 0) setOutdated(state);
    },
    /** @returns false when there is nothing to undo */
    undo(): boolean {
      const last = before.at(-1);
      if (last) move(last, before.slice(0, -1), [...after, draft]);
      return last !== undefined;
    },
    redo(): boolean {
      const next = after.at(-1);
      if (next) move(next, [...before, draft], after.slice(0, -1));
      return next !== undefined;
    },
  };
}

function hasFields(state: FormState): boolean {
  return state.code !== null && state.code !== 'saved';
}

function draftsBefore({ values }: FormState): readonly WeekDraft[] {
  const packed = values[BEFORE_FIELD];
  const draft = typeof packed === 'string' ? unpackDraft(packed) : null;
  return draft ? [draft] : [];
}
