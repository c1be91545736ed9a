import type { Metadata } from 'next';
import Link from 'next/link';
import { Suspense } from 'react';
import { AccountForm } from '@/components/account/account-form';
import { CandidateProfileForm } from '@/components/account/candidate-profile-form';
import { SavedCards } from '@/components/cards/cards-section';
import { CvSection } from '@/components/files/cv-section';
import { PictureSection } from '@/components/files/picture-section';
import { Leaf } from '@/components/ui/leaf';
import { PageHead } from '@/components/ui/page-head';
import { Bone, Waiting } from '@/components/ui/skeleton';
import type { Authorised } from '@/lib/access';
import { candidateProfile } from '@/lib/accounts/queries';
import { now } from '@/lib/clock';
import { outcomeOf } from '@/lib/files/faults';
import { filesByKind } from '@/lib/files/queries';
import { orRefusal, requireActor } from '@/lib/page-access';
import { savedCards } from '@/lib/payments/checkout/saved-cards';
import { zoneChoices } from '@/lib/zone-choices';
import type { FileKind } from '@/prisma/generated/client/enums';
import {
  removeCardAction,
  removeCvAction,
  removePhotoAction,
  saveAccountAction,
  saveProfileAction,
} from './actions';

export const metadata: Metadata = { title: 'Settings' };

type Props = { searchParams: Promise<Record<FileKind, string | string[] | undefined>> };

export default async function CandidateSettingsPage({ searchParams }: Props) {
  const actor = await requireActor('/candidate/settings');
  const { photo, cv } = await searchParams;
  const local = now().toZonedDateTimeISO(actor.zone);
  const [profile, files] = await Promise.all([candidateProfile(actor.id), filesByKind(actor.id)]);
  return (
    <>
      <PageHead title="Settings" />
      <Leaf
        bare
        id="profile"
        title="What professionals see of you"
        note="With your question, this is all they know until a booking is confirmed."
      >
        <div className="max-w-measure">
          <CandidateProfileForm action={saveProfileAction} profile={profile} />
        </div>
      </Leaf>
      <PictureSection file={files.photo} outcome={outcomeOf(photo)} remove={removePhotoAction}>
        A professional sees your picture beside your name once a booking with them is confirmed, and not
        before: your requests go out without it.
      </PictureSection>
      <CvSection file={files.cv} outcome={outcomeOf(cv)} remove={removeCvAction} />
      <Leaf title="Name and zone" note={actor.email}>
        <div className="max-w-measure">
          <AccountForm
            action={saveAccountAction}
            name={actor.name}
            zone={actor.zone}
            zones={zoneChoices(now(), actor.zone)}
          />
        </div>
      </Leaf>
      <Leaf id="cards" title="Saved cards" note="Stripe keeps them; we see the last four digits.">
        <div className="max-w-measure">
          <Suspense fallback={<CardsSkeleton />}>
            <SavedCards
              saving={cardsOf(actor)}
              present={{ year: local.year, month: local.month }}
              remove={removeCardAction}
            />
          </Suspense>
        </div>
      </Leaf>
      <Leaf title="Hours and calendar">
        <p>
          <Link href="/candidate/availability">Set when you could take a call</Link>, and{' '}
          <Link href="/calendars">connect your calendars</Link>.
        </p>
      </Leaf>
    </>
  );
}

async function cardsOf(actor: Authorised<'cards.manage'>) {
  const cards = await orRefusal(savedCards(actor));
  return cards.ok ? cards.value : null;
}

function CardsSkeleton() {
  return (
    <Waiting label="Asking Stripe for your cards">
      <Bone size="w-full h-11" />
    </Waiting>
  );
}
