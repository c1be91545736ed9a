import { exportTable } from '@/lib/admin/export-table';
import { choiceOf } from '@/lib/admin/query';
import { exportPaymentsRoute } from '@/lib/admin/schema';
import { PAYMENTS } from '@/lib/admin/tables/payments';
import { handle } from '@/lib/handler';

export const GET = handle(exportPaymentsRoute, ({ actor, query }) =>
  exportTable(actor, PAYMENTS, choiceOf(PAYMENTS, query)),
);
