import { exportTable } from '@/lib/admin/export-table';
import { choiceOf } from '@/lib/admin/query';
import { exportPayoutsRoute } from '@/lib/admin/schema';
import { PAYOUTS } from '@/lib/admin/tables/payouts';
import { handle } from '@/lib/handler';

export const GET = handle(exportPayoutsRoute, ({ actor, query }) =>
  exportTable(actor, PAYOUTS, choiceOf(PAYOUTS, query)),
);
