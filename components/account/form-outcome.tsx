'use client';

import type { ReactNode } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Note } from '@/components/ui/note';
import type { FormState } from '@/lib/form-state';

/**
 * What became of a form, above it: the fields that are wrong, or what stood in the way, or that it is saved. Where a
 * field's name is not the id of its control, `ids` translates.
 */
export function FormOutcome({
  state,
  saved,
  ids = {},
  children,
}: {
  state: FormState;
  saved?: ReactNode;
  ids?: Readonly<Record<string, string>>;
  children?: ReactNode;
}) {
  const errors = Object.entries(state.fields).map(([field, message]) => ({
    field: ids[field] ?? field,
    message,
  }));
  if (errors.length > 0) return <ErrorSummary errors={errors} answer={state} />;
  if (state.code === 'saved' && saved) return <Note title={saved} role="status" />;
  if (!state.message) return null;
  return (
    <Note tone="bad" role="alert" title={state.message}>
      {children}
    </Note>
  );
}
