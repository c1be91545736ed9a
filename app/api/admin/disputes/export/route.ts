import { exportTable } from '@/lib/admin/export-table';
import { choiceOf } from '@/lib/admin/query';
import { exportDisputesRoute } from '@/lib/admin/schema';
import { DISPUTES } from '@/lib/admin/tables/disputes';
import { handle } from '@/lib/handler';

export const GET = handle(exportDisputesRoute, ({ actor, query }) =>
  exportTable(actor, DISPUTES, choiceOf(DISPUTES, query)),
);
