import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import styles from '@/components/account/account.module.css';
import { ProviderButtons } from '@/components/account/provider-buttons';
import { SignUpForm } from '@/components/account/sign-up-form';
import { Ticks } from '@/components/ui/facts';
import { PageHead } from '@/components/ui/page-head';
import { destinationFor, ownPath } from '@/lib/accounts/destination';
import { signInProviders } from '@/lib/accounts/identities';
import { currentVisitor } from '@/lib/auth';
import { now } from '@/lib/clock';
import { viewerZone, zoneOfCookie } from '@/lib/viewer-zone';
import { zoneChoices } from '@/lib/zone-choices';
import { continueWithAction } from '../sign-in/provider';
import { signUpAction } from './actions';

export const metadata: Metadata = { title: 'Open an account' };

type Params = Promise<Record<'next' | 'role', string | string[] | undefined>>;

export default async function SignUpPage({ searchParams }: { searchParams: Params }) {
  const [visitor, params] = await Promise.all([currentVisitor(), searchParams]);
  const next = ownPath([params.next].flat()[0]) ?? undefined;
  if (visitor) redirect(destinationFor(visitor.role, next) as Route);
  const role = (['candidate', 'professional'] as const).find((each) => each === params.role);
  const zone = await viewerZone(null);
  const signIn = next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in';
  return (
    <div className={styles.arrive}>
      <div>
        <PageHead tight title="Open an account">
          <p className="muted mt-1">
            You have one? <Link href={signIn as Route}>Sign in</Link>
          </p>
        </PageHead>
        <SignUpForm
          key={role}
          action={signUpAction}
          role={role}
          next={next}
          zone={{ choices: zoneChoices(now(), zone), chosen: zone, said: (await zoneOfCookie()) !== null }}
        />
        <ProviderButtons providers={signInProviders()} action={continueWithAction} next={next} />
      </div>
      <section aria-labelledby="promises">
        <h2 id="promises">What we do with it</h2>
        <div className="s mt-2">
          <Ticks
            items={[
              'Opening an account costs nothing. You pay for a call when its time is set, and not before.',
              'Names come out for both sides together, when a booking is paid and confirmed.',
              'No name, photo or e-mail address stands on any card.',
            ]}
          />
        </div>
        <p className="s mt-3">
          <Link href="/privacy">Privacy</Link>
        </p>
      </section>
    </div>
  );
}
