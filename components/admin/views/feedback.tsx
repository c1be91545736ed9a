import type { AdminRow } from '@/lib/admin/read-table';
import { FEEDBACK } from '@/lib/admin/tables/feedback';
import { JUDGES, QC_STATES } from '@/lib/admin/tables/words';
import { bookingRecord, tableAddress, userRecord, withParams } from '../addresses';
import { type TableLook, textIn } from '../shown-column';
import { QC_BADGES } from './looks';

const BASE = '/admin/feedback';

export const FEEDBACK_LOOK: TableLook = {
  base: BASE,
  empty: 'Feedback stands here as soon as a professional hands it in.',
  columns: [
    { key: 'bookingId', leadsTo: (row) => bookingRecord(textIn(row, 'bookingId')), fold: 'title' },
    { key: 'revision', fold: 'line', foldLabel: 'Version' },
    { key: 'professional', leadsTo: (row) => userRecord(textIn(row, 'professionalId')), fold: 'line' },
    { key: 'candidate', leadsTo: (row) => userRecord(textIn(row, 'candidateId')), muted: true },
    { key: 'submittedAt', muted: true, fold: 'line' },
    { key: 'culturalFit', heading: 'Fit' },
    { key: 'interest' },
    { key: 'technical' },
    { key: 'status', words: QC_STATES, badges: QC_BADGES, fold: 'aside' },
    { key: 'remarks', muted: true, fold: 'wide', cell: (row) => remarkWords(textIn(row, 'remarks')) },
    { key: 'judge', words: JUDGES, muted: true },
    { key: 'judgedAt', muted: true },
  ],
  action: (row, query) => {
    if (!mayBeChecked(row)) return null;
    const here = tableAddress(BASE, FEEDBACK, query, { after: query.after, before: query.before });
    const href = withParams(here, { check: textIn(row, 'bookingId') });
    return { href, label: 'Check again' };
  },
};

/** Only the newest version can be judged once more, and only while the booking waits for it. */
export function mayBeChecked(row: AdminRow): boolean {
  return (
    row.status === 'revise' && row.newest === 'yes' && row.bookingStatus === 'completed_pending_feedback'
  );
}

/** `padding not_prose` -> `padding, not prose` */
export function remarkWords(codes: string): string {
  return codes.replaceAll(' ', ', ').replaceAll('_', ' ');
}
