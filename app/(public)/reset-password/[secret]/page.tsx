import type { Metadata } from 'next';
import styles from '@/components/account/account.module.css';
import { LinkDead } from '@/components/account/link-dead';
import { PasswordForm } from '@/components/account/password-form';
import { PageHead } from '@/components/ui/page-head';
import { ownerOfLink } from '@/lib/accounts/change-password';
import { findLink } from '@/lib/accounts/one-time-links';
import { resetPasswordAction } from './actions';

export const metadata: Metadata = { title: 'Choose a new password' };

type Props = { params: Promise<{ secret: string }> };

/** Where the mail of a reset leads. Looking at it uses nothing up: mail programs open links, too. */
export default async function NewPasswordPage({ params }: Props) {
  const { secret } = await params;
  const link = await findLink(secret, 'reset_password');
  const owner = link && (await ownerOfLink(link));
  if (!owner) return <LinkDead again={{ href: '/reset-password', label: 'Ask for a new link' }} />;
  return (
    <div className={styles.arrive}>
      <div>
        <PageHead tight title="Choose a new password">
          <p className="muted mt-1">It signs you out everywhere. Then sign in with the new one.</p>
        </PageHead>
        <PasswordForm
          action={resetPasswordAction}
          hidden={{ secret, email: owner.email }}
          label="New password"
          autoComplete="new-password"
          own={[owner.name, owner.email]}
          submit="Save the password"
          busy="Saving"
        />
      </div>
    </div>
  );
}
