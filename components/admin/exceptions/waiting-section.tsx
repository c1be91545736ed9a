import Link from 'next/link';
import type { Temporal } from 'temporal-polyfill';
import { PAYOUT_WAITS, wordFor } from '@/lib/admin/tables/words';
import type { WaitingPayouts } from '@/lib/admin/waiting-payouts';
import { formatDateTime, formatMoney, formatQuantity } from '@/lib/format';
import styles from '../admin.module.css';

/** Payouts that go on by themselves, and when. */
export function WaitingSection({
  payouts,
  now,
}: {
  payouts: readonly WaitingPayouts[];
  now: Temporal.Instant;
}) {
  const count = payouts.reduce((sum, each) => sum + each.count, 0);
  return (
    <section className={styles.sect}>
      <h2>
        Payouts on their way by themselves
        <span>{count}</span>
      </h2>
      {count === 0 && <p className="muted">None is pending.</p>}
      {payouts.map(({ waitingFor, count: some, cents, firstAt }) => (
        <p key={waitingFor} className="muted">
          <Link
            href={
              waitingFor
                ? `/admin/payouts?status=pending&waiting=${waitingFor}`
                : '/admin/payouts?status=pending'
            }
          >
            {formatQuantity(some, 'payout')}, {formatMoney(cents)}
          </Link>
          {': '}
          {waitingFor ? wordFor(PAYOUT_WAITS, waitingFor).toLowerCase() : 'to be sent now'}
          {firstAt && `, the first until ${formatDateTime(firstAt, 'UTC', { now, showZone: false })} UTC`}.
        </p>
      ))}
    </section>
  );
}
