import type { Metadata } from 'next';
import Link from 'next/link';
import { AccountForm } from '@/components/account/account-form';
import { CandidateProfileForm } from '@/components/account/candidate-profile-form';
import { Leaf } from '@/components/ui/leaf';
import { PageHead } from '@/components/ui/page-head';
import { candidateProfile } from '@/lib/accounts/queries';
import { now } from '@/lib/clock';
import { requireActor } from '@/lib/page-access';
import { zoneChoices } from '@/lib/zone-choices';
import { saveAccountAction, saveProfileAction } from './actions';

export const metadata: Metadata = { title: 'Settings' };

export default async function CandidateSettingsPage() {
  const actor = await requireActor('/candidate/settings');
  const profile = await candidateProfile(actor.id);
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
      <Leaf title="Hours and calendar">
        <p>
          <Link href="/candidate/availability">Set when you could take a call</Link>, and connect your
          calendar.
        </p>
      </Leaf>
    </>
  );
}
