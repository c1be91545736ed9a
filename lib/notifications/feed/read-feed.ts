import { now, toDate, toInstant } from '@/lib/clock';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { notFound } from '@/lib/errors';
import { limits } from '@/lib/limits';
import { type BookingRow, FOR_MESSAGE, type Occasion } from '../occasion';
import { callsFeed } from './calls-feed';
import { hashOfFeed } from './secret';

/** How long a call stays in the feed after its day. */
const DAYS_BACK = 90;
/** More calls than anybody has within that; the latest of them are kept. */
const MOST_CALLS = 2000;

type Reader = Occasion['reader'];

/**
 * The calls of whoever made this secret, as iCalendar: those ahead, and those of the last 90 days. A secret that is
 * wrong, was replaced or revoked, or whose owner is suspended or deleted is answered like one that never was, also in
 * how many calls it has.
 * @throws AppError `not_found`; `too_many_requests` for more than `LIMITS.feed` in a minute with one secret
 */
export async function readFeed(secret: string): Promise<string> {
  const secretHash = hashOfFeed(secret);
  await limits().spend('feed', Buffer.from(secretHash).toString('base64url'));
  const feed = await db().calendarFeed.findUnique({
    where: { secretHash },
    select: { user: FOR_MESSAGE.user },
  });
  if (!feed || feed.user.suspendedAt || feed.user.deletedAt) throw notFound('page');
  const { user } = feed;
  return callsFeed((await confirmedCalls(user.id)).map((booking) => occasion(user, booking)));
}

async function confirmedCalls(userId: string): Promise<BookingRow[]> {
  const rows = await db().booking.findMany({
    where: {
      OR: [{ candidateId: userId }, { professionalId: userId }],
      confirmedAt: { not: null },
      startAt: { gte: toDate(now().subtract({ hours: 24 * DAYS_BACK })) },
    },
    orderBy: [{ startAt: 'desc' }, { id: 'asc' }],
    take: MOST_CALLS,
    select: FOR_MESSAGE.booking.select,
  });
  return rows.reverse();
}

/** Told as of the last change of the confirmed call, so that nothing changes in the text unless the call does. */
function occasion(reader: Reader, booking: BookingRow): Occasion {
  const { candidateId, confirmedAt, requestedAt, events } = booking;
  const changes = [confirmedAt ?? requestedAt, ...events.map(({ at }) => at)];
  const at = new Date(Math.max(...changes.map((each) => each.getTime())));
  const who = reader.id === candidateId ? 'candidate' : 'professional';
  return { kind: 'call_confirmed', who, at: toInstant(at), reader, booking, policy: env().policy };
}
