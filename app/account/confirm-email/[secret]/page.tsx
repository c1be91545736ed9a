import type { Metadata } from 'next';
import { LinkDead } from '@/components/account/link-dead';
import { OneButtonForm } from '@/components/account/security/one-button-form';
import { PageHead } from '@/components/ui/page-head';
import { findLink } from '@/lib/accounts/one-time-links';
import { requireActor } from '@/lib/page-access';
import { confirmEmailAction } from './actions';

export const metadata: Metadata = { title: 'Confirm your new e-mail address' };

type Props = { params: Promise<{ secret: string }> };

/** Where the mail to a new address leads, for the owner of the account alone. */
export default async function ConfirmEmailPage({ params }: Props) {
  const { secret } = await params;
  const actor = await requireActor('/account/confirm-email/[secret]', { secret });
  const link = await findLink(secret, 'change_email');
  if (link?.userId !== actor.id)
    return <LinkDead again={{ href: '/account', label: 'Sign-in and security' }} />;
  return (
    <>
      <PageHead title="Confirm your new e-mail address">
        <p className="muted mt-1">
          {link.email} takes the place of {actor.email}. You are signed out everywhere else.
        </p>
      </PageHead>
      <OneButtonForm
        action={confirmEmailAction}
        hidden={{ secret }}
        label="Change the address"
        busy="Changing"
      />
    </>
  );
}
