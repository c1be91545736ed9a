import { BOOKING_STATES, END_REASONS, PAYMENT_STATES } from '@/lib/admin/tables/words';
import { bookingRecord, userRecord } from '../addresses';
import { type TableLook, textIn } from '../shown-column';
import { BOOKING_BADGES } from './looks';

export const BOOKINGS_LOOK: TableLook = {
  base: '/admin/bookings',
  empty: 'A booking stands here as soon as a candidate asks for a call.',
  columns: [
    { key: 'id', leadsTo: (row) => bookingRecord(textIn(row, 'id')), fold: 'title' },
    { key: 'candidate', leadsTo: (row) => userRecord(textIn(row, 'candidateId')), fold: 'line' },
    { key: 'professional', leadsTo: (row) => userRecord(textIn(row, 'professionalId')), fold: 'line' },
    { key: 'requestedAt', muted: true },
    { key: 'startAt', fold: 'line', foldLabel: 'Starts' },
    { key: 'price', strong: true, fold: 'aside' },
    { key: 'refund', muted: true },
    { key: 'status', words: BOOKING_STATES, badges: BOOKING_BADGES, fold: 'end' },
    { key: 'endReason', words: END_REASONS, muted: true, fold: 'wide' },
    { key: 'paymentStatus', words: PAYMENT_STATES, muted: true },
  ],
};
