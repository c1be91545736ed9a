import type { Metadata } from 'next';
import { type SearchParams, TablePage } from '@/components/admin/table-page';
import { AUDIT_LOGS_LOOK } from '@/components/admin/views/audit-logs';
import { AUDIT_LOGS } from '@/lib/admin/tables/audit-logs';
import { requireActor } from '@/lib/page-access';

export const metadata: Metadata = { title: 'Audit log' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor('/admin/audit-log');
  return (
    <TablePage actor={actor} table={AUDIT_LOGS} look={AUDIT_LOGS_LOOK} searchParams={await searchParams} />
  );
}
