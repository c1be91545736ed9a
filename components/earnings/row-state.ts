import type { Temporal } from 'temporal-polyfill';
import type { Tone } from '@/components/ui/badge';
import type { Mark } from '@/components/ui/status-mark';
import { feedbackDeadline, feedbackDue } from '@/lib/domain/booking-deadlines';
import type { Policy } from '@/lib/domain/policy';
import { formatDate, formatDateTime } from '@/lib/format';
import type { EarningsRow, EarningsState } from '@/lib/payments/earnings/earnings';

/** Where and when a statement is read. */
export type EarningsReader = {
  readonly zone: string;
  readonly now: Temporal.Instant;
  readonly policy: Policy;
};

type StateWords = { readonly mark: Mark; readonly tone: Tone; readonly words: string };

/** What has become of the professional's share, as a mark and a word. */
export const STATE_WORDS: Readonly<Record<EarningsState, StateWords>> = {
  held: { mark: 'held', tone: 'plain', words: 'Held' },
  waiting: { mark: 'due', tone: 'warn', words: 'Waiting for feedback' },
  on_its_way: { mark: 'agreed', tone: 'act', words: 'On its way' },
  paid: { mark: 'done', tone: 'plain', words: 'Paid' },
  disputed: { mark: 'due', tone: 'warn', words: 'Disputed' },
  card_dispute: { mark: 'due', tone: 'warn', words: 'With the bank' },
  held_by_admin: { mark: 'held', tone: 'warn', words: 'Kept back' },
  stopped: { mark: 'cancelled', tone: 'bad', words: 'Stopped' },
  returned: { mark: 'refunded', tone: 'plain', words: 'Refunded' },
};

/** When the money comes or came, or why it does not. */
export function whenWords(row: EarningsRow, reader: EarningsReader): string {
  const words = moneyWords(row, reader);
  if (row.compensationCents > 0)
    return `${words.replace(/\.?$/, '.')} Refunded to the candidate, paid by us.`;
  if (row.endReason !== 'cancelled_by_candidate' || row.state === 'returned') return words;
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
      if (row.payoutStatus === 'settled') return 'Kept for what you owed';
      return row.paidAt ? day(row.paidAt) : '';
    case 'disputed':
      return 'Waits until the dispute is decided';
    case 'card_dispute':
      return 'The card’s bank looks at the payment; we answer it';
    case 'held_by_admin':
      return 'Held by us while we look into this call';
    case 'stopped':
      return row.payoutStatus === 'failed'
        ? 'Your bank sent it back. Check your bank account at Stripe.'
        : 'Stopped by us. We have written to you.';
    case 'returned':
      if (GONE.includes(row.payoutStatus)) return 'Paid before, so later payouts are smaller';
      if (row.paymentStatus === 'charged_back') return 'The card’s bank took it back';
      return RETURNED[row.endReason ?? ''] ?? '';
  }
}

/** What a payout that was not sent yet waits for, by the words of lib/payments/payouts/send-payout.ts. */
const WAITING_FOR: Readonly<Record<string, string>> = {
  refund: 'Sent after the refund',
  objection: 'Sent when the time to object is over',
  account: 'Waiting for your account at Stripe',
  balance: 'Sent when the card payment has settled',
  platform: 'Waiting for our own balance',
  stripe: 'Being sent',
};

/** Payouts that had left when the money went back. */
const GONE: readonly string[] = ['sent', 'paid', 'settled'];

const RETURNED: Readonly<Record<string, string>> = {
  cancelled_by_candidate: 'The candidate cancelled in time',
  cancelled_by_professional: 'You cancelled',
  feedback_missing: 'No feedback in time',
  professional_absent: 'You were not in the call',
  nobody_came: 'Nobody came',
  refunded_by_admin: 'We decided so',
};
