import { type AdminTable, optionsOf } from '../table';
import { PAYMENT_STATES, REFUND_STATES } from './words';

/** What candidates were charged, and what went back to them. */
export const PAYMENTS: AdminTable = {
  name: 'payments',
  title: 'Payments',
  noun: 'payment',
  from: `payments p
    JOIN bookings b ON b.id = p.booking_id
    JOIN users candidate ON candidate.id = b.candidate_id
    JOIN users professional ON professional.id = b.professional_id
    LEFT JOIN refund_totals r ON r.booking_id = p.booking_id`,
  rowKey: { sql: 'p.booking_id', type: 'text' },
  columns: [
    { key: 'bookingId', label: 'Booking', kind: 'id', sql: 'p.booking_id' },
    { key: 'status', label: 'State', kind: 'status', sql: 'p.status' },
    { key: 'candidateId', label: 'Candidate', kind: 'id', sql: 'b.candidate_id' },
    { key: 'candidate', label: 'Candidate', kind: 'text', sql: 'candidate.name', sorts: true },
    { key: 'professionalId', label: 'Professional', kind: 'id', sql: 'b.professional_id' },
    { key: 'professional', label: 'Professional', kind: 'text', sql: 'professional.name' },
    { key: 'createdAt', label: 'Opened', kind: 'instant', sql: 'p.created_at', sorts: true },
    { key: 'paidAt', label: 'Paid', kind: 'instant', sql: 'p.paid_at', sorts: true },
    { key: 'amount', label: 'Amount', kind: 'money', sql: 'p.amount_cents', sorts: true, sums: true },
    { key: 'fee', label: 'Fee', kind: 'money', sql: 'p.fee_cents', sums: true },
    { key: 'refund', label: 'Refund', kind: 'money', sql: 'r.amount_cents', sorts: true, sums: true },
    { key: 'feeRefund', label: 'Fee returned', kind: 'money', sql: 'r.fee_refund_cents', sums: true },
    { key: 'currency', label: 'Currency', kind: 'text', sql: 'p.currency' },
    { key: 'refundStatus', label: 'Refund state', kind: 'status', sql: 'r.status' },
    { key: 'refundReason', label: 'Refund reason', kind: 'status', sql: 'r.reason' },
    { key: 'refundFailure', label: 'Refund failure', kind: 'text', sql: 'r.failure' },
    { key: 'refundSettledAt', label: 'Refund settled', kind: 'instant', sql: 'r.settled_at' },
    { key: 'card', label: 'Card', kind: 'text', sql: 'p.card_label' },
    { key: 'paymentIntentId', label: 'PaymentIntent', kind: 'id', sql: 'p.payment_intent_id' },
    { key: 'chargeId', label: 'Charge', kind: 'id', sql: 'p.charge_id' },
    { key: 'refundId', label: 'Stripe refund', kind: 'id', sql: 'r.refund_id' },
    { key: 'stripeAccountId', label: 'Paid to account', kind: 'id', sql: 'p.destination' },
    { key: 'fundsAvailableAt', label: 'Available', kind: 'instant', sql: 'p.funds_available_at' },
  ],
  searched: [
    'p.booking_id',
    'candidate.name',
    'candidate.email',
    'professional.name',
    'p.payment_intent_id',
    'p.charge_id',
    'r.refund_id',
    'p.destination',
  ],
  searchHint: 'Booking, name or Stripe id',
  filters: [
    { name: 'status', label: 'State', sql: 'p.status', options: optionsOf(PAYMENT_STATES) },
    { name: 'refund', label: 'Refund', sql: 'r.status', options: optionsOf(REFUND_STATES) },
  ],
  since: 'createdAt',
  sort: { key: 'createdAt', descending: true },
};
