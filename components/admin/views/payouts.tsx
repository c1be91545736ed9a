import { END_REASONS, PAYOUT_STATES, PAYOUT_WAITS, wordFor } from '@/lib/admin/tables/words';
import { bookingRecord, userRecord } from '../addresses';
import { Id } from '../id';
import { type TableLook, textIn } from '../shown-column';
import { PAYOUT_BADGES } from './looks';

const REASONS = { ...PAYOUT_WAITS, ...END_REASONS };

export const PAYOUTS_LOOK: TableLook = {
  base: '/admin/payouts',
  empty: 'A payout stands here as soon as a call is paid; it is held until the feedback has passed.',
  columns: [
    { key: 'bookingId', leadsTo: (row) => bookingRecord(textIn(row, 'bookingId')), fold: 'title' },
    { key: 'professional', leadsTo: (row) => userRecord(textIn(row, 'professionalId')), fold: 'line' },
    { key: 'updatedAt', muted: true, fold: 'line' },
    { key: 'gross' },
    { key: 'returned', muted: true },
    { key: 'fee', muted: true },
    { key: 'net', strong: true, fold: 'aside' },
    { key: 'status', words: PAYOUT_STATES, badges: PAYOUT_BADGES, fold: 'end' },
    {
      key: 'payoutId',
      heading: 'Reason or Stripe id',
      muted: true,
      fold: 'wide',
      cell: (row) => {
        const reason = textIn(row, 'reason');
        if (reason !== '') return wordFor(REASONS, reason);
        return row.payoutId ? <Id id={String(row.payoutId)} /> : null;
      },
    },
  ],
};
