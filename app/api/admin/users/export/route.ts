import { exportTable } from '@/lib/admin/export-table';
import { choiceOf } from '@/lib/admin/query';
import { exportUsersRoute } from '@/lib/admin/schema';
import { USERS } from '@/lib/admin/tables/users';
import { handle } from '@/lib/handler';

export const GET = handle(exportUsersRoute, ({ actor, query }) =>
  exportTable(actor, USERS, choiceOf(USERS, query)),
);
