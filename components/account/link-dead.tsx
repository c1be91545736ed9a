import type { Route } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page-head';
import { LINK_MINUTES } from '@/lib/accounts/one-time-links';

/** What a link shows that was used, is too old, or never was: which of these it is helps nobody. */
export function LinkDead({ again }: { again: { href: Route; label: string } }) {
  return (
    <>
      <PageHead title="This link no longer works" />
      <EmptyState
        title={`Links work once, for ${LINK_MINUTES} minutes`}
        actions={<ButtonLink href={again.href}>{again.label}</ButtonLink>}
      >
        If you asked more than once, only the link in the last mail works.
      </EmptyState>
    </>
  );
}
