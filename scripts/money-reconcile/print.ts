import { formatMoney } from '@/lib/format';
import { DIFFERENCE_KINDS, type Difference, type Said } from '@/lib/payments/reconcile/types';

/** `refund_unknown bk_… re_…: ours -, theirs $10.00 (a refund at Stripe that we do not know)`: ids and sums, no names. */
export function lineOf({ kind, bookingId, stripeId, ours, theirs }: Difference): string {
  const what = [kind, bookingId, stripeId].filter(Boolean).join(' ');
  return `${what}: ours ${said(ours)}, theirs ${said(theirs)} (${DIFFERENCE_KINDS[kind]})`;
}

function said(value: Said): string {
  return value === null ? '-' : typeof value === 'number' ? formatMoney(value) : value;
}

/** The last line, which scripts may rely on. */
export function countOf(differences: readonly Difference[]): string {
  return `${differences.length} ${differences.length === 1 ? 'difference' : 'differences'}`;
}
