import type { Metadata } from 'next';
import { Temporal } from 'temporal-polyfill';
import { PasswordSection } from '@/components/account/security/password-section';
import { ProofSection } from '@/components/account/security/proof-section';
import { SessionsSection } from '@/components/account/security/sessions-section';
import { PageHead } from '@/components/ui/page-head';
import { isProven, PROOF_MINUTES } from '@/lib/accounts/proof';
import { waysIn } from '@/lib/accounts/queries';
import { sessionsOf } from '@/lib/accounts/sessions';
import { machineNow } from '@/lib/clock';
import { requireActor } from '@/lib/page-access';
import { closeOthersAction, closeSessionAction, proveAction, setPasswordAction } from './actions';

export const metadata: Metadata = { title: 'Sign-in and security' };

/** How somebody signs in, where they are signed in, and what they may take along or have erased; for every role. */
export default async function AccountPage() {
  const actor = await requireActor('account.secure', '/account');
  const [ways, sessions] = await Promise.all([waysIn(actor.id), sessionsOf(actor)]);
  const proven = isProven(actor);
  return (
    <>
      <PageHead title="Sign-in and security" lede={actor.email} />
      {!proven && (
        <ProofSection
          email={actor.email}
          hasPassword={ways.password}
          minutes={PROOF_MINUTES}
          action={proveAction}
        />
      )}
      <PasswordSection
        person={actor}
        hasPassword={ways.password}
        proven={proven}
        action={setPasswordAction}
      />
      <SessionsSection
        sessions={sessions}
        zone={actor.zone}
        now={Temporal.Instant.fromEpochMilliseconds(machineNow())}
        actions={{ one: closeSessionAction, others: closeOthersAction }}
      />
    </>
  );
}
