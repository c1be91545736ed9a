import type { Metadata } from 'next';
import { MailSent } from '@/components/account/mail-sent';

export const metadata: Metadata = { title: 'Look into your mailbox' };

/** The same for every address: whether there is an account is told by mail only. */
export default function ResetSentPage() {
  return (
    <MailSent title="Look into your mailbox">
      If there is an account with this address, a mail with a link is on its way to it. Open the link to
      choose a new password.
    </MailSent>
  );
}
