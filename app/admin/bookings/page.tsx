import type { Metadata } from 'next';
import { type SearchParams, TablePage } from '@/components/admin/table-page';
import { BOOKINGS_LOOK } from '@/components/admin/views/bookings';
import { BOOKINGS } from '@/lib/admin/tables/bookings';
import { requireActor } from '@/lib/page-access';

export const metadata: Metadata = { title: 'Bookings' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor('/admin/bookings');
  return <TablePage actor={actor} table={BOOKINGS} look={BOOKINGS_LOOK} searchParams={await searchParams} />;
}
