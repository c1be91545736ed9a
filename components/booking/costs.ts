import type { StatementRow } from '@/components/ui/statement';
import { split } from '@/lib/domain/fees';
import { formatMoney, formatPercent } from '@/lib/format';
import { compensationCents, keptNetCents, overpaidCents } from './kept';
import type { Reading } from './reading';

export type Costs = {
  readonly heading: string;
  readonly caption: string;
  readonly rows: readonly StatementRow[];
};

/**
 * What the booking costs the candidate, or earns the professional, with what went back of it.
 * @returns null for a booking that ended without any money moving
 */
export function costsOf(reading: Reading): Costs | null {
  const { view } = reading;
  const paid = Boolean(view.payment?.paidAt);
  const isOpen = view.status === 'requested' || view.status === 'accepted';
  if (!paid && !isOpen) return null;
  if (view.role === 'candidate') return forCandidate(reading, paid);
  return isOpen || view.confirmedAt ? forProfessional(reading, paid) : null;
}

function forCandidate({ view, policy }: Reading, paid: boolean): Costs {
  const charged = view.payment?.status === 'charged_back';
  const back = charged ? view.priceCents : (view.refund?.amountCents ?? view.refundCents ?? 0);
  const total = paid ? 'You paid' : view.status === 'accepted' ? 'You pay now' : 'You pay once a time is set';
  const rows: StatementRow[] = [
    { label: `Call, ${policy.callMinutes} minutes`, sums: [formatMoney(view.priceCents)] },
    { label: 'Written feedback', sums: ['Included'] },
    { label: total, sums: [formatMoney(view.priceCents)], total: true },
  ];
  if (back > 0) {
    rows.push(
      { label: charged ? 'Returned by your bank' : 'Returned to you', sums: [formatMoney(-back)] },
      { label: 'You paid in the end', sums: [formatMoney(view.priceCents - back)], total: true },
    );
  }
  return { heading: 'What it costs', caption: 'What you pay', rows };
}

function forProfessional(reading: Reading, paid: boolean): Costs {
  const { view, policy } = reading;
  const fee = view.feeCents ?? 0;
  const charged = view.payment?.status === 'charged_back';
  const back = charged ? view.priceCents : (view.refund?.amountCents ?? view.refundCents ?? 0);
  const given = compensationCents(reading);
  const receives = keptNetCents(reading);
  // The fee is frozen on the booking; the percentage is told only where it is still today's.
  const percent =
    split(view.priceCents, policy.feeBps).feeCents === fee ? `, ${formatPercent(policy.feeBps)}` : '';
  const gross: StatementRow = {
    label: paid ? 'Paid by the candidate' : 'The candidate pays',
    sums: [formatMoney(view.priceCents)],
  };
  const rows: StatementRow[] = [gross];
  if (back > 0)
    rows.push({
      label: charged ? 'Taken back by the bank' : 'Returned to the candidate',
      sums: [formatMoney(-back)],
    });
  const kept = back > 0 ? view.priceCents - back - receives : fee;
  if (kept > 0)
    rows.push({ label: back > 0 ? 'Our fee on the rest' : `Our fee${percent}`, sums: [formatMoney(-kept)] });
  if (given > 0)
    rows.push({ label: `Paid by us, the price less our fee${percent}`, sums: [formatMoney(given)] });
  rows.push({ label: 'You receive', sums: [formatMoney(receives + given)], total: true });
  const owed = overpaidCents(reading);
  if (owed > 0)
    rows.push({ label: 'Paid to you before, taken from later payouts', sums: [formatMoney(owed)] });
  return { heading: 'What you receive', caption: 'What you receive', rows };
}
