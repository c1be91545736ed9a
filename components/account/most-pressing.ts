import { Temporal } from 'temporal-polyfill';
import type { BookingListItem } from '@/lib/bookings/queries';

/** A call this near comes before everything else. */
const ALMOST = { hours: 1 } as const;
/** A call this near is "today", wherever its reader is. */
const SOON = { hours: 24 } as const;

/**
 * Which of a candidate's bookings to show on top, most pressing first: a call within the hour, a time to be paid for or
 * a proposed one to be answered,
 * a call within the day, and then calls that may still be rated, the newest first. Others need nothing now.
 */
export function mostPressing(items: readonly BookingListItem[], now: Temporal.Instant): BookingListItem[] {
  return items
    .map((item) => ({ item, rank: rankOf(item, now) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ item }) => item);
}

/** The group, and the place in it; null where there is nothing to do now. */
function rankOf(item: BookingListItem, now: Temporal.Instant): [number, number] | null {
  const startAt = item.startAt === null ? null : Temporal.Instant.from(item.startAt);
  if (item.status === 'accepted' && item.holdExpiresAt !== null) {
    return [1, Temporal.Instant.from(item.holdExpiresAt).epochMilliseconds];
  }
  if (item.status === 'confirmed' && startAt) {
    const within = (span: { hours: number }) => Temporal.Instant.compare(startAt, now.add(span)) <= 0;
    if (within(ALMOST)) return [0, startAt.epochMilliseconds];
    if (item.proposal?.by === 'them') {
      return [1, Temporal.Instant.from(item.proposal.answerBy).epochMilliseconds];
    }
    return within(SOON) ? [2, startAt.epochMilliseconds] : null;
  }
  if (item.status === 'completed' && item.feedback && startAt) return [3, -startAt.epochMilliseconds];
  return null;
}

function compare(a: [number, number] | null, b: [number, number] | null): number {
  if (!a || !b) return 0;
  return a[0] - b[0] || a[1] - b[1];
}
