import { PAYMENT_STATES, REFUND_STATES } from '@/lib/admin/tables/words';
import { bookingRecord, userRecord } from '../addresses';
import { type TableLook, textIn } from '../shown-column';
import { PAYMENT_BADGES, REFUND_BADGES } from './looks';

export const PAYMENTS_LOOK: TableLook = {
  base: '/admin/payments',
  empty: 'A payment stands here as soon as a candidate opens the checkout.',
  columns: [
    { key: 'bookingId', leadsTo: (row) => bookingRecord(textIn(row, 'bookingId')), fold: 'title' },
    { key: 'candidate', leadsTo: (row) => userRecord(textIn(row, 'candidateId')), fold: 'line' },
    { key: 'createdAt', muted: true },
    { key: 'paidAt', fold: 'line', foldLabel: 'Paid' },
    { key: 'amount', strong: true, fold: 'aside' },
    { key: 'fee', muted: true },
    { key: 'refund' },
    { key: 'status', words: PAYMENT_STATES, badges: PAYMENT_BADGES, fold: 'end' },
    {
      key: 'refundStatus',
      words: REFUND_STATES,
      badges: REFUND_BADGES,
      fold: 'end',
      foldLabel: 'Refund',
    },
    { key: 'card', muted: true, fold: 'line' },
    { key: 'paymentIntentId', fold: 'wide' },
  ],
};
