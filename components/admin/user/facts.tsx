import type { Temporal } from 'temporal-polyfill';
import { ROLES, STRIPE_STATES } from '@/lib/admin/tables/words';
import type { AdminUser } from '@/lib/admin/user-record';
import { formatCount, formatList, formatMoney, formatZoneName } from '@/lib/format';
import { Terms } from '../../ui/facts';
import styles from '../admin.module.css';
import { plain } from '../booking/history';
import { Id } from '../id';
import { Moment } from '../moment';

type Props = { user: AdminUser; now: Temporal.Instant };

/** The account, what the person has told of themselves, and their accounts elsewhere. */
export function UserFacts({ user, now }: Props) {
  const { candidateProfile: profile, listing } = user;
  return (
    <div className={styles.record}>
      <section>
        <h2>Account</h2>
        <Terms small items={accountTerms({ user, now })} />
      </section>
      {profile && (
        <section>
          <h2>Profile</h2>
          <Terms
            small
            items={[
              { term: 'Stage', value: plain(profile.stage) },
              { term: 'School', value: plain(profile.schoolType) },
              { term: 'Interests', value: formatList(profile.interests) || 'None' },
            ]}
          />
        </section>
      )}
      {listing && (
        <section>
          <h2>Listing</h2>
          <Terms small items={listingTerms(listing, now)} />
        </section>
      )}
      <section>
        <h2>Elsewhere</h2>
        <Terms small items={elsewhereTerms({ user, now })} />
      </section>
    </div>
  );
}

function accountTerms({ user, now }: Props) {
  const { email, role, zone, createdAt, emailVerifiedAt, suspendedAt, liveSessions } = user;
  return [
    { term: 'E-mail', value: email },
    { term: 'Verified (UTC)', value: emailVerifiedAt ? <Moment at={emailVerifiedAt} now={now} /> : 'No' },
    { term: 'Role', value: ROLES[role] },
    { term: 'Zone', value: formatZoneName(zone) },
    { term: 'Joined (UTC)', value: <Moment at={createdAt} now={now} /> },
    ...(suspendedAt ? [{ term: 'Suspended (UTC)', value: <Moment at={suspendedAt} now={now} /> }] : []),
    { term: 'Signed in on', value: liveSessions === 1 ? '1 device' : `${formatCount(liveSessions)} devices` },
  ];
}

function listingTerms(listing: NonNullable<AdminUser['listing']>, now: Temporal.Instant) {
  const { card, employer, corporateEmailVerifiedAt: verifiedAt } = listing;
  return [
    { term: 'Listing', value: <Id id={listing.id} /> },
    { term: 'Employer', value: employer?.name ?? 'Not given' },
    { term: 'Title', value: listing.title ?? 'Not given' },
    { term: 'Work e-mail', value: listing.corporateEmail ?? 'Not given' },
    { term: 'Verified (UTC)', value: verifiedAt ? <Moment at={verifiedAt} now={now} /> : 'No' },
    { term: 'Price', value: listing.priceCents === null ? 'Not set' : formatMoney(listing.priceCents) },
    { term: 'The world sees', value: card ? `${card.headline} (step ${card.rung} of 6)` : 'No card' },
    ...(listing.hiddenAt
      ? [{ term: 'Hidden (UTC)', value: <Moment at={listing.hiddenAt} now={now} /> }]
      : []),
  ];
}

function elsewhereTerms({ user, now }: Props) {
  const { stripeAccount: stripe, calendars, owedCents, role } = user;
  const google = calendars.find((each) => each.provider === 'google');
  return [
    ...(role === 'professional'
      ? [
          { term: 'Stripe account', value: stripe ? <Id id={stripe.accountId} /> : 'None' },
          ...(stripe
            ? [
                { term: 'Stripe says', value: STRIPE_STATES[stripe.state] },
                { term: 'Can be charged', value: stripe.transfersActive ? 'Yes' : 'No' },
                { term: 'Can be paid', value: stripe.payoutsEnabled ? 'Yes' : 'No' },
              ]
            : []),
          { term: 'Owed by us', value: formatMoney(owedCents) },
        ]
      : []),
    {
      term: 'Google Calendar',
      value: google ? `${plain(google.state)}, ${google.accountEmail}` : 'Not connected',
    },
    ...(google ? [{ term: 'Since (UTC)', value: <Moment at={google.connectedAt} now={now} /> }] : []),
  ];
}
