import type { Metadata } from 'next';
import styles from '@/components/account/account.module.css';
import { LinkDead } from '@/components/account/link-dead';
import { PasswordForm } from '@/components/account/password-form';
import { PageHead } from '@/components/ui/page-head';
import { findLink } from '@/lib/accounts/one-time-links';
import { confirmSignUpAction } from './actions';

export const metadata: Metadata = { title: 'Confirm your e-mail address' };

type Props = { params: Promise<{ secret: string }> };

/** Where the mail of a sign-up leads. Looking at it uses nothing up: mail programs open links, too. */
export default async function ConfirmSignUpPage({ params }: Props) {
  const { secret } = await params;
  const link = await findLink(secret, 'sign_up');
  if (!link) return <LinkDead again={{ href: '/sign-up', label: 'Open an account' }} />;
  return (
    <div className={styles.arrive}>
      <div>
        <PageHead tight title="Confirm your e-mail address">
          <p className="muted mt-1">Enter the password you chose, and your account is open.</p>
        </PageHead>
        <PasswordForm
          action={confirmSignUpAction}
          hidden={{ secret, email: link.email }}
          label="Password"
          autoComplete="current-password"
          submit="Confirm and sign in"
          busy="Opening your account"
        />
      </div>
    </div>
  );
}
