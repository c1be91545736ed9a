import type { Metadata } from 'next';
import { RecheckPanel, RecheckSent } from '@/components/admin/recheck-panel';
import { type SearchParams, TablePage } from '@/components/admin/table-page';
import { FEEDBACK_LOOK, mayBeChecked } from '@/components/admin/views/feedback';
import type { AdminRow } from '@/lib/admin/read-table';
import { FEEDBACK } from '@/lib/admin/tables/feedback';
import { requireActor } from '@/lib/page-access';
import { recheck } from './actions';

export const metadata: Metadata = { title: 'Feedback' };

/** Every submission; one that was sent back can be judged once more, with a reason. */
export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor('/admin/feedback');
  const params = await searchParams;
  const isPicked = (row: AdminRow) => row.bookingId === params.check && mayBeChecked(row);
  return (
    <TablePage
      actor={actor}
      table={FEEDBACK}
      look={FEEDBACK_LOOK}
      searchParams={params}
      selected={isPicked}
      panel={(rows, query) => {
        const row = rows.find(isPicked);
        if (row) return <RecheckPanel row={row} query={query} action={recheck} />;
        return params.sent && <RecheckSent query={query} />;
      }}
    />
  );
}
