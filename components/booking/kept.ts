import type { Reading } from './reading';

/** What of the price stays the professional's after all that went back, in cents. */
export function keptNetCents({ view }: Pick<Reading, 'view'>): number {
  const net = view.netCents ?? 0;
  if (view.payment?.status === 'charged_back') return 0;
  const { refund } = view;
  return refund ? net - refund.amountCents + (refund.feeRefundCents ?? 0) : net;
}

/** What we pay the professional ourselves for a call of which everything went back, in cents. */
export function compensationCents({ view }: Pick<Reading, 'view'>): number {
  return view.dispute?.outcome === 'pay' ? (view.netCents ?? 0) : 0;
}

/** What the professional has been paid of it and is not theirs any more: later payouts are smaller by that. Cents. */
export function overpaidCents(reading: Pick<Reading, 'view'>): number {
  const { payout } = reading.view;
  const isGone = payout?.status === 'sent' || payout?.status === 'paid' || payout?.status === 'settled';
  return isGone ? Math.max(0, payout.amountCents - keptNetCents(reading) - compensationCents(reading)) : 0;
}
