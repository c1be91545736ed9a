'use client';

import Link from 'next/link';
import { type ReactNode, useActionState, useEffect, useRef, useState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { TextareaField } from '@/components/ui/input';
import { LiveRegion } from '@/components/ui/live-region';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';

/** What is left is read out when it becomes this little. */
const MILESTONES = [50, 20, 0];

/**
 * The question, and the button that sends it. What is typed is kept in this tab, so that the ways to the profile and
 * the hours, or a sign-in, lose nothing.
 *
 * @param children stand between the question and the button: what the professional sees
 */
export function RequestForm({
  action,
  listingId,
  priceCents,
  requestKey,
  length,
  after,
  children,
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  listingId: string;
  priceCents: number;
  requestKey: string;
  length: { readonly min: number; readonly max: number };
  after: ReactNode;
  children: ReactNode;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const typed = typeof state.values.question === 'string' ? state.values.question : '';
  const { box, count, kept, onInput } = useDraft(`monet question ${listingId}`, typed, state);
  const left = length.max - count;
  const milestone = MILESTONES.find((each) => left <= each);
  return (
    <form action={send} noValidate onSubmit={() => kept.sending()}>
      <div className="mb-4 empty:hidden">
        <FormOutcome state={state}>
          {state.code === 'not_listed' && <Link href="/browse">Find someone else</Link>}
        </FormOutcome>
      </div>
      <input type="hidden" name="professionalId" value={listingId} />
      <input type="hidden" name="priceCents" value={priceCents} />
      <input type="hidden" name="requestKey" value={requestKey} />
      <div ref={box}>
        <TextareaField
          name="question"
          label="What do you want to get out of it?"
          hint="No names, employers or links. The professional reads this before deciding."
          rows={6}
          defaultValue={typed}
          onInput={onInput}
          error={state.fields.question}
          under={
            <>
              <span>
                {count > 0 && kept.told
                  ? 'Kept in this tab until you send it.'
                  : `${length.min} to ${length.max} characters`}
              </span>
              <span className={count > length.max ? 'err' : undefined}>
                {count} of {length.max}
              </span>
            </>
          }
        />
      </div>
      <LiveRegion>{milestone !== undefined && `${Math.max(0, left)} characters left`}</LiveRegion>
      {children}
      <div className="mt-6">
        <SubmitButton block busy="Sending">
          Request a call
        </SubmitButton>
      </div>
      {after}
    </form>
  );
}

/** Keeps what is typed in the tab's storage until it has been sent, and counts it as the server does. */
function useDraft(key: string, typed: string, state: FormState) {
  const box = useRef<HTMLDivElement>(null);
  const sent = useRef(false);
  const [count, setCount] = useState(typed.trim().length);
  const [told, setTold] = useState(false);

  useEffect(() => {
    const field = box.current?.querySelector('textarea');
    const draft = sessionStorage.getItem(key);
    if (!field) return;
    if (draft && field.value === '') field.value = draft;
    setCount(field.value.trim().length);
  }, [key]);
  // An answer came, so the request was not sent on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer counts
  useEffect(() => {
    sent.current = false;
  }, [state]);
  useEffect(
    () => () => {
      // No answer came: the page is left because it was.
      if (sent.current) sessionStorage.removeItem(key);
    },
    [key],
  );

  return {
    box,
    count,
    kept: {
      told,
      sending: () => {
        sent.current = true;
      },
    },
    onInput: (event: { currentTarget: HTMLTextAreaElement }) => {
      const { value } = event.currentTarget;
      setCount(value.trim().length);
      setTold(true);
      sessionStorage.setItem(key, value);
    },
  };
}
