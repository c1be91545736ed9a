'use client';

import { useActionState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import styles from './requests.module.css';

/** Accepts a request; what stood in the way is told above the button. */
export function AcceptForm({
  action,
  bookingId,
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  bookingId: string;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  return (
    <form action={send} className={styles.answer}>
      <input type="hidden" name="bookingId" value={bookingId} />
      <div className="mb-3 empty:hidden">
        <FormOutcome state={state} />
      </div>
      <SubmitButton busy="Accepting">Accept and choose a time</SubmitButton>
    </form>
  );
}
