import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import styles from '@/components/account/account.module.css';
import { PasskeySignIn } from '@/components/account/passkey-sign-in';
import { SecondStepForm } from '@/components/account/second-step-form';
import { PageHead } from '@/components/ui/page-head';
import { SubmitButton } from '@/components/ui/submit-button';
import { destinationFor, ownPath } from '@/lib/accounts/destination';
import { passkeySite } from '@/lib/accounts/second-step/passkey-site';
import { hasSecondStep, passkeysOf } from '@/lib/accounts/second-step/queries';
import { currentOwing, currentVisitor } from '@/lib/auth';
import { passkeySignInAction, passkeySignInOptions } from '../passkey-actions';
import { otherPersonAction, secondStepAction } from './actions';

export const metadata: Metadata = { title: 'Second step' };

type Params = Promise<{ next?: string | string[] }>;

/** Where signing in goes on for whoever owes a second step. */
export default async function SecondStepPage({ searchParams }: { searchParams: Params }) {
  const [visitor, owing, params] = await Promise.all([currentVisitor(), currentOwing(), searchParams]);
  const next = ownPath([params.next].flat()[0]) ?? undefined;
  if (visitor) redirect(destinationFor(visitor.role, next) as Route);
  if (!owing) redirect((next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in') as Route);
  const [codes, passkeys] = await Promise.all([hasSecondStep(owing.id), passkeysOf(owing.id)]);
  const site = passkeys.length > 0 ? passkeySite() : null;
  return (
    <div className={styles.arrive}>
      <div>
        <PageHead
          tight
          title={codes ? 'Enter your code' : 'Use your passkey'}
          lede={`Second step of signing in as ${owing.email}`}
        />
        {codes && <SecondStepForm action={secondStepAction} next={next} />}
        {site && (
          <PasskeySignIn
            begin={passkeySignInOptions}
            finish={passkeySignInAction}
            next={next}
            origin={site.origin}
            only={!codes}
          />
        )}
        <form action={otherPersonAction} className="mt-6">
          <SubmitButton look="plain" small busy="Signing out">
            Sign in as somebody else
          </SubmitButton>
        </form>
      </div>
    </div>
  );
}
