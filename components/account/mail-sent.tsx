import type { ReactNode } from 'react';
import { PageHead } from '@/components/ui/page-head';
import { LINK_MINUTES } from '@/lib/accounts/one-time-links';
import { env } from '@/lib/env';
import styles from './account.module.css';

/** After a link was asked for: where it went, for how long it works, and what to do when none comes. */
export function MailSent({ title, children }: { title: string; children: ReactNode }) {
  const { MONET_SANDBOX_URL: sandbox } = env();
  return (
    <div className={styles.arrive}>
      <div>
        <PageHead tight title={title} />
        <div className="stack">
          <p>{children}</p>
          <p>
            The link works once, for {LINK_MINUTES} minutes. If no mail comes, look among unwanted mail, and
            check the spelling of the address.
          </p>
          {sandbox && (
            <p>
              This is the demo: the mail is in <a href={sandbox}>its mailbox</a>.
            </p>
          )}
        </div>
      </div>
    </div>
  );
}
