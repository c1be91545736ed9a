import type { Metadata } from 'next';
import { Temporal } from 'temporal-polyfill';
import { ActivitySection } from '@/components/account/security/activity-section';
import { EmailSection } from '@/components/account/security/email-section';
import { LinkedSection } from '@/components/account/security/linked-section';
import { OwnDataSection } from '@/components/account/security/own-data-section';
import { PasswordSection } from '@/components/account/security/password-section';
import { SessionsSection } from '@/components/account/security/sessions-section';
import { accountDone, accountTrouble } from '@/components/account/trouble-words';
import { Note } from '@/components/ui/note';
import { PageHead } from '@/components/ui/page-head';
import { ownActivity } from '@/lib/accounts/activity';
import { signInProviders } from '@/lib/accounts/identities';
import { waysIn } from '@/lib/accounts/queries';
import { sessionsOf } from '@/lib/accounts/sessions';
import { machineNow, now as productNow } from '@/lib/clock';
import { env } from '@/lib/env';
import { requireActor } from '@/lib/page-access';
import { isProven } from '@/lib/proof';
import { continueWithAction } from '../(public)/sign-in/provider';
import {
  closeOthersAction,
  closeSessionAction,
  newEmailAction,
  proveAction,
  setPasswordAction,
  unlinkAction,
} from './actions';
import { Proof } from './proof';
import { SecondStepSections } from './second-step';

export const metadata: Metadata = { title: 'Sign-in and security' };

type Props = { searchParams: Promise<Record<'done' | 'problem' | 'provider', string | undefined>> };

/** How somebody signs in, where they are signed in, and what they may take along or have erased; for every role. */
export default async function AccountPage({ searchParams }: Props) {
  const [{ done, problem, provider }, actor] = await Promise.all([searchParams, requireActor('/account')]);
  const [ways, sessions, activity] = await Promise.all([
    waysIn(actor.id),
    sessionsOf(actor),
    ownActivity(actor, { limit: 20 }),
  ]);
  const proven = isProven(actor);
  const trouble = accountTrouble(problem, provider);
  const news = accountDone(done, provider);
  const now = Temporal.Instant.fromEpochMilliseconds(machineNow());
  return (
    <>
      <PageHead title="Sign-in and security" lede={actor.email} />
      {trouble && <Note className="mb-6" tone="bad" role="alert" title={trouble} />}
      {news && <Note className="mb-6" role="status" title={news} />}
      {!proven && <Proof actor={actor} action={proveAction} />}
      <EmailSection
        email={actor.email}
        proven={proven}
        action={newEmailAction}
        sandboxUrl={env().MONET_SANDBOX_URL}
      />
      <PasswordSection
        person={actor}
        hasPassword={ways.password}
        proven={proven}
        action={setPasswordAction}
      />
      <LinkedSection
        providers={signInProviders()}
        ways={ways}
        proven={proven}
        zone={actor.zone}
        actions={{ link: continueWithAction, unlink: unlinkAction }}
      />
      <SecondStepSections actor={actor} now={now} />
      <SessionsSection
        sessions={sessions}
        zone={actor.zone}
        now={now}
        actions={{ one: closeSessionAction, others: closeOthersAction }}
      />
      <ActivitySection {...activity} zone={actor.zone} now={productNow()} />
      <OwnDataSection proven={proven} mayDelete={actor.role !== 'admin'} />
    </>
  );
}
