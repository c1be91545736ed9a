import { exportTable } from '@/lib/admin/export-table';
import { choiceOf } from '@/lib/admin/query';
import { exportFeedbackRoute } from '@/lib/admin/schema';
import { FEEDBACK } from '@/lib/admin/tables/feedback';
import { handle } from '@/lib/handler';

export const GET = handle(exportFeedbackRoute, ({ actor, query }) =>
  exportTable(actor, FEEDBACK, choiceOf(FEEDBACK, query)),
);
