import type { Metadata } from 'next';
import { RequestsList } from '@/components/requests/requests-list';
import { listAgenda } from '@/lib/bookings/agenda';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { listingOf } from '@/lib/listings/queries';
import { requireActor } from '@/lib/page-access';

export const metadata: Metadata = { title: 'Requests' };

const PAGE_SIZE = 20;

type Props = { searchParams: Promise<{ cursor?: string | string[] }> };

/** Requests that wait for the professional. */
export default async function RequestsPage({ searchParams }: Props) {
  const { cursor } = await searchParams;
  const actor = await requireActor('/professional/requests');
  const [page, listing] = await Promise.all([
    listAgenda(actor, { view: 'requests', cursor: [cursor].flat()[0], limit: PAGE_SIZE }),
    listingOf(actor.id),
  ]);
  const reader = { side: 'professional' as const, zone: actor.zone, now: now(), policy: env().policy };
  return <RequestsList {...page} listing={listing} reader={reader} />;
}
