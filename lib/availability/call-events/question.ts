import type { Temporal } from 'temporal-polyfill';
import { now, toDate, toInstant, toInstantOrNull } from '@/lib/clock';
import { db } from '@/lib/db';

/** What somebody has done by hand to the event of a call that is ahead, while they have not said what to do about it. */
export type CallEventQuestion = {
  readonly changed: 'moved' | 'deleted';
  /** Null for an event that has no time of day any more. */
  readonly movedTo: Temporal.Instant | null;
  /** When the call is, which has not changed. */
  readonly startAt: Temporal.Instant;
};

/** The open question about one's own event of a call, or null. */
export async function callEventQuestion(
  userId: string,
  bookingId: string,
): Promise<CallEventQuestion | null> {
  const row = await db().callEvent.findFirst({
    where: { userId, bookingId, ...OPEN, booking: { status: 'confirmed', startAt: { gt: toDate(now()) } } },
  });
  if (row?.changed !== 'moved' && row?.changed !== 'deleted') return null;
  return {
    changed: row.changed,
    movedTo: toInstantOrNull(row.changedStartAt),
    startAt: toInstant(row.startAt),
  };
}

const OPEN = { changed: { not: null }, answer: null, removedAt: null } as const;
