import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import styles from '@/components/account/account.module.css';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, DemoAccounts } from '@/components/account/demo-accounts';
import { SignInForm } from '@/components/account/sign-in-form';
import { Note } from '@/components/ui/note';
import { PageHead } from '@/components/ui/page-head';
import { destinationFor, ownPath } from '@/lib/accounts/destination';
import { currentVisitor } from '@/lib/auth';
import { env } from '@/lib/env';
import { signInAction } from './actions';

export const metadata: Metadata = { title: 'Sign in' };

type Params = Promise<Record<'next' | 'as' | 'error' | 'done', string | string[] | undefined>>;

export default async function SignInPage({ searchParams }: { searchParams: Params }) {
  const [visitor, params] = await Promise.all([currentVisitor(), searchParams]);
  const next = ownPath([params.next].flat()[0]) ?? undefined;
  if (visitor) redirect(destinationFor(visitor.role, next) as Route);
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
          <Note className="mb-5" tone="bad" title="You could not be signed in. Please try again." />
        )}
        <SignInForm
          key={chosen?.as}
          action={signInAction}
          next={next}
          {...(chosen && { filled: { email: chosen.email, password: DEMO_PASSWORD } })}
        />
      </div>
      {isDemo && <DemoAccounts next={next} />}
    </div>
  );
}
