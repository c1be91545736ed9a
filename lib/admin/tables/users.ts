import { type AdminTable, optionsOf } from '../table';
import { ACCOUNT_STATES, LISTING_STATES, ROLES, STRIPE_STATES } from './words';

const STATE = `CASE WHEN u.deleted_at IS NOT NULL THEN 'deleted' WHEN u.suspended_at IS NULL THEN 'active' ELSE 'suspended' END`;
const LISTING_STATE = `CASE WHEN l.id IS NULL THEN NULL WHEN card.listing_id IS NOT NULL THEN 'listed'
  WHEN l.hidden_at IS NOT NULL THEN 'hidden' ELSE 'not_listed' END`;

/** Everybody with an account, and of professionals what their card is made of. */
export const USERS: AdminTable = {
  name: 'users',
  title: 'Users',
  noun: 'user',
  from: `users u
    LEFT JOIN listings l ON l.user_id = u.id
    LEFT JOIN employers e ON e.id = l.employer_id
    LEFT JOIN listing_cards card ON card.listing_id = l.id
    LEFT JOIN stripe_accounts s ON s.user_id = u.id
    LEFT JOIN calendar_connections google ON google.user_id = u.id AND google.provider = 'google'`,
  rowKey: { sql: 'u.id', type: 'text' },
  columns: [
    { key: 'id', label: 'User', kind: 'id', sql: 'u.id' },
    { key: 'name', label: 'Name', kind: 'text', sql: 'u.name', sorts: true },
    { key: 'email', label: 'E-mail', kind: 'text', sql: 'u.email', sorts: true },
    { key: 'role', label: 'Role', kind: 'status', sql: 'u.role' },
    { key: 'state', label: 'State', kind: 'status', sql: STATE },
    { key: 'createdAt', label: 'Joined', kind: 'instant', sql: 'u.created_at', sorts: true },
    { key: 'emailVerifiedAt', label: 'E-mail verified', kind: 'instant', sql: 'u.email_verified_at' },
    { key: 'suspendedAt', label: 'Suspended', kind: 'instant', sql: 'u.suspended_at' },
    { key: 'zone', label: 'Time zone', kind: 'text', sql: 'u.zone' },
    {
      key: 'bookings',
      label: 'Bookings',
      kind: 'number',
      sql: '(SELECT count(*) FROM bookings b WHERE b.candidate_id = u.id OR b.professional_id = u.id)',
    },
    { key: 'listingId', label: 'Listing', kind: 'id', sql: 'l.id' },
    { key: 'listingState', label: 'Card', kind: 'status', sql: LISTING_STATE },
    { key: 'employer', label: 'Employer', kind: 'text', sql: 'e.name' },
    { key: 'title', label: 'Title', kind: 'text', sql: 'l.title' },
    { key: 'corporateEmail', label: 'Work e-mail', kind: 'text', sql: 'l.corporate_email' },
    {
      key: 'corporateEmailVerifiedAt',
      label: 'Work e-mail verified',
      kind: 'instant',
      sql: 'l.corporate_email_verified_at',
    },
    { key: 'price', label: 'Price', kind: 'money', sql: 'l.price_cents', sorts: true },
    {
      key: 'currency',
      label: 'Currency',
      kind: 'text',
      sql: `CASE WHEN l.price_cents IS NULL THEN NULL ELSE 'USD' END`,
    },
    { key: 'stripeAccountId', label: 'Stripe account', kind: 'id', sql: 's.account_id' },
    { key: 'stripeState', label: 'Stripe', kind: 'status', sql: 's.state' },
    { key: 'calendarState', label: 'Google Calendar', kind: 'status', sql: 'google.state' },
  ],
  searched: ['u.id', 'u.name', 'u.email', 'l.id', 'l.corporate_email', 'e.name', 's.account_id'],
  searchHint: 'Name, e-mail, employer or id',
  filters: [
    { name: 'role', label: 'Role', sql: 'u.role', options: optionsOf(ROLES) },
    { name: 'state', label: 'State', sql: STATE, options: optionsOf(ACCOUNT_STATES) },
    { name: 'card', label: 'Card', sql: LISTING_STATE, options: optionsOf(LISTING_STATES) },
    { name: 'stripe', label: 'Stripe', sql: 's.state', options: optionsOf(STRIPE_STATES) },
  ],
  since: 'createdAt',
  sort: { key: 'createdAt', descending: true },
};
