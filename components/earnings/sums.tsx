import Link from 'next/link';
import { feedbackPage } from '@/components/booking/links';
import { type Figure, Figures } from '@/components/ui/figures';
import { feedbackDeadline, feedbackDue } from '@/lib/domain/booking-consequences';
import { formatDateTime, formatMoney, formatQuantity } from '@/lib/format';
import type { EarningsSums, PaidIn } from '@/lib/payments/earnings';
import type { EarningsReader } from './row-state';

/** The call whose feedback is due first. */
export type FirstDue = { readonly bookingId: string; readonly endAt: EarningsReader['now'] } | null;

/** What is held, waits for feedback, is on its way and was paid this year; what was stopped, where anything was. */
export function EarningsFigures({
  sums,
  year,
  paid,
  firstDue,
  reader,
}: {
  sums: EarningsSums;
  year: number;
  paid: PaidIn | undefined;
  firstDue: FirstDue;
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
      note: sums.on_its_way.calls > 0 ? 'To your bank account at Stripe' : 'Nothing at the moment',
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
  if (sums.stopped.calls > 0) {
    items.push({
      mark: 'cancelled',
      label: 'Stopped',
      value: formatMoney(sums.stopped.cents),
      note: formatQuantity(sums.stopped.calls, 'call'),
      due: true,
    });
  }
  return <Figures items={items} />;
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
