import { now } from '@/lib/clock';
import { csvResponse } from '@/lib/csv';
import { handle } from '@/lib/handler';
import { earningsCsv } from '@/lib/payments/earnings/earnings-csv';
import { earningsExportRoute } from '@/lib/payments/schema';

export const GET = handle(earningsExportRoute, async ({ actor }) => {
  const date = now().toZonedDateTimeISO(actor.zone).toPlainDate();
  return csvResponse(`monet-earnings-${date.toString()}.csv`, await earningsCsv(actor));
});
