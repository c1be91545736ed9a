import { csvResponse } from '@/lib/csv';
import { handle } from '@/lib/handler';
import { statementOf } from '@/lib/payments/earnings/statement';
import { statementCsv } from '@/lib/payments/earnings/statement-csv';
import { statementRoute } from '@/lib/payments/schema';

export const GET = handle(statementRoute, async ({ actor, query }) => {
  const statement = await statementOf(actor, query.month, actor.zone);
  return csvResponse(`monet-statement-${query.month}.csv`, statementCsv(statement));
});
