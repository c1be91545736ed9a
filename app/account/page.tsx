import type { Metadata } from 'next';
import { Temporal } from 'temporal-polyfill';
import { ActivitySection } from '@/components/account/security/activity-section';
import { OwnDataSection } from '@/components/account/security/own-data-section';
import { PasswordSection } from '@/components/account/security/password-section';
import { ProofSection } from '@/components/account/security/proof-section';
import { SessionsSection } from '@/components/account/security/sessions-section';
import { PageHead } from '@/components/ui/page-head';
import { ownActivity } from '@/lib/accounts/activity';
import { isProven, PROOF_MINUTES } from '@/lib/accounts/proof';
import { waysIn } from '@/lib/accounts/queries';
import { sessionsOf } from '@/lib/accounts/sessions';
import { machineNow, now } from '@/lib/clock';
import { requireActor } from '@/lib/page-access';
import { closeOthersAction, closeSessionAction, proveAction, setPasswordAction } from './actions';

export const metadata: Metadata = { title: 'Sign-in and security' };

/** How somebody signs in, where they are signed in, and what they may take along or have erased; for every role. */
export default async function AccountPage() {
  const actor = await requireActor('account.secure', '/account');
  const [ways, sessions, activity] = await Promise.all([
    waysIn(actor.id),
    sessionsOf(actor),
    ownActivity(actor, { limit: 20 }),
  ]);
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
      <ActivitySection {...activity} zone={actor.zone} now={now()} />
      <OwnDataSection proven={proven} mayDelete={actor.role !== 'admin'} />
    </>
  );
}
