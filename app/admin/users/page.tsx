import type { Metadata } from 'next';
import { type SearchParams, TablePage } from '@/components/admin/table-page';
import { USERS_LOOK } from '@/components/admin/views/users';
import { USERS } from '@/lib/admin/tables/users';
import { requireActor } from '@/lib/page-access';

export const metadata: Metadata = { title: 'Users' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor('/admin/users');
  return <TablePage actor={actor} table={USERS} look={USERS_LOOK} searchParams={await searchParams} />;
}
