import { Temporal } from 'temporal-polyfill';
import type { BookingListItem } from '@/lib/bookings/queries';
import { feedbackDue } from '@/lib/domain/booking-deadlines';
import type { Policy } from '@/lib/domain/policy';

/** A call this near comes before everything else. */
const ALMOST = { hours: 1 } as const;
/** A call this near is "today", wherever its reader is. */
const SOON = { hours: 24 } as const;

/**
 * The booking that needs the professional most: a call within the hour; then the feedback to write, or the request or
 * the proposed time to answer, whose deadline is next; then a call within the day.
 * @returns null when nothing needs them now
 */
export function mostPressing(
  items: readonly BookingListItem[],
  now: Temporal.Instant,
  policy: Policy,
): BookingListItem | null {
  const ranked = items.flatMap((item) => {
    const rank = rankOf(item, now, policy);
    return rank ? [{ item, ...rank }] : [];
  });
  ranked.sort((a, b) => a.group - b.group || a.at.epochMilliseconds - b.at.epochMilliseconds);
  return ranked[0]?.item ?? null;
}

type Rank = { readonly group: number; readonly at: Temporal.Instant };

function rankOf(item: BookingListItem, now: Temporal.Instant, policy: Policy): Rank | null {
  if (item.status === 'confirmed' && item.startAt) {
    const at = Temporal.Instant.from(item.startAt);
    const isWithin = (span: { hours: number }) => Temporal.Instant.compare(at, now.add(span)) <= 0;
    if (isWithin(ALMOST)) return { group: 0, at };
    if (item.proposal?.by === 'them') return toAnswer(item.proposal);
    return isWithin(SOON) ? { group: 2, at } : null;
  }
  if (item.proposal?.by === 'them') return toAnswer(item.proposal);
  if (item.status === 'completed_pending_feedback' && item.endAt && item.feedback?.qcStatus !== 'pending') {
    return { group: 1, at: feedbackDue(Temporal.Instant.from(item.endAt), policy) };
  }
  if (item.status === 'requested') return { group: 1, at: Temporal.Instant.from(item.requestExpiresAt) };
  return null;
}

function toAnswer({ answerBy }: { readonly answerBy: string }): Rank {
  return { group: 1, at: Temporal.Instant.from(answerBy) };
}
