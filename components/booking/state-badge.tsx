import { Badge, type Tone } from '@/components/ui/badge';
import type { Mark } from '@/components/ui/status-mark';
import type { BookingStatus, Party } from '@/lib/domain/booking';
import { formatMoney } from '@/lib/format';

/** What the state of a booking is told by: a `BookingView` or an item of the list. */
export type BookingFacts = {
  readonly status: BookingStatus;
  readonly acceptedAt: string | null;
  readonly endReason: string | null;
  readonly priceCents: number;
  readonly refundCents: number | null;
  readonly feedback: { readonly qcStatus: string } | null;
  readonly dispute: { readonly status: string; readonly outcome: string | null } | null;
};

export type StateWords = { readonly mark: Mark; readonly tone: Tone; readonly words: string };

/** The state of a booking as one side reads it: a mark and a few words. */
export function stateWords(booking: BookingFacts, side: Party): StateWords {
  const forCandidate = side === 'candidate';
  if (booking.dispute?.status === 'open') return { mark: 'due', tone: 'warn', words: 'Disputed' };
  switch (booking.status) {
    case 'requested':
      return requested(booking.acceptedAt !== null, forCandidate);
    case 'accepted':
      return forCandidate
        ? { mark: 'agreed', tone: 'act', words: 'Pay to confirm' }
        : { mark: 'agreed', tone: 'plain', words: 'Waiting for payment' };
    case 'confirmed':
      return { mark: 'confirmed', tone: 'act', words: 'Confirmed' };
    case 'completed_pending_feedback':
      return forCandidate
        ? { mark: 'due', tone: 'plain', words: 'Feedback on its way' }
        : feedbackDue(booking.feedback?.qcStatus);
    case 'completed':
      return { mark: 'done', tone: 'plain', words: 'Done' };
    case 'declined':
      return { mark: 'ended', tone: 'plain', words: 'Declined' };
    case 'cancelled':
      return { mark: 'cancelled', tone: 'plain', words: 'Cancelled' };
    case 'expired':
      return { mark: 'ended', tone: 'plain', words: expired(booking) };
    case 'refunded':
      if (booking.endReason === 'charged_back') return chargedBack(forCandidate);
      if (!forCandidate && booking.dispute?.outcome === 'pay')
        return { mark: 'done', tone: 'plain', words: 'Refunded, paid by us' };
      return forCandidate
        ? { mark: 'refunded', tone: 'plain', words: `Refunded ${formatMoney(booking.refundCents ?? 0)}` }
        : { mark: 'refunded', tone: 'bad', words: 'Refunded, not paid out' };
  }
}

function chargedBack(forCandidate: boolean): StateWords {
  return forCandidate
    ? { mark: 'refunded', tone: 'plain', words: 'Returned by your bank' }
    : { mark: 'refunded', tone: 'bad', words: 'Taken back by the bank' };
}

/** The same as a badge. */
export function StateBadge({ booking, side }: { booking: BookingFacts; side: Party }) {
  const { mark, tone, words } = stateWords(booking, side);
  return (
    <Badge mark={mark} tone={tone}>
      {words}
    </Badge>
  );
}

function requested(accepted: boolean, forCandidate: boolean): StateWords {
  if (forCandidate) {
    return accepted
      ? { mark: 'agreed', tone: 'plain', words: 'Accepted, a time comes next' }
      : { mark: 'asked', tone: 'plain', words: 'Waiting for an answer' };
  }
  return accepted
    ? { mark: 'agreed', tone: 'act', words: 'Set a time' }
    : { mark: 'asked', tone: 'act', words: 'New request' };
}

function feedbackDue(qcStatus: string | undefined): StateWords {
  if (qcStatus === 'pending') return { mark: 'due', tone: 'plain', words: 'Feedback being checked' };
  if (qcStatus === 'revise') return { mark: 'due', tone: 'warn', words: 'Feedback sent back' };
  return { mark: 'due', tone: 'warn', words: 'Feedback due' };
}

function expired({ endReason, acceptedAt }: BookingFacts): string {
  if (endReason === 'slot_unpaid') return 'Ended unpaid';
  return acceptedAt === null ? 'Ended unanswered' : 'Ended without a time';
}
