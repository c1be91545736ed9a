import type { Metadata } from 'next';
import styles from '@/components/account/account.module.css';
import { FinishForm } from '@/components/account/finish-form';
import { LinkDead } from '@/components/account/link-dead';
import { PageHead } from '@/components/ui/page-head';
import { unfinished } from '@/lib/accounts/finish-sign-up';
import { PROVIDER_NAMES } from '@/lib/accounts/identities';
import { now } from '@/lib/clock';
import { viewerZone, zoneOfCookie } from '@/lib/viewer-zone';
import { zoneChoices } from '@/lib/zone-choices';
import { finishAction } from './actions';

export const metadata: Metadata = { title: 'Open an account' };

type Props = { params: Promise<{ secret: string }> };

/** What is left to say after a provider has told who somebody is, or after their address was proven by mail. */
export default async function FinishSignUpPage({ params }: Props) {
  const { secret } = await params;
  const waiting = await unfinished(secret);
  if (!waiting) return <LinkDead again={{ href: '/sign-up', label: 'Open an account' }} />;
  const zone = waiting.zone ?? (await viewerZone(null));
  const provider = PROVIDER_NAMES[waiting.provider];
  return (
    <div className={styles.arrive}>
      <div>
        <PageHead tight title="Open an account">
          <p className="muted mt-1">
            {waiting.proven === 'yes'
              ? `${provider} told us your address, ${waiting.email}. You sign in with ${provider} from now on.`
              : `${provider} did not tell us an address. We send a link to the one you write.`}
          </p>
        </PageHead>
        <FinishForm
          action={finishAction}
          secret={secret}
          begun={{ name: waiting.name, role: waiting.role }}
          asksAddress={waiting.proven === 'no'}
          zone={{
            choices: zoneChoices(now(), zone),
            chosen: zone,
            said: waiting.zone !== undefined || (await zoneOfCookie()) !== null,
          }}
        />
      </div>
    </div>
  );
}
