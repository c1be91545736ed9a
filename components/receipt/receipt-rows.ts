import { Temporal } from 'temporal-polyfill';
import type { StatementRow } from '@/components/ui/statement';
import { formatDateTime, formatMoney } from '@/lib/format';
import type { Receipt } from '@/lib/payments/receipt';

/** A receipt is read years later, so that every date has its year. */
const YEAR_ALWAYS = { now: Temporal.Instant.fromEpochMilliseconds(0) };

/** `Sun 22 Nov 2026, 17:52 (New York)` and the same in UTC, which stands where the reader's zone is another. */
export function inBothZones(at: Temporal.Instant, zone: string): { own: string; utc: string | null } {
  const own = formatDateTime(at, zone, YEAR_ALWAYS);
  const utc = `${formatDateTime(at, 'UTC', { ...YEAR_ALWAYS, showZone: false })} UTC`;
  return zone === 'UTC' ? { own: utc, utc: null } : { own, utc };
}

/** What was bought, paid and returned, line by line, to what was paid in the end. */
export function receiptRows(receipt: Receipt, callMinutes: number, zone: string): StatementRow[] {
  const { sums, cardLabel, paidAt, refunds, taxLine } = receipt;
  const on = (at: Temporal.Instant) => {
    const { own, utc } = inBothZones(at, zone);
    return utc ? `${own}; ${utc}` : own;
  };
  const rows: StatementRow[] = [
    {
      label: `Call, ${callMinutes} minutes, with written feedback`,
      note: `Of which ${formatMoney(sums.feeCents)} is our service fee`,
      sums: [formatMoney(sums.priceCents)],
    },
    { label: 'Tax', note: taxLine, sums: [formatMoney(0)] },
    {
      label: `Paid${cardLabel ? `, ${cardLabel}` : ''}`,
      note: on(paidAt),
      sums: [formatMoney(sums.priceCents)],
      total: true,
    },
  ];
  if (sums.onItsWayCents > 0) {
    rows.push({
      label: 'Refund on its way',
      note: 'Counted here as soon as it has gone out',
      sums: [formatMoney(sums.onItsWayCents)],
    });
  }
  for (const { amountCents, at } of refunds) {
    rows.push({
      label: `Refunded${cardLabel ? `, ${cardLabel}` : ''}`,
      note: on(at),
      sums: [formatMoney(-amountCents)],
    });
  }
  if (refunds.length > 0) {
    rows.push({
      label: 'Paid in the end',
      note: `Of which ${formatMoney(sums.netFeeCents)} is our service fee`,
      sums: [formatMoney(sums.netPaidCents)],
      total: true,
    });
  }
  return rows;
}
