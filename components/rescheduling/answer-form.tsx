'use client';

import { useActionState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { Radio } from '@/components/ui/check';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';
import styles from './rescheduling.module.css';

/** A proposed half hour in words; one that cannot be taken any more says why. */
export type ProposedTime = { readonly startAt: string; readonly words: string; readonly gone: string | null };

/** Takes one of the times that the other side has proposed. */
export function TakeForm({
  action,
  bookingId,
  times,
}: {
  action: FormAction;
  bookingId: string;
  times: readonly ProposedTime[];
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const open = times.filter(({ gone }) => gone === null);
  const only = open.length === 1 ? open[0] : undefined;
  return (
    <form action={send} className={styles.say}>
      <input type="hidden" name="bookingId" value={bookingId} />
      <div className="mb-3 empty:hidden">
        <FormOutcome state={state}>
          {state.code !== null && 'The call stays at its time. Take another, or propose times of your own.'}
        </FormOutcome>
      </div>
      <fieldset className={styles.times} id="startAt">
        <legend className="vh">Proposed times</legend>
        {times.map(({ startAt, words, gone }) => (
          <Radio
            key={startAt}
            name="startAt"
            value={startAt}
            disabled={gone !== null}
            defaultChecked={startAt === only?.startAt}
            {...(gone && { note: gone })}
          >
            {words}
          </Radio>
        ))}
      </fieldset>
      {open.length > 0 && <SubmitButton busy="Moving the call">Move the call to this time</SubmitButton>}
    </form>
  );
}

/** One button that says something about the time: that it stays, or that one's own proposal is taken back. */
export function SayForm({
  action,
  bookingId,
  label,
  busy,
}: {
  action: FormAction;
  bookingId: string;
  label: string;
  busy: string;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} className={styles.say}>
      <input type="hidden" name="bookingId" value={bookingId} />
      <div className="mb-3 empty:hidden">
        <FormOutcome state={state} />
      </div>
      <SubmitButton look="plain" busy={busy}>
        {label}
      </SubmitButton>
    </form>
  );
}
