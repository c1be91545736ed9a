import type { Temporal } from 'temporal-polyfill';
import type { Tone } from '@/components/ui/badge';
import type { Mark } from '@/components/ui/status-mark';
import { feedbackDeadline, feedbackDue } from '@/lib/domain/booking-consequences';
import type { Policy } from '@/lib/domain/policy';
import { formatDate, formatDateTime } from '@/lib/format';
import type { EarningsRow, EarningsState } from '@/lib/payments/earnings';

/** Where and when a statement is read. */
export type EarningsReader = {
  readonly zone: string;
  readonly now: Temporal.Instant;
  readonly policy: Policy;
};

type StateWords = { readonly mark: Mark; readonly tone: Tone; readonly words: string };

/** What has become of the professional's share, as a mark and a word. */
export const EARNINGS_STATES: Readonly<Record<EarningsState, StateWords>> = {
  held: { mark: 'held', tone: 'plain', words: 'Held' },
  waiting: { mark: 'due', tone: 'warn', words: 'Waiting for feedback' },
  on_its_way: { mark: 'agreed', tone: 'act', words: 'On its way' },
  paid: { mark: 'done', tone: 'plain', words: 'Paid' },
  stopped: { mark: 'cancelled', tone: 'bad', words: 'Stopped' },
  returned: { mark: 'refunded', tone: 'plain', words: 'Refunded' },
};

/** When the money comes or came, or why it does not. */
export function whenWords(row: EarningsRow, reader: EarningsReader): string {
  const words = moneyWords(row, reader);
  if (row.bookingStatus !== 'cancelled' || row.state === 'returned') return words;
  return `${words.replace(/\.?$/, '.')} Cancelled late, part kept.`;
}

function moneyWords(row: EarningsRow, { zone, now, policy }: EarningsReader): string {
  const day = (at: Temporal.Instant) => formatDate(at, zone, { now });
  switch (row.state) {
    case 'held':
      return 'Call to come';
    case 'waiting': {
      const due = feedbackDue(row.endAt, policy);
      const isLate = due.epochMilliseconds <= now.epochMilliseconds;
      const at = isLate ? feedbackDeadline(row.endAt, policy) : due;
      return `${isLate ? 'Late, last moment' : 'Due'} ${formatDateTime(at, zone, { now, showZone: false })}`;
    }
    case 'on_its_way':
      if (row.arrivesAt) return `Expected ${day(row.arrivesAt)}`;
      return WAITING_FOR[row.waitingFor ?? ''] ?? 'Being sent';
    case 'paid':
      if (row.payoutStatus === 'settled') return 'Settled an earlier refund';
      return row.paidAt ? day(row.paidAt) : '';
    case 'stopped':
      return row.payoutStatus === 'failed'
        ? 'Your bank sent it back. Check your bank account at Stripe.'
        : 'Stopped by us. We have written to you.';
    case 'returned':
      return RETURNED[row.endReason ?? ''] ?? '';
  }
}

/** What a payout that was not sent yet waits for, by the words of lib/payments/send-payout.ts. */
const WAITING_FOR: Readonly<Record<string, string>> = {
  refund: 'Sent after the refund',
  account: 'Waiting for your account at Stripe',
  balance: 'Sent when the card payment has settled',
  stripe: 'Being sent',
};

const RETURNED: Readonly<Record<string, string>> = {
  cancelled_by_candidate: 'The candidate cancelled in time',
  cancelled_by_professional: 'You cancelled',
  feedback_missing: 'No feedback in time',
  professional_absent: 'You were not in the call',
  nobody_came: 'Nobody came',
};
