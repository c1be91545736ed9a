import type { Metadata } from 'next';
import { type SearchParams, TablePage } from '@/components/admin/table-page';
import { PAYMENTS_LOOK } from '@/components/admin/views/payments';
import { PAYMENTS } from '@/lib/admin/tables/payments';
import { requireActor } from '@/lib/page-access';

export const metadata: Metadata = { title: 'Payments' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor('/admin/payments');
  return <TablePage actor={actor} table={PAYMENTS} look={PAYMENTS_LOOK} searchParams={await searchParams} />;
}
