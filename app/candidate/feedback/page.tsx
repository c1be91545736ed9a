import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { ReceivedList } from '@/components/received/received-list';
import { PageHead } from '@/components/ui/page-head';
import { listBookings } from '@/lib/bookings/queries';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { listReceivedFeedback } from '@/lib/feedback/received';
import { orRefusal, requireActor } from '@/lib/page-access';

export const metadata: Metadata = { title: 'Feedback' };

const HERE = '/candidate/feedback' as Route;
const PAGE_SIZE = 20;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** All feedback that a candidate has received, and what is on its way. */
export default async function Feedback({ searchParams }: Props) {
  const { cursor } = await searchParams;
  const actor = await requireActor('/candidate/feedback');
  const reader = { side: 'candidate' as const, zone: actor.zone, now: now(), policy: env().policy };
  const received = await orRefusal(
    listReceivedFeedback(actor, {
      limit: PAGE_SIZE,
      cursor: typeof cursor === 'string' ? cursor : undefined,
    }),
  );
  if (!received.ok) redirect(HERE);
  const coming = await listBookings(actor, {
    status: 'completed_pending_feedback',
    limit: PAGE_SIZE,
    order: 'soonest',
  });
  return (
    <>
      <PageHead title="Feedback" lede="What professionals wrote for you after your calls." />
      <ReceivedList {...received.value} coming={cursor ? [] : coming.items} reader={reader} />
    </>
  );
}
