import { Temporal } from 'temporal-polyfill';
import type { BookingListItem } from '@/lib/bookings/queries';
import type { Party } from '@/lib/domain/booking';
import { feedbackDeadline, feedbackDue } from '@/lib/domain/booking-deadlines';
import type { Policy } from '@/lib/domain/policy';
import { formatDateTime, formatMoney, formatSlot, formatTimeLeft } from '@/lib/format';
import { answerPage, bookingPage, feedbackPage, payPage } from './links';

/** Who reads a list of bookings, where and when. Times are told in `zone`. */
export type ListReader = {
  readonly side: Party;
  readonly zone: string;
  readonly now: Temporal.Instant;
  readonly policy: Policy;
};

/** The call's time, or when it was asked for while there is none. */
export function rowTime({ startAt, endAt, requestedAt }: BookingListItem, reader: ListReader): string {
  const options = { now: reader.now, showZone: false };
  if (startAt && endAt) return formatSlot(instant(startAt), instant(endAt), reader.zone, options);
  return `Asked ${formatDateTime(instant(requestedAt), reader.zone, options)}`;
}

/** What is due by when, or what became of the money. Empty where there is nothing to add. */
export function rowRemark(item: BookingListItem, reader: ListReader): string {
  const { side, now, policy } = reader;
  const by = (at: Temporal.Instant) => formatDateTime(at, reader.zone, { now, showZone: false });
  if (item.proposal?.by === 'them') {
    return `Another time is proposed, answer by ${by(instant(item.proposal.answerBy))}`;
  }
  switch (item.status) {
    case 'requested':
      return `${item.acceptedAt ? 'A time' : 'An answer'} is due by ${by(instant(item.requestExpiresAt))}`;
    case 'accepted':
      if (!item.holdExpiresAt) return '';
      return `${side === 'candidate' ? 'Pay' : 'To be paid'} by ${by(instant(item.holdExpiresAt))}`;
    case 'confirmed':
      return item.startAt && isBefore(now, instant(item.startAt))
        ? `Starts in ${formatTimeLeft(instant(item.startAt), now)}`
        : 'On now';
    case 'completed_pending_feedback': {
      if (!item.endAt) return '';
      const due = feedbackDue(instant(item.endAt), policy);
      if (isBefore(now, due)) return `Feedback is due by ${by(due)}`;
      return `Feedback is late, last moment ${by(feedbackDeadline(instant(item.endAt), policy))}`;
    }
    case 'completed':
      if (item.dispute?.status === 'open') return 'We decide about the dispute';
      if (item.paymentStatus === 'charged_back' || item.refundCents !== null) return returned(item, side);
      if (item.endReason !== 'candidate_absent') return '';
      return side === 'candidate' ? 'You were not in the call' : 'The candidate did not come';
    case 'declined':
    case 'expired':
    case 'cancelled':
    case 'refunded':
      return returned(item, side);
  }
}

function returned({ refundCents, priceCents, paymentStatus }: BookingListItem, side: Party): string {
  if (paymentStatus === 'charged_back') {
    return `${side === 'candidate' ? 'Your' : 'The'} bank took the payment back`;
  }
  if (refundCents === null) return 'Nothing was charged';
  const sum =
    refundCents === priceCents
      ? formatMoney(refundCents)
      : `${formatMoney(refundCents)} of ${formatMoney(priceCents)}`;
  return side === 'candidate' ? `You get ${sum} back` : `${sum} returned`;
}

/** The sum that matters to the reader: the price, or what the professional earns of it. */
export function rowSum(item: BookingListItem): string {
  return formatMoney(item.netCents ?? item.priceCents);
}

/** The step that waits for the reader, or the way to the booking's page. */
export function rowAction(item: BookingListItem, side: Party) {
  const open = { label: 'Open', href: bookingPage(side, item.id) };
  if (item.proposal?.by === 'them') return { ...open, label: 'Answer' };
  if (side === 'candidate') {
    if (item.status === 'accepted') return { label: 'Pay', href: payPage(item.id) };
    if (item.feedback) return { label: 'Read feedback', href: feedbackPage(side, item.id) };
    return open;
  }
  if (item.status === 'requested') {
    return { label: item.acceptedAt ? 'Set a time' : 'Answer', href: answerPage(item.id) };
  }
  const toWrite = item.status === 'completed_pending_feedback' && item.feedback?.qcStatus !== 'pending';
  return toWrite ? { label: 'Write feedback', href: feedbackPage(side, item.id) } : open;
}

function instant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return a.epochMilliseconds < b.epochMilliseconds;
}
