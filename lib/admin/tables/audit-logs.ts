import { type AdminTable, optionsOf } from '../table';
import { ACTORS } from './words';

/** The subjects of audit rows, as they begin. */
const SUBJECTS = {
  booking: 'Booking',
  payment: 'Payment',
  refund: 'Refund',
  payout: 'Payout',
  feedback: 'Feedback',
  user: 'User',
  listing: 'Listing',
  job: 'Job',
  table: 'Export',
} as const;

/** Who did what to whom. The rows can be neither changed nor removed; the database sees to that. */
export const AUDIT_LOGS: AdminTable = {
  name: 'audit-logs',
  title: 'Audit log',
  noun: 'row',
  from: `audit_log a LEFT JOIN users u ON u.id = a.actor_id`,
  rowKey: { sql: 'a.id', type: 'bigint' },
  columns: [
    { key: 'id', label: 'Row', kind: 'number', sql: 'a.id' },
    { key: 'at', label: 'When', kind: 'instant', sql: 'a.at', sorts: true },
    { key: 'actor', label: 'Who', kind: 'status', sql: 'a.actor' },
    { key: 'actorId', label: 'Their id', kind: 'id', sql: 'a.actor_id' },
    { key: 'actorName', label: 'Name', kind: 'text', sql: 'u.name' },
    { key: 'action', label: 'What', kind: 'status', sql: 'a.action' },
    { key: 'subject', label: 'Of what', kind: 'id', sql: 'a.subject' },
    { key: 'data', label: 'With', kind: 'text', sql: `nullif(a.data, '{}')::text` },
    { key: 'requestId', label: 'Request', kind: 'id', sql: 'a.request_id' },
  ],
  searched: ['a.action', 'a.subject', 'a.actor_id', 'u.name', 'a.data::text'],
  searchHint: 'Action, id, name or reason',
  filters: [
    { name: 'actor', label: 'Who', sql: 'a.actor', options: optionsOf(ACTORS) },
    {
      name: 'subject',
      label: 'Of what',
      sql: `split_part(a.subject, '/', 1)`,
      options: optionsOf(SUBJECTS),
    },
  ],
  since: 'at',
  sort: { key: 'at', descending: true },
};
