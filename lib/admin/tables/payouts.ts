import { type AdminTable, optionsOf } from '../table';
import { PAYOUT_STATES, PAYOUT_WAITS } from './words';

/**
 * What professionals are paid. On every line gross - returned - fee = net: the fee is the part of it that the
 * platform keeps after a refund.
 */
export const PAYOUTS: AdminTable = {
  name: 'payouts',
  title: 'Payouts',
  noun: 'payout',
  from: `payouts o
    JOIN payments p ON p.booking_id = o.booking_id
    JOIN users professional ON professional.id = o.professional_id
    LEFT JOIN refund_totals r ON r.booking_id = o.booking_id
    LEFT JOIN compensations g ON g.booking_id = o.booking_id`,
  rowKey: { sql: 'o.booking_id', type: 'text' },
  columns: [
    { key: 'bookingId', label: 'Booking', kind: 'id', sql: 'o.booking_id' },
    { key: 'professionalId', label: 'Professional', kind: 'id', sql: 'o.professional_id' },
    { key: 'professional', label: 'Professional', kind: 'text', sql: 'professional.name', sorts: true },
    { key: 'updatedAt', label: 'Updated', kind: 'instant', sql: 'o.updated_at', sorts: true },
    { key: 'gross', label: 'Gross', kind: 'money', sql: 'p.amount_cents', sorts: true, sums: true },
    { key: 'returned', label: 'Returned', kind: 'money', sql: 'coalesce(r.amount_cents, 0)', sums: true },
    {
      key: 'fee',
      label: 'Fee',
      kind: 'money',
      sql: 'p.fee_cents - coalesce(r.fee_refund_cents, 0)',
      sums: true,
    },
    {
      key: 'compensation',
      label: 'Paid by us',
      kind: 'money',
      sql: 'coalesce(g.amount_cents, 0)',
      sums: true,
    },
    { key: 'net', label: 'Net', kind: 'money', sql: 'o.amount_cents', sorts: true, sums: true },
    { key: 'currency', label: 'Currency', kind: 'text', sql: 'o.currency' },
    { key: 'status', label: 'State', kind: 'status', sql: 'o.status' },
    { key: 'reason', label: 'Reason', kind: 'status', sql: 'coalesce(o.blocked_reason, o.waiting_for)' },
    { key: 'payoutId', label: 'Stripe id', kind: 'id', sql: 'o.payout_id' },
    { key: 'stripeAccountId', label: 'Account', kind: 'id', sql: 'p.destination' },
    { key: 'attempt', label: 'Attempt', kind: 'number', sql: 'o.attempt' },
    { key: 'createdAt', label: 'Created', kind: 'instant', sql: 'o.created_at', sorts: true },
    { key: 'arrivesAt', label: 'Arrives', kind: 'instant', sql: 'o.arrives_at' },
    { key: 'paidAt', label: 'Paid', kind: 'instant', sql: 'o.paid_at', sorts: true },
  ],
  searched: ['o.booking_id', 'professional.name', 'professional.email', 'o.payout_id', 'p.destination'],
  searchHint: 'Booking, name or Stripe id',
  filters: [
    { name: 'status', label: 'State', sql: 'o.status', options: optionsOf(PAYOUT_STATES) },
    { name: 'waiting', label: 'Waiting', sql: 'o.waiting_for', options: optionsOf(PAYOUT_WAITS) },
  ],
  since: 'updatedAt',
  sort: { key: 'updatedAt', descending: true },
};
