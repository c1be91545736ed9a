import { exportTable } from '@/lib/admin/export-table';
import { choiceOf } from '@/lib/admin/query';
import { exportBookingsRoute } from '@/lib/admin/schema';
import { BOOKINGS } from '@/lib/admin/tables/bookings';
import { handle } from '@/lib/handler';

export const GET = handle(exportBookingsRoute, ({ actor, query }) =>
  exportTable(actor, BOOKINGS, choiceOf(BOOKINGS, query)),
);
