import type { Route } from 'next';
import Link from 'next/link';
import styles from './account.module.css';

/** People of the demo to sign in as. They exist in the demo only, and all have this password. */
export const DEMO_ACCOUNTS = [
  { as: 'candidate', label: 'Candidate', email: 'cand1@monet.local' },
  { as: 'professional', label: 'Professional', email: 'pro1@monet.local' },
  { as: 'admin', label: 'Admin', email: 'admin@monet.local' },
] as const;
export const DEMO_PASSWORD = 'monet-demo-password';

/** A list of the demo's people; choosing one fills the form in. */
export function DemoAccounts({ next }: { next: string | undefined }) {
  return (
    <section aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">This is the demo</h2>
      <p className="s muted mt-1 mb-3">
        Its people are made up, and so is the money. Choose one to fill the form in; all have the password{' '}
        <span className="nb">{DEMO_PASSWORD}</span>.
      </p>
      <ul className={styles.demo}>
        {DEMO_ACCOUNTS.map(({ as, label, email }) => (
          <li key={as}>
            <Link
              href={`/sign-in?${new URLSearchParams({ as, ...(next && { next }) })}` as Route}
              replace
              scroll={false}
            >
              <span>{label}</span>
              <span>{email}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
