'use client';

import { useActionState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { CopyButton } from '@/components/ui/copy-button';
import { Note } from '@/components/ui/note';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';

/** Makes the address of the feed, or another in its place, and shows it the one time that it can be shown. */
export function FeedForm({ action, hasOne }: { action: FormAction; hasOne: boolean }) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const { address } = state.values;
  return (
    <form action={send} className="stack">
      {hasOne && typeof address === 'string' ? (
        <Note title="Copy this address now. It is not shown again." role="status">
          <p className="mono break-all">
            {address} <CopyButton value={address} label="the address" />
          </p>
          <p>
            <a href={address.replace(/^https?:/, 'webcal:')}>Subscribe on this device</a>, or paste it where
            your calendar takes a calendar “by URL”.
          </p>
        </Note>
      ) : (
        <FormOutcome state={state} />
      )}
      <div className="row">
        <SubmitButton busy="Making it" look="plain">
          {hasOne ? 'Replace the address' : 'Make an address'}
        </SubmitButton>
      </div>
    </form>
  );
}
