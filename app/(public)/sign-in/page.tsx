import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import styles from '@/components/account/account.module.css';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, DemoAccounts } from '@/components/account/demo-accounts';
import { PasskeySignIn } from '@/components/account/passkey-sign-in';
import { ProviderButtons } from '@/components/account/provider-buttons';
import { SignInForm } from '@/components/account/sign-in-form';
import { signInTrouble } from '@/components/account/trouble-words';
import { Note } from '@/components/ui/note';
import { PageHead } from '@/components/ui/page-head';
import { arrivePath, destinationFor, ownPath } from '@/lib/accounts/destination';
import { signInProviders } from '@/lib/accounts/identities';
import { passkeySite } from '@/lib/accounts/second-step/passkey-site';
import { currentOwing, currentVisitor } from '@/lib/auth';
import { env } from '@/lib/env';
import { signInAction } from './actions';
import { passkeySignInAction, passkeySignInOptions } from './passkey-actions';
import { continueWithAction } from './provider';

export const metadata: Metadata = { title: 'Sign in' };

type Params = Promise<Record<'next' | 'as' | 'error' | 'done', string | string[] | undefined>>;

export default async function SignInPage({ searchParams }: { searchParams: Params }) {
  const [visitor, owing, params] = await Promise.all([currentVisitor(), currentOwing(), searchParams]);
  const next = ownPath([params.next].flat()[0]) ?? undefined;
  // Who is signed in and comes back from a provider with nothing was about to link it.
  if (visitor && params.error !== undefined) redirect('/account?problem=cancelled');
  if (visitor) redirect(destinationFor(visitor.role, next) as Route);
  if (owing) redirect(arrivePath(next) as Route);
  const site = passkeySite();
  const isDemo = env().MONET_ENV === 'demo';
  const chosen = isDemo ? DEMO_ACCOUNTS.find(({ as }) => as === params.as) : undefined;
  const signUp = next ? `/sign-up?next=${encodeURIComponent(next)}` : '/sign-up';
  return (
    <div className={styles.arrive}>
      <div>
        <PageHead tight title="Sign in">
          <p className="muted mt-1">
            New here? <Link href={signUp as Route}>Open an account</Link>
          </p>
        </PageHead>
        {params.done === 'password' && (
          <Note className="mb-5" title="Your new password is saved. Sign in with it." role="status" />
        )}
        {params.done === 'deleted' && (
          <Note className="mb-5" title="Your account is deleted, and you are signed out." role="status" />
        )}
        {params.error !== undefined && (
          <Note className="mb-5" tone="bad" title={signInTrouble([params.error].flat()[0])} />
        )}
        <SignInForm
          key={chosen?.as}
          action={signInAction}
          next={next}
          {...(chosen && { filled: { email: chosen.email, password: DEMO_PASSWORD } })}
        />
        <ProviderButtons providers={signInProviders()} action={continueWithAction} next={next} />
        {site && (
          <PasskeySignIn
            begin={passkeySignInOptions}
            finish={passkeySignInAction}
            next={next}
            origin={site.origin}
          />
        )}
      </div>
      {isDemo && <DemoAccounts next={next} />}
    </div>
  );
}
