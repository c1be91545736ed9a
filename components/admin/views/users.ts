import { ACCOUNT_STATES, LISTING_STATES, ROLES, STRIPE_STATES } from '@/lib/admin/tables/words';
import { userRecord } from '../addresses';
import { type TableLook, textIn } from '../shown-column';
import { ACCOUNT_BADGES, CARD_BADGES, STRIPE_BADGES } from './looks';

export const USERS_LOOK: TableLook = {
  base: '/admin/users',
  empty: 'People stand here as soon as they sign up.',
  columns: [
    { key: 'id', leadsTo: (row) => userRecord(textIn(row, 'id')), fold: 'line' },
    { key: 'name', strong: true, fold: 'title' },
    { key: 'email', muted: true, fold: 'line' },
    { key: 'role', words: ROLES, fold: 'aside' },
    { key: 'createdAt', muted: true },
    { key: 'bookings' },
    { key: 'employer', muted: true },
    { key: 'price' },
    { key: 'listingState', words: LISTING_STATES, badges: CARD_BADGES, fold: 'end' },
    { key: 'stripeState', words: STRIPE_STATES, badges: STRIPE_BADGES },
    { key: 'state', words: ACCOUNT_STATES, badges: ACCOUNT_BADGES, fold: 'end' },
  ],
};
