import type { Metadata } from 'next';
import { ActivitySection } from '@/components/account/security/activity-section';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHead } from '@/components/ui/page-head';
import { ownActivity } from '@/lib/accounts/activity';
import { now } from '@/lib/clock';
import { orRefusal, requireActor } from '@/lib/page-access';

export const metadata: Metadata = { title: 'Account activity' };

type Params = Promise<{ cursor?: string | string[] }>;

/** What happened to one's account before what the account's page shows. */
export default async function ActivityPage({ searchParams }: { searchParams: Params }) {
  const actor = await requireActor('/account/activity');
  const cursor = [(await searchParams).cursor].flat()[0];
  const read = await orRefusal(ownActivity(actor, { cursor, limit: 50 }));
  // An address that somebody has changed by hand begins at the beginning.
  const shown = read.ok ? read.value : await ownActivity(actor, { limit: 50 });
  return (
    <>
      <Breadcrumb items={[{ href: '/account', label: 'Sign-in and security' }]} />
      <PageHead title="Account activity" lede={actor.email} />
      <ActivitySection bare items={shown.items} nextCursor={shown.nextCursor} zone={actor.zone} now={now()} />
    </>
  );
}
