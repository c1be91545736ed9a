import type { Metadata } from 'next';
import { CALL_PARTS, callTab } from '@/components/calls/call-tabs';
import { CallsList } from '@/components/calls/calls-list';
import { listAgenda } from '@/lib/bookings/agenda';
import { countBookings } from '@/lib/bookings/queries';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { requireActor } from '@/lib/page-access';

export const metadata: Metadata = { title: 'Calls' };

const PAGE_SIZE = 20;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The professional's calls, by what they need next. */
export default async function CallsPage({ searchParams }: Props) {
  const { tab: named, cursor } = await searchParams;
  const actor = await requireActor('/professional/calls');
  const counts = await countBookings(actor);
  const tab = callTab(named, counts);
  const page = await listAgenda(actor, {
    view: CALL_PARTS[tab].view,
    cursor: typeof cursor === 'string' ? cursor : undefined,
    limit: PAGE_SIZE,
  });
  const reader = { side: 'professional' as const, zone: actor.zone, now: now(), policy: env().policy };
  return <CallsList {...page} tab={tab} counts={counts} reader={reader} />;
}
