import type { Metadata } from 'next';
import { type SearchParams, TablePage } from '@/components/admin/table-page';
import { PAYOUTS_LOOK } from '@/components/admin/views/payouts';
import { PAYOUTS } from '@/lib/admin/tables/payouts';
import { requireActor } from '@/lib/page-access';

export const metadata: Metadata = { title: 'Payouts' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor('/admin/payouts');
  return <TablePage actor={actor} table={PAYOUTS} look={PAYOUTS_LOOK} searchParams={await searchParams} />;
}
