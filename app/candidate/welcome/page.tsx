import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { CandidateProfileForm } from '@/components/account/candidate-profile-form';
import { ButtonLink } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page-head';
import { ownPath } from '@/lib/accounts/destination';
import { candidateProfile } from '@/lib/accounts/queries';
import { requireActor } from '@/lib/page-access';
import { saveProfileAction } from '../settings/actions';

export const metadata: Metadata = { title: 'What professionals see of you' };

/** The first page after signing up: a profile of three choices. Whoever has one is led on. */
export default async function WelcomePage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const actor = await requireActor('/candidate/welcome');
  const [profile, params] = await Promise.all([candidateProfile(actor.id), searchParams]);
  const next = (ownPath([params.next].flat()[0]) ?? '/browse') as Route;
  if (profile) redirect(next);
  return (
    <>
      <PageHead
        title="What professionals see of you"
        lede="They decide on a request by your question and these three answers. Your name comes out when a booking is confirmed, and not before."
      />
      <div className="max-w-measure">
        <CandidateProfileForm
          action={saveProfileAction}
          profile={null}
          next={next}
          submit="Save and go on"
          secondary={
            <ButtonLink look="quiet" href={next}>
              Skip for now
            </ButtonLink>
          }
        />
      </div>
    </>
  );
}
