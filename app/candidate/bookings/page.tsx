import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { BookingsList } from '@/components/booking/bookings-list';
import { BOOKINGS } from '@/components/booking/links';
import { tabCount, tabOf, tabStatuses } from '@/components/booking/tabs';
import { countBookings, listBookings } from '@/lib/bookings/queries';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { orRefusal, requireActor } from '@/lib/page-access';

export const metadata: Metadata = { title: 'Bookings' };

const PAGE_SIZE = 20;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The candidate's bookings, by what they need next. */
export default async function Bookings({ searchParams }: Props) {
  const { tab: named, cursor } = await searchParams;
  const actor = await requireActor('/candidate/bookings');
  const counts = await countBookings(actor);
  const tab = tabOf(named, tabCount('candidate', 'to-do', counts));
  const page = await orRefusal(
    listBookings(actor, {
      status: tabStatuses('candidate', tab),
      limit: PAGE_SIZE,
      order: tab === 'to-do' || tab === 'coming-up' ? 'soonest' : 'newest',
      cursor: typeof cursor === 'string' ? cursor : undefined,
    }),
  );
  if (!page.ok) redirect(BOOKINGS); // an address with a cursor that is none of ours
  const reader = { side: 'candidate' as const, zone: actor.zone, now: now(), policy: env().policy };
  return <BookingsList {...page.value} tab={tab} counts={counts} reader={reader} />;
}
