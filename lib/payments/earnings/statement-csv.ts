import { timestamp } from '@/lib/clock';
import { csv, csvMoney } from '@/lib/csv';
import { CURRENCY } from '@/lib/domain/fees';
import type { Statement } from './statement';

const HEADER = [
  ...['at', 'entry', 'call_start', 'booking', 'with', 'gross', 'fee', 'refund', 'debt', 'payout'],
  ...['balance', 'you_owe_change', 'currency'],
];

/**
 * A statement as CSV, instants in UTC: the opening line, every entry, the closing line. On every line the five columns
 * from `gross` to `payout` add up to what they change the balance by.
 */
export function statementCsv({ opening, lines, closing }: Statement): string {
  const edge = (entry: string, { balanceCents, owedCents }: Statement['opening']) => [
    ...[null, entry, null, null, null, null, null, null, null, null],
    ...[csvMoney(balanceCents), csvMoney(owedCents), CURRENCY],
  ];
  return csv(HEADER, [
    edge('opening', opening),
    ...lines.map((line) => [
      ...[timestamp(line.at), line.kind, timestamp(line.callAt), line.bookingId, line.name],
      ...[line.grossCents, line.feeCents, line.refundCents, line.debtCents, line.payoutCents].map(csvMoney),
      ...[csvMoney(line.balanceCents), csvMoney(line.owedCents), CURRENCY],
    ]),
    edge('closing', closing),
  ]);
}
