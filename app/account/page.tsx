import type { Metadata } from 'next';
import { Temporal } from 'temporal-polyfill';
import { PasswordSection } from '@/components/account/security/password-section';
import { ProofSection } from '@/components/account/security/proof-section';
import { SessionsSection } from '@/components/account/security/sessions-section';
import { PageHead } from '@/components/ui/page-head';
import { isProven, PROOF_MINUTES } from '@/lib/accounts/proof';
import { waysIn } from '@/lib/accounts/queries';
import { hasSecondStep } from '@/lib/accounts/second-step/queries';
import { sessionsOf } from '@/lib/accounts/sessions';
import { machineNow } from '@/lib/clock';
import { requireActor } from '@/lib/page-access';
import { closeOthersAction, closeSessionAction, proveAction, setPasswordAction } from './actions';
import { SecondStepSections } from './second-step';

export const metadata: Metadata = { title: 'Sign-in and security' };

/** How somebody signs in, where they are signed in, and what they may take along or have erased; for every role. */
export default async function AccountPage() {
  const actor = await requireActor('account.secure', '/account');
  const [ways, sessions] = await Promise.all([waysIn(actor.id), sessionsOf(actor)]);
  const proven = isProven(actor);
  const now = Temporal.Instant.fromEpochMilliseconds(machineNow());
  return (
    <>
      <PageHead title="Sign-in and security" lede={actor.email} />
      {!proven && (
        <ProofSection
          email={actor.email}
          hasPassword={ways.password}
          minutes={PROOF_MINUTES}
          asksCode={await hasSecondStep(actor.id)}
          action={proveAction}
        />
      )}
      <PasswordSection
        person={actor}
        hasPassword={ways.password}
        proven={proven}
        action={setPasswordAction}
      />
      <SecondStepSections actor={actor} now={now} />
      <SessionsSection
        sessions={sessions}
        zone={actor.zone}
        now={now}
        actions={{ one: closeSessionAction, others: closeOthersAction }}
      />
    </>
  );
}
