import type { AdminUser } from '@/lib/admin/user-record';
import type { FormAction } from '@/lib/form-state';
import styles from '../admin.module.css';
import { ReasonForm } from '../reason-form';

/** Closes an account, or opens it again; the admin's own has neither. */
export function SuspensionPanel({
  user,
  suspend,
  reinstate,
}: {
  user: AdminUser;
  suspend: FormAction;
  reinstate: FormAction;
}) {
  const { id, role, suspendedAt, deletedAt } = user;
  if (role === 'admin' || deletedAt) return null;
  const hidden = { userId: id };
  return (
    <section className={styles.panel} aria-labelledby="suspension">
      <div>
        <h2 id="suspension">{suspendedAt ? 'Open the account again' : 'Suspend the account'}</h2>
        <p className="muted">
          {suspendedAt
            ? 'They can sign in again, with their password as it was. A card that is complete is shown again.'
            : 'They are signed out everywhere at once and cannot sign in. Their card goes. Bookings that are agreed go on as they are: end those that should not. They are told by mail, without the reason.'}
        </p>
      </div>
      {suspendedAt ? (
        <ReasonForm action={reinstate} hidden={hidden} submit="Open it again" busy="Opening" />
      ) : (
        <ReasonForm action={suspend} hidden={hidden} submit="Suspend" busy="Suspending" look="danger" />
      )}
    </section>
  );
}
