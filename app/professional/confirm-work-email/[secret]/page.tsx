import type { Metadata, Route } from 'next';
import styles from '@/components/account/account.module.css';
import { LinkDead } from '@/components/account/link-dead';
import { ConfirmForm } from '@/components/listing-settings/confirm-form';
import { PageHead } from '@/components/ui/page-head';
import { findLink } from '@/lib/accounts/one-time-links';
import { requireActor } from '@/lib/page-access';
import { confirmWorkEmailAction } from './actions';

export const metadata: Metadata = { title: 'Confirm your work e-mail address' };

const AGAIN = { href: '/professional/settings#work-email' as Route, label: 'Ask for a new link' };

/**
 * Where the mail to a work address leads. Looking at it uses nothing up: mail programs open links, too. Somebody else's
 * link is as dead as an old one.
 */
export default async function Page({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params;
  const actor = await requireActor('/professional/confirm-work-email/[secret]', { secret });
  const link = await findLink(secret, 'work_email');
  if (link?.userId !== actor.id) return <LinkDead again={AGAIN} />;
  return (
    <div className={styles.arrive}>
      <div>
        <PageHead tight title="Confirm your work e-mail address">
          <p className="mt-1 break-words">{link.email}</p>
        </PageHead>
        <ConfirmForm action={confirmWorkEmailAction} secret={secret} />
      </div>
    </div>
  );
}
