import { type AdminTable, optionsOf } from '../table';
import { BOOKING_STATES, END_REASONS, PAYMENT_STATES } from './words';

/** Every booking with its people, its sums and what has become of it. */
export const BOOKINGS: AdminTable = {
  name: 'bookings',
  title: 'Bookings',
  noun: 'booking',
  from: `bookings b
    JOIN users candidate ON candidate.id = b.candidate_id
    JOIN users professional ON professional.id = b.professional_id
    LEFT JOIN payments p ON p.booking_id = b.id
    LEFT JOIN refund_totals r ON r.booking_id = b.id
    LEFT JOIN payouts o ON o.booking_id = b.id`,
  rowKey: { sql: 'b.id', type: 'text' },
  columns: [
    { key: 'id', label: 'Booking', kind: 'id', sql: 'b.id' },
    { key: 'status', label: 'State', kind: 'status', sql: 'b.status' },
    { key: 'candidateId', label: 'Candidate', kind: 'id', sql: 'b.candidate_id' },
    { key: 'candidate', label: 'Candidate', kind: 'text', sql: 'candidate.name', sorts: true },
    { key: 'professionalId', label: 'Professional', kind: 'id', sql: 'b.professional_id' },
    { key: 'professional', label: 'Professional', kind: 'text', sql: 'professional.name', sorts: true },
    { key: 'listingId', label: 'Listing', kind: 'id', sql: 'b.listing_id' },
    { key: 'requestedAt', label: 'Asked', kind: 'instant', sql: 'b.requested_at', sorts: true },
    { key: 'acceptedAt', label: 'Accepted', kind: 'instant', sql: 'b.accepted_at' },
    { key: 'startAt', label: 'Starts', kind: 'instant', sql: 'b.start_at', sorts: true },
    { key: 'endAt', label: 'Ends', kind: 'instant', sql: 'b.end_at' },
    { key: 'confirmedAt', label: 'Confirmed', kind: 'instant', sql: 'b.confirmed_at' },
    { key: 'endedAt', label: 'Ended', kind: 'instant', sql: 'b.ended_at', sorts: true },
    { key: 'endReason', label: 'Why it ended', kind: 'status', sql: 'b.end_reason' },
    { key: 'price', label: 'Price', kind: 'money', sql: 'b.price_cents', sorts: true, sums: true },
    { key: 'fee', label: 'Fee', kind: 'money', sql: 'b.fee_cents', sums: true },
    { key: 'net', label: 'Net', kind: 'money', sql: 'b.net_cents', sums: true },
    {
      key: 'refund',
      label: 'Refund',
      kind: 'money',
      sql: 'coalesce(r.amount_cents, b.refund_cents)',
      sorts: true,
      sums: true,
    },
    { key: 'currency', label: 'Currency', kind: 'text', sql: 'b.currency' },
    { key: 'paymentStatus', label: 'Payment', kind: 'status', sql: 'p.status' },
    { key: 'payoutStatus', label: 'Payout', kind: 'status', sql: 'o.status' },
    {
      key: 'feedbackStatus',
      label: 'Feedback',
      kind: 'status',
      sql: '(SELECT f.qc_status FROM feedback f WHERE f.booking_id = b.id ORDER BY f.revision DESC LIMIT 1)',
    },
  ],
  searched: [
    'b.id',
    'b.listing_id',
    'candidate.name',
    'candidate.email',
    'professional.name',
    'professional.email',
    'p.payment_intent_id',
  ],
  searchHint: 'Booking, name or Stripe id',
  filters: [
    { name: 'status', label: 'State', sql: 'b.status', options: optionsOf(BOOKING_STATES) },
    { name: 'reason', label: 'Why it ended', sql: 'b.end_reason', options: optionsOf(END_REASONS) },
    { name: 'payment', label: 'Payment', sql: 'p.status', options: optionsOf(PAYMENT_STATES) },
  ],
  since: 'requestedAt',
  sort: { key: 'requestedAt', descending: true },
};
