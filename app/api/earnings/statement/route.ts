import { csvResponse } from '@/lib/csv';
import { handle } from '@/lib/handler';
import { statementRoute } from '@/lib/payments/schema';
import { statementOf } from '@/lib/payments/statement';
import { statementCsv } from '@/lib/payments/statement-csv';

export const GET = handle(statementRoute, async ({ actor, query }) => {
  const statement = await statementOf(actor, query.month, actor.zone);
  return csvResponse(`monet-statement-${query.month}.csv`, statementCsv(statement));
});
