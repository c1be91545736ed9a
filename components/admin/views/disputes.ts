import { DISPUTE_MATTERS, DISPUTE_STATES, PARTIES } from '@/lib/admin/tables/words';
import { disputeRecord, userRecord } from '../addresses';
import { type TableLook, textIn } from '../shown-column';
import { DISPUTE_BADGES } from './looks';

export const DISPUTES_LOOK: TableLook = {
  base: '/admin/disputes',
  empty: 'A dispute stands here as soon as either side says that something about a call was not as agreed.',
  columns: [
    { key: 'id', leadsTo: (row) => disputeRecord(textIn(row, 'id')), fold: 'title' },
    { key: 'candidate', leadsTo: (row) => userRecord(textIn(row, 'candidateId')), fold: 'line' },
    { key: 'professional', leadsTo: (row) => userRecord(textIn(row, 'professionalId')), fold: 'line' },
    { key: 'openedBy', words: PARTIES, muted: true },
    { key: 'matter', words: DISPUTE_MATTERS, fold: 'wide' },
    { key: 'openedAt', muted: true },
    { key: 'answerBy', fold: 'line', foldLabel: 'Answer by' },
    { key: 'price', strong: true, fold: 'aside' },
    { key: 'refund' },
    { key: 'status', words: DISPUTE_STATES, badges: DISPUTE_BADGES, fold: 'end' },
  ],
};
