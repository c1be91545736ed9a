import type { Authorised } from '@/lib/access';
import { timestamp } from '@/lib/clock';
import { csv, csvMoney } from '@/lib/csv';
import { CURRENCY } from '@/lib/domain/fees';
import { earningsRows } from './earnings';

const HEADER = [
  'call_start',
  'call_end',
  'booking',
  'with',
  'paid_by_candidate',
  'paid_by_us',
  'fee',
  'you_receive',
  'currency',
  'state',
  'paid_on',
];

/**
 * All paid calls of a professional as CSV, instants in UTC. The names are of candidates whose booking was confirmed,
 * and so known to the reader.
 */
export async function earningsCsv(actor: Authorised<'earnings.read'>): Promise<string> {
  const { items } = await earningsRows(actor);
  return csv(
    HEADER,
    items.map((row) => [
      timestamp(row.startAt),
      timestamp(row.endAt),
      row.bookingId,
      row.name,
      csvMoney(row.grossCents),
      csvMoney(row.compensationCents),
      csvMoney(row.feeCents),
      csvMoney(row.netCents),
      CURRENCY,
      row.state,
      row.paidAt && timestamp(row.paidAt),
    ]),
  );
}
