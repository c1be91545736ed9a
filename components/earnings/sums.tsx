import Link from 'next/link';
import { feedbackPage } from '@/components/booking/links';
import { type Figure, Figures } from '@/components/ui/figures';
import { feedbackDeadline, feedbackDue } from '@/lib/domain/booking-deadlines';
import { formatDate, formatDateTime, formatMoney, formatQuantity } from '@/lib/format';
import type { EarningsSums, PaidIn } from '@/lib/payments/earnings/earnings';
import type { DebtStanding } from '@/lib/payments/earnings/earnings-debt';
import type { EarningsReader } from './row-state';

/** The call whose feedback is due first. */
export type FirstDue = { readonly bookingId: string; readonly endAt: EarningsReader['now'] } | null;

/** What is held, waits for feedback, is on its way and was paid this year; what is kept back and owed, where anything is. */
export function EarningsFigures({
  sums,
  year,
  paid,
  firstDue,
  firstArrival = null,
  debt = NO_DEBT,
  reader,
}: {
  sums: EarningsSums;
  year: number;
  paid: PaidIn | undefined;
  firstDue: FirstDue;
  firstArrival?: EarningsReader['now'] | null;
  debt?: DebtStanding;
  reader: EarningsReader;
}) {
  const late = paid?.lateCancellations ?? 0;
  const items: Figure[] = [
    {
      mark: 'held',
      label: 'Held',
      value: formatMoney(sums.held.cents),
      note: `${formatQuantity(sums.held.calls, 'call')} to come`,
    },
    {
      mark: 'due',
      label: 'Waiting for feedback',
      value: formatMoney(sums.waiting.cents),
      note: firstDue ? <WriteIt firstDue={firstDue} reader={reader} /> : 'Nothing to write',
      due: sums.waiting.calls > 0,
    },
    {
      mark: 'agreed',
      label: 'On its way',
      value: formatMoney(sums.on_its_way.cents),
      note: onItsWay(sums, firstArrival, reader),
    },
    {
      mark: 'done',
      label: `Paid in ${year}`,
      value: formatMoney(paid?.cents ?? 0),
      note: [formatQuantity(paid?.calls ?? 0, 'call'), late > 0 && formatQuantity(late, 'late cancellation')]
        .filter(Boolean)
        .join(', '),
    },
  ];
  const back = KEPT_BACK.filter(({ state }) => sums[state].calls > 0);
  if (back.length > 0) {
    items.push({
      mark: 'due',
      label: 'Kept back',
      value: formatMoney(back.reduce((sum, { state }) => sum + sums[state].cents, 0)),
      note: back.map(({ state, words }) => `${sums[state].calls} ${words}`).join(', '),
      due: true,
    });
  }
  if (debt.owedCents > 0 || debt.settledCents > 0) {
    items.push({
      mark: 'refunded',
      label: 'You owe',
      value: formatMoney(debt.owedCents),
      note:
        debt.settledCents > 0
          ? `${formatMoney(debt.settledCents)} settled so far`
          : 'Settled from later payouts',
      due: debt.owedCents > 0,
    });
  }
  return <Figures items={items} />;
}

const NO_DEBT: DebtStanding = { owedCents: 0, settledCents: 0 };

/** Why something is kept back, after the number of calls. */
const KEPT_BACK = [
  { state: 'disputed', words: 'disputed' },
  { state: 'card_dispute', words: 'with the card’s bank' },
  { state: 'held_by_admin', words: 'held by us' },
  { state: 'stopped', words: 'sent back by your bank' },
] as const;

function onItsWay(
  sums: EarningsSums,
  first: EarningsReader['now'] | null,
  { zone, now }: EarningsReader,
): string {
  if (first) return `First expected ${formatDate(first, zone, { now })}`;
  return sums.on_its_way.calls > 0 ? 'To your bank account at Stripe' : 'Nothing at the moment';
}

function WriteIt({ firstDue, reader }: { firstDue: NonNullable<FirstDue>; reader: EarningsReader }) {
  const { zone, now, policy } = reader;
  const due = feedbackDue(firstDue.endAt, policy);
  const isLate = due.epochMilliseconds <= now.epochMilliseconds;
  const at = isLate ? feedbackDeadline(firstDue.endAt, policy) : due;
  return (
    <Link href={feedbackPage('professional', firstDue.bookingId)} prefetch={false}>
      {isLate ? 'Late: write it by' : 'Write it by'} {formatDateTime(at, zone, { now, showZone: false })}
    </Link>
  );
}
