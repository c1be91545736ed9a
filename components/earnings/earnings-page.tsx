import type { Route } from 'next';
import { EARNINGS, REQUESTS } from '@/components/booking/links';
import { ButtonLink } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import { Leaf } from '@/components/ui/leaf';
import { PageHead } from '@/components/ui/page-head';
import { split } from '@/lib/domain/fees';
import { formatMoney, formatPercent, formatQuantity } from '@/lib/format';
import type { EarningsRow, EarningsSums, PaidIn } from '@/lib/payments/earnings/earnings';
import type { DebtStanding } from '@/lib/payments/earnings/earnings-debt';
import type { MonthTotal } from '@/lib/payments/earnings/statement-months';
import { CallsTable } from './calls-table';
import styles from './earnings.module.css';
import { PaidByMonth } from './paid-by-month';
import type { EarningsReader } from './row-state';
import { StatementList } from './statement-list';
import { EarningsFigures, type FirstDue } from './sums';

export type Earnings = {
  readonly priceCents: number | null;
  readonly sums: EarningsSums;
  readonly year: number;
  readonly paidThisYear: PaidIn | undefined;
  readonly months: readonly PaidIn[];
  readonly firstDue: FirstDue;
  readonly firstArrival: EarningsReader['now'] | null;
  readonly debt: DebtStanding;
  readonly statements: readonly MonthTotal[];
  readonly rows: readonly EarningsRow[];
  readonly nextCursor: string | null;
  /** A page after the first. */
  readonly isContinued: boolean;
};

/** The professional's statement: sums by state, what was paid by month, and every paid call. */
export function EarningsPage({ earnings, reader }: { earnings: Earnings; reader: EarningsReader }) {
  const { sums, rows, nextCursor } = earnings;
  const calls = Object.values(sums).reduce((total, each) => total + each.calls, 0);
  return (
    <>
      <PageHead title="Earnings" lede={priceLine(earnings.priceCents, reader)} />
      <EarningsFigures
        sums={sums}
        year={earnings.year}
        paid={earnings.paidThisYear}
        firstDue={earnings.firstDue}
        firstArrival={earnings.firstArrival}
        debt={earnings.debt}
        reader={reader}
      />
      {calls === 0 ? (
        <EmptyState title="No paid calls yet" actions={<ButtonLink href={REQUESTS}>See requests</ButtonLink>}>
          Each call that a candidate pays for appears here, with our fee, what you receive and when. The money
          is held until your feedback has passed our check.
        </EmptyState>
      ) : (
        <>
          <Leaf bare title="Paid by month" note="After our fee, US dollars. This month so far.">
            <PaidByMonth months={earnings.months} zone={reader.zone} />
          </Leaf>
          <StatementList months={earnings.statements} />
          <section className={styles.book}>
            <div className={styles.head}>
              <h2>Calls</h2>
              {/* A file, not a page. */}
              <a className={buttonClass({ small: true })} href="/api/earnings/export" download>
                <Icon name="download" />
                Download CSV
              </a>
            </div>
            <CallsTable rows={rows} reader={reader} />
            <div className="more">
              <span className="muted">
                {rows.length === calls
                  ? formatQuantity(calls, 'call')
                  : `${rows.length} of ${formatQuantity(calls, 'call')}`}
                , latest first
              </span>
              <div className="row row--tight">
                {earnings.isContinued && (
                  <ButtonLink small href={EARNINGS}>
                    Show the latest
                  </ButtonLink>
                )}
                {nextCursor && (
                  <ButtonLink small href={`${EARNINGS}?cursor=${nextCursor}` as Route}>
                    Show older
                  </ButtonLink>
                )}
              </div>
            </div>
          </section>
        </>
      )}
    </>
  );
}

function priceLine(priceCents: number | null, { policy }: EarningsReader): string {
  const fee = formatPercent(policy.feeBps);
  if (priceCents === null) return `You have not set a price yet. Our fee is ${fee} of it.`;
  const { netCents } = split(priceCents, policy.feeBps);
  return `Your price is ${formatMoney(priceCents)} a call. You receive ${formatMoney(netCents)} after our fee of ${fee}.`;
}
