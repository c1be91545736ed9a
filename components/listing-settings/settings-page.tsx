import Link from 'next/link';
import { AccountForm } from '@/components/account/account-form';
import { HOURS } from '@/components/booking/links';
import { PictureSection } from '@/components/files/picture-section';
import { Leaf } from '@/components/ui/leaf';
import { PageHead } from '@/components/ui/page-head';
import { countryName, STRIPE_COUNTRIES } from '@/lib/domain/countries';
import { PRICE_RANGE_CENTS } from '@/lib/domain/fees';
import type { Policy } from '@/lib/domain/policy';
import type { Outcome } from '@/lib/files/faults';
import type { StoredFile } from '@/lib/files/schema';
import type { FormState } from '@/lib/form-state';
import { formatMoney, formatPercent } from '@/lib/format';
import type { OwnListing } from '@/lib/listings/queries';
import type { WorkEmail } from '@/lib/listings/work-email';
import type { PayoutAccount } from '@/lib/payments/queries';
import type { ZoneChoice } from '@/lib/zone-choices';
import { AboutForm } from './about-form';
import { CardSection } from './card-section';
import { PayoutSection } from './payout-section';
import { PriceForm } from './price-form';
import type { ShowOrHide } from './visibility-form';
import { WorkEmailSection } from './work-email-section';
import { WorkForm } from './work-form';

type FormAction = (before: FormState, form: FormData) => Promise<FormState>;

export type SettingsActions = ShowOrHide &
  Readonly<
    Record<'work' | 'workEmail' | 'price' | 'about' | 'payouts' | 'account' | 'removePhoto', FormAction>
  >;

/** What the world sees of a professional, what that is made from, how they are paid, and their account. */
export function SettingsPage({
  person,
  listing,
  email,
  payouts,
  suggestions,
  zones,
  policy,
  k,
  stripeOutcome,
  isConfirmed,
  picture,
  actions,
}: {
  person: { readonly name: string; readonly email: string; readonly zone: string };
  listing: OwnListing;
  email: WorkEmail;
  payouts: PayoutAccount | null;
  suggestions: { readonly employers: readonly string[]; readonly titles: readonly string[] };
  zones: readonly ZoneChoice[];
  policy: Policy;
  k: number;
  stripeOutcome: string | undefined;
  /** They come from the link that was mailed to their work address. */
  isConfirmed: boolean;
  picture: { readonly file: StoredFile | null; readonly outcome: Outcome | null };
  actions: SettingsActions;
}) {
  const { details, missing, priceCents } = listing;
  const { min, max } = PRICE_RANGE_CENTS;
  return (
    <>
      <PageHead title="Settings" lede="What the world sees of you, and how you are paid." />
      <CardSection
        listing={listing}
        onboarding={{ missing, email, payouts, zone: person.zone }}
        k={k}
        visibility={actions}
      />
      <Leaf id="work" title="Your work" note="Your card shows as much of it as enough others share.">
        <div className="max-w-measure">
          <WorkForm
            action={actions.work}
            details={details}
            isVerified={email.verified !== null}
            {...suggestions}
          />
        </div>
      </Leaf>
      <WorkEmailSection email={email} zone={person.zone} back={isConfirmed} action={actions.workEmail} />
      <Leaf id="your-price" title="Your price">
        <div className="max-w-measure">
          <PriceForm
            action={actions.price}
            price={priceCents === null ? '' : (priceCents / 100).toFixed(2)}
            range={`${formatMoney(min)} to ${formatMoney(max)}`}
            fee={formatPercent(policy.feeBps)}
            feeBps={policy.feeBps}
            minutes={policy.callMinutes}
          />
        </div>
      </Leaf>
      <Leaf id="about" title="What you talk about" note="All of it may be left empty.">
        <div className="max-w-measure">
          <AboutForm action={actions.about} details={details} />
        </div>
      </Leaf>
      <PayoutSection
        account={payouts}
        countries={STRIPE_COUNTRIES.map((code) => ({ value: code, label: countryName(code) }))}
        outcome={stripeOutcome}
        begin={actions.payouts}
      />
      <Leaf title="Hours and calendar">
        <p>
          <Link href={HOURS.professional}>Set when you could take a call</Link>, and{' '}
          <Link href="/calendars">connect your calendars</Link>.
        </p>
      </Leaf>
      <PictureSection {...picture} remove={actions.removePhoto}>
        A candidate sees your picture beside your name once a booking with you is confirmed, and not before.
        It is never on your card.
      </PictureSection>
      <Leaf id="account" title="Name and zone" note={person.email}>
        <div className="max-w-measure">
          <AccountForm action={actions.account} name={person.name} zone={person.zone} zones={zones} />
        </div>
      </Leaf>
    </>
  );
}
