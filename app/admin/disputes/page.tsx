import type { Metadata } from 'next';
import { type SearchParams, TablePage } from '@/components/admin/table-page';
import { DISPUTES_LOOK } from '@/components/admin/views/disputes';
import { DISPUTES } from '@/lib/admin/tables/disputes';
import { requireActor } from '@/lib/page-access';

export const metadata: Metadata = { title: 'Disputes' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor('/admin/disputes');
  return <TablePage actor={actor} table={DISPUTES} look={DISPUTES_LOOK} searchParams={await searchParams} />;
}
