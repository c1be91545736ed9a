import { defineRoute } from '@/lib/route';
import { choiceSchema } from './query';
import type { AdminTable } from './table';
import { AUDIT_LOGS } from './tables/audit-logs';
import { BOOKINGS } from './tables/bookings';
import { DISPUTES } from './tables/disputes';
import { FEEDBACK } from './tables/feedback';
import { PAYMENTS } from './tables/payments';
import { PAYOUTS } from './tables/payouts';
import { USERS } from './tables/users';

function exportRoute<const Name extends string>(name: Name, table: AdminTable) {
  return defineRoute({
    method: 'GET',
    path: `/api/admin/${name}/export`,
    summary: `${table.title} as CSV (RFC 4180, UTF-8): every row that the filters choose. Sums are decimal, with a currency column. Written to the audit log.`,
    action: 'admin.read',
    limit: 'read',
    query: choiceSchema(table),
    answer: null,
  });
}

export const exportUsersRoute = exportRoute('users', USERS);
export const exportBookingsRoute = exportRoute('bookings', BOOKINGS);
export const exportPaymentsRoute = exportRoute('payments', PAYMENTS);
export const exportPayoutsRoute = exportRoute('payouts', PAYOUTS);
export const exportFeedbackRoute = exportRoute('feedback', FEEDBACK);
export const exportDisputesRoute = exportRoute('disputes', DISPUTES);
export const exportAuditLogsRoute = exportRoute('audit-logs', AUDIT_LOGS);
