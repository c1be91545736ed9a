import type { Metadata } from 'next';
import Link from 'next/link';
import styles from '@/components/account/account.module.css';
import { EmailForm } from '@/components/account/email-form';
import { PageHead } from '@/components/ui/page-head';
import { requestResetAction } from './actions';

export const metadata: Metadata = { title: 'Choose a new password' };

export default function ResetPasswordPage() {
  return (
    <div className={styles.arrive}>
      <div>
        <PageHead tight title="Choose a new password">
          <p className="muted mt-1">
            You remember it? <Link href="/sign-in">Sign in</Link>
          </p>
        </PageHead>
        <EmailForm
          action={requestResetAction}
          label="E-mail address"
          hint="The one you sign in with. We send a link to it."
          submit="Send the link"
          busy="Sending"
        />
      </div>
    </div>
  );
}
