import type { AdminUser } from '@/lib/admin/user-record';
import type { FormAction } from '@/lib/form-state';
import styles from '../admin.module.css';
import { ReasonForm } from '../reason-form';

/** Asks whether a work address is the employer's, where its owner has confirmed it and its domain does not say. */
export function WorkEmailPanel({ user, action }: { user: AdminUser; action: FormAction }) {
  const { id, listing } = user;
  if (!listing?.corporateEmail || listing.corporateEmailVerifiedAt) return null;
  return (
    <section className={styles.panel} aria-labelledby="work-email">
      <div>
        <h2 id="work-email">Is this address one of {listing.employer?.name ?? 'the employer'}?</h2>
        <p className="muted">
          <span className="break-words">{listing.corporateEmail}</span>. They have opened the link that was
          mailed there. Look at the employer’s own website, not at the one under this domain. Until you accept
          the address their card is not shown; if it is not the employer’s, write to them.
        </p>
      </div>
      <ReasonForm action={action} hidden={{ userId: id }} submit="Accept the address" busy="Accepting" />
    </section>
  );
}
