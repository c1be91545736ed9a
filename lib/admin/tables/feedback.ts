import { type AdminTable, optionsOf } from '../table';
import { JUDGES, QC_STATES } from './words';

/**
 * Every submission of feedback with its verdict. The text is in it, on the page and in the export: the admin reads
 * feedback whose remarks are contested, and nobody else can read this table.
 */
export const FEEDBACK: AdminTable = {
  name: 'feedback',
  title: 'Feedback',
  noun: 'submission',
  from: `feedback f
    JOIN bookings b ON b.id = f.booking_id
    JOIN users candidate ON candidate.id = b.candidate_id
    JOIN users professional ON professional.id = b.professional_id`,
  rowKey: { sql: `f.booking_id || '/' || f.revision`, type: 'text' },
  columns: [
    { key: 'bookingId', label: 'Booking', kind: 'id', sql: 'f.booking_id' },
    { key: 'revision', label: 'Version', kind: 'number', sql: 'f.revision', sorts: true },
    {
      key: 'newest',
      label: 'Newest',
      kind: 'status',
      sql: `CASE WHEN EXISTS (SELECT FROM feedback later WHERE later.booking_id = f.booking_id
              AND later.revision > f.revision) THEN 'no' ELSE 'yes' END`,
    },
    { key: 'bookingStatus', label: 'Booking state', kind: 'status', sql: 'b.status' },
    { key: 'professionalId', label: 'Professional', kind: 'id', sql: 'b.professional_id' },
    { key: 'professional', label: 'Professional', kind: 'text', sql: 'professional.name', sorts: true },
    { key: 'candidateId', label: 'Candidate', kind: 'id', sql: 'b.candidate_id' },
    { key: 'candidate', label: 'Candidate', kind: 'text', sql: 'candidate.name', sorts: true },
    { key: 'submittedAt', label: 'Handed in', kind: 'instant', sql: 'f.submitted_at', sorts: true },
    { key: 'status', label: 'State', kind: 'status', sql: 'f.qc_status' },
    { key: 'judge', label: 'Judge', kind: 'status', sql: 'f.qc_judge' },
    { key: 'judgedAt', label: 'Judged', kind: 'instant', sql: 'f.judged_at', sorts: true },
    {
      key: 'remarks',
      label: 'Remarks',
      kind: 'text',
      sql: `(SELECT string_agg(DISTINCT remark ->> 'code', ' ') FROM jsonb_array_elements(f.qc_reasons) remark)`,
    },
    { key: 'culturalFit', label: 'Cultural fit', kind: 'number', sql: 'f.stars_cultural_fit' },
    { key: 'interest', label: 'Interest', kind: 'number', sql: 'f.stars_interest' },
    { key: 'technical', label: 'Technical', kind: 'number', sql: 'f.stars_technical' },
    { key: 'text', label: 'Text', kind: 'text', sql: 'f.text' },
    { key: 'action1', label: 'First action', kind: 'text', sql: 'f.actions[1]' },
    { key: 'action2', label: 'Second action', kind: 'text', sql: 'f.actions[2]' },
    { key: 'action3', label: 'Third action', kind: 'text', sql: 'f.actions[3]' },
  ],
  searched: ['f.booking_id', 'professional.name', 'candidate.name', 'f.text'],
  searchHint: 'Booking, name or words',
  filters: [
    { name: 'status', label: 'State', sql: 'f.qc_status', options: optionsOf(QC_STATES) },
    { name: 'judge', label: 'Judge', sql: 'f.qc_judge', options: optionsOf(JUDGES) },
  ],
  since: 'submittedAt',
  sort: { key: 'submittedAt', descending: true },
};
