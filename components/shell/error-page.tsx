'use client';

import { Button, ButtonLink } from '../ui/button';
import { ErrorState } from '../ui/error-state';

/** What Next hands to an `error.tsx`. The digest is how the log knows the fault; its words never reach the browser. */
export type ErrorPageProps = { error: unknown; retry: () => void };

/**
 * The page in place of one that could not be made. A folder shows it inside its own frame with
 * `export { ErrorPage as default } from '@/components/shell/error-page'` under `'use client'`.
 */
export function ErrorPage({ error, retry }: ErrorPageProps) {
  const digest =
    typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : undefined;
  return (
    <ErrorState
      title="This page could not be made"
      reference={digest}
      actions={
        <>
          <Button onClick={retry}>Try again</Button>
          <ButtonLink look="quiet" href="/">
            To the start
          </ButtonLink>
        </>
      }
    >
      The fault is ours. Nothing you had saved is lost, and nothing was booked, charged or cancelled by
      showing this page.
    </ErrorState>
  );
}
