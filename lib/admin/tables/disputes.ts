import { type AdminTable, optionsOf } from '../table';
import { DISPUTE_MATTERS, DISPUTE_OUTCOMES, DISPUTE_STATES, PARTIES } from './words';

/** Calls that one side said were not as agreed, and what was decided. Disputes with a bank are with their payment. */
export const DISPUTES: AdminTable = {
  name: 'disputes',
  title: 'Disputes',
  noun: 'dispute',
  from: `disputes d
    JOIN bookings b ON b.id = d.booking_id
    JOIN users candidate ON candidate.id = b.candidate_id
    JOIN users professional ON professional.id = b.professional_id
    LEFT JOIN users decider ON decider.id = d.decided_by
    LEFT JOIN compensations g ON g.dispute_id = d.id`,
  rowKey: { sql: 'd.id', type: 'text' },
  columns: [
    { key: 'id', label: 'Dispute', kind: 'id', sql: 'd.id' },
    { key: 'bookingId', label: 'Booking', kind: 'id', sql: 'd.booking_id' },
    { key: 'status', label: 'State', kind: 'status', sql: 'd.status' },
    { key: 'matter', label: 'About', kind: 'status', sql: 'd.matter' },
    { key: 'openedBy', label: 'Opened by', kind: 'status', sql: 'd.opened_by' },
    { key: 'candidateId', label: 'Candidate', kind: 'id', sql: 'b.candidate_id' },
    { key: 'candidate', label: 'Candidate', kind: 'text', sql: 'candidate.name', sorts: true },
    { key: 'professionalId', label: 'Professional', kind: 'id', sql: 'b.professional_id' },
    { key: 'professional', label: 'Professional', kind: 'text', sql: 'professional.name', sorts: true },
    { key: 'openedAt', label: 'Opened', kind: 'instant', sql: 'd.opened_at', sorts: true },
    { key: 'answerBy', label: 'Answer by', kind: 'instant', sql: 'd.answer_by', sorts: true },
    {
      key: 'answered',
      label: 'Both have spoken',
      kind: 'status',
      sql: `CASE WHEN EXISTS (SELECT FROM dispute_statements s WHERE s.dispute_id = d.id
              AND s.by NOT IN (d.opened_by, 'admin')) THEN 'yes' ELSE 'no' END`,
    },
    { key: 'price', label: 'Price', kind: 'money', sql: 'b.price_cents', sorts: true, sums: true },
    { key: 'refund', label: 'Given back', kind: 'money', sql: 'd.refund_cents', sorts: true, sums: true },
    {
      key: 'compensation',
      label: 'Paid by us',
      kind: 'money',
      sql: 'g.amount_cents',
      sorts: true,
      sums: true,
    },
    { key: 'currency', label: 'Currency', kind: 'text', sql: 'b.currency' },
    { key: 'outcome', label: 'Decision', kind: 'status', sql: 'd.outcome' },
    { key: 'closedAt', label: 'Closed', kind: 'instant', sql: 'd.closed_at', sorts: true },
    { key: 'decidedBy', label: 'Decided by', kind: 'text', sql: 'decider.name' },
    { key: 'decision', label: 'Words to both', kind: 'text', sql: 'd.decision' },
  ],
  searched: [
    'd.id',
    'd.booking_id',
    'candidate.name',
    'candidate.email',
    'professional.name',
    'professional.email',
  ],
  searchHint: 'Dispute, booking or name',
  filters: [
    { name: 'status', label: 'State', sql: 'd.status', options: optionsOf(DISPUTE_STATES) },
    { name: 'matter', label: 'About', sql: 'd.matter', options: optionsOf(DISPUTE_MATTERS) },
    { name: 'by', label: 'Opened by', sql: 'd.opened_by::text', options: optionsOf(PARTIES) },
    { name: 'outcome', label: 'Decision', sql: 'd.outcome', options: optionsOf(DISPUTE_OUTCOMES) },
  ],
  since: 'openedAt',
  sort: { key: 'openedAt', descending: true },
};
