import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SettingsPage } from '@/components/listing-settings/settings-page';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { outcomeOf } from '@/lib/files/faults';
import { filesByKind } from '@/lib/files/queries';
import { listingOf, shownEmployers, shownTitles } from '@/lib/listings/queries';
import { workEmailOf } from '@/lib/listings/work-email';
import { requireActor } from '@/lib/page-access';
import { payoutAccountOf } from '@/lib/payments/queries';
import { zoneChoices } from '@/lib/zone-choices';
import {
  hideAction,
  payoutsAction,
  removePhotoAction,
  saveAboutAction,
  saveAccountAction,
  savePriceAction,
  saveWorkAction,
  showAction,
  workEmailAction,
} from './actions';

export const metadata: Metadata = { title: 'Settings' };

const ACTIONS = {
  work: saveWorkAction,
  workEmail: workEmailAction,
  price: savePriceAction,
  about: saveAboutAction,
  hide: hideAction,
  show: showAction,
  payouts: payoutsAction,
  account: saveAccountAction,
  removePhoto: removePhotoAction,
};

type Props = {
  searchParams: Promise<Record<'stripe' | 'work-email' | 'photo', string | string[] | undefined>>;
};

/** The professional's card, price, payouts and account. */
export default async function Page({ searchParams }: Props) {
  const actor = await requireActor('/professional/settings');
  const { stripe, 'work-email': workEmail, photo } = await searchParams;
  const [listing, email, payouts, employers, titles, files] = await Promise.all([
    listingOf(actor.id),
    workEmailOf(actor.id),
    payoutAccountOf(actor.id),
    shownEmployers(),
    shownTitles(),
    filesByKind(actor.id),
  ]);
  if (!listing) notFound();
  return (
    <SettingsPage
      person={actor}
      listing={listing}
      email={email}
      payouts={payouts}
      suggestions={{ employers, titles }}
      zones={zoneChoices(now(), actor.zone)}
      policy={env().policy}
      k={env().ANONYMITY_K}
      stripeOutcome={[stripe].flat()[0]}
      isConfirmed={workEmail === 'confirmed'}
      picture={{ file: files.photo, outcome: outcomeOf(photo) }}
      actions={ACTIONS}
    />
  );
}
