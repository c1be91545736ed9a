import { exportTable } from '@/lib/admin/export-table';
import { choiceOf } from '@/lib/admin/query';
import { exportAuditLogsRoute } from '@/lib/admin/schema';
import { AUDIT_LOGS } from '@/lib/admin/tables/audit-logs';
import { handle } from '@/lib/handler';

export const GET = handle(exportAuditLogsRoute, ({ actor, query }) =>
  exportTable(actor, AUDIT_LOGS, choiceOf(AUDIT_LOGS, query)),
);
