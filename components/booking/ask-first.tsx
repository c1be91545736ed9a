'use client';

import { type ReactNode, useActionState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Note } from '@/components/ui/note';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import { useFreshPromise } from './use-fresh-promise';

/**
 * A question before something that cannot be undone, and the form that does it. A refusal is told in the dialog and,
 * for a browser without script that has closed it, above its opener.
 */
export function AskFirst({
  id,
  action,
  sends,
  promise,
  here,
  opener,
  title,
  yes,
  busy,
  no,
  children,
}: {
  id: string;
  action: (before: FormState, form: FormData) => Promise<FormState>;
  /** The fields that the form sends along. */
  sends: Readonly<Record<string, string>>;
  /** The text of a promise among them that runs out, and is renewed while it is being read. */
  promise?: string | undefined;
  /** The page's own address. */
  here: string;
  opener: string;
  title: string;
  yes: string;
  busy: string;
  no: string;
  children: ReactNode;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const isBroken = state.code === 'quote_expired' || state.code === 'quote_outdated';
  const onShow = useFreshPromise(id, promise, isBroken ? state : null);
  const refusal = state.message && (
    <Note tone="bad" role="alert" title={state.message} className="mb-4">
      {isBroken && <a href={here}>Load the page again</a>}
    </Note>
  );
  return (
    <>
      {refusal}
      <Dialog
        id={id}
        onShow={onShow}
        opener={opener}
        openerSmall
        title={title}
        close={no}
        actions={
          <form action={send}>
            {Object.entries(sends).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <SubmitButton look="danger" busy={busy}>
              {yes}
            </SubmitButton>
          </form>
        }
      >
        {refusal}
        {children}
      </Dialog>
    </>
  );
}
