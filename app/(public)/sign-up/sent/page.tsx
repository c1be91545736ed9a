import type { Metadata } from 'next';
import { MailSent } from '@/components/account/mail-sent';

export const metadata: Metadata = { title: 'Look into your mailbox' };

/** The same for every address: whether there is an account already is told by mail only. */
export default function SignUpSentPage() {
  return (
    <MailSent title="Look into your mailbox">
      We sent a mail to the address you gave. Open the link in it and enter the password you chose: then your
      account is open.
    </MailSent>
  );
}
