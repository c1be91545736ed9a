import { Temporal } from 'temporal-polyfill';
import { now, timestamp, toDate, toInstant } from '@/lib/clock';
import { db, type Tx, transaction } from '@/lib/db';
import { log } from '@/lib/log';
import { notify } from '@/lib/notifications/notify';
import { enqueue } from '@/lib/outbox';
import { type FoundEvent, readEvent } from '@/lib/providers/google/events';
import { googleToken } from '../google-token';
import { markRevoked } from '../mark-revoked';
import { eventIdOf } from './event-text';

/**
 * Looks whether the owners of the calendars have moved or deleted the events of a call by hand, and sets itself up for
 * the next look while the call is ahead. Whoever did is asked, once for each change: the call itself is not changed, and
 * neither is the event until they answer. Google being down is no news: the next look sees it.
 */
export async function checkCallEvents(bookingId: string): Promise<void> {
  const call = await findCall(bookingId);
  if (call?.status !== 'confirmed' || !call.startAt || !call.endAt) return;
  const [startAt, endAt] = [toInstant(call.startAt), toInstant(call.endAt)];
  await Promise.all(call.callEvents.map((row) => checkOne(row, { startAt, endAt })));
  await transaction((tx) => enqueueCheck(tx, bookingId, startAt));
}

const SHORTEST_MINUTES = 15;
const LONGEST_MINUTES = 6 * 60;

/**
 * Sets up the next look: after a quarter of the time that is left, at least 15 minutes and at most 6 hours, on the
 * quarter of an hour, so that several that ask for it are one. None in the last quarter before the call.
 */
export async function enqueueCheck(tx: Tx, bookingId: string, startAt: Temporal.Instant): Promise<void> {
  const left = now().until(startAt).total('minutes');
  const minutes = Math.min(LONGEST_MINUTES, Math.max(SHORTEST_MINUTES, left / 4));
  const at = now()
    .add({ seconds: Math.round(minutes * 60) })
    .round({ smallestUnit: 'minute', roundingIncrement: SHORTEST_MINUTES, roundingMode: 'ceil' });
  if (Temporal.Instant.compare(at, startAt) >= 0) return;
  await enqueue(tx, 'check-call-events', `${bookingId}/check/${timestamp(at)}`, { bookingId }, at);
}

function findCall(id: string) {
  const callEvents = { include: { connection: true } };
  return db().booking.findUnique({ where: { id }, include: { callEvents } });
}
type Row = NonNullable<Awaited<ReturnType<typeof findCall>>>['callEvents'][number];
type Times = { readonly startAt: Temporal.Instant; readonly endAt: Temporal.Instant };

async function checkOne(row: Row, call: Times): Promise<void> {
  const { connection, bookingId } = row;
  const isDue = row.removedAt === null && toInstant(row.startAt).equals(call.startAt); // else ours is on its way
  if (!isDue || row.answer === 'put_back' || connection.state !== 'connected') return;
  const token = googleToken(connection);
  if (!connection.callsCalendarId || token === null) return;
  const place = { calendarId: connection.callsCalendarId, eventId: eventIdOf(bookingId) };
  const found = await readEvent(token, place);
  if (found.ok) return record(row, changeOf(found.value, call));
  log().warn({ userId: row.userId, code: found.code, detail: found.log }, 'call event not readable');
  if (found.code === 'revoked') await markRevoked(connection);
}

type Change = { readonly changed: 'moved' | 'deleted' | null; readonly changedStartAt: Date | null };

function changeOf(found: FoundEvent, { startAt, endAt }: Times): Change {
  if (found.state === 'gone') return { changed: 'deleted', changedStartAt: null };
  const isSame = found.startAt?.equals(startAt) && found.endAt?.equals(endAt);
  if (isSame) return { changed: null, changedStartAt: null };
  return { changed: 'moved', changedStartAt: found.startAt && toDate(found.startAt) };
}

/** Asks about a change that is new; an event that is back as it was takes its question with it. */
async function record(row: Row, change: Change): Promise<void> {
  const isKnown =
    row.changed === change.changed && row.changedStartAt?.getTime() === change.changedStartAt?.getTime();
  if (isKnown) return;
  const { bookingId, userId, provider, writtenAt, changes } = row;
  const isNew = change.changed !== null;
  await transaction(async (tx) => {
    // Not when it was written, or looked at, since it was read.
    const { count } = await tx.callEvent.updateMany({
      where: { bookingId, userId, provider, writtenAt, changes, removedAt: null },
      data: { ...change, answer: null, changes: isNew ? changes + 1 : changes },
    });
    if (count === 0 || !isNew) return;
    await notify(tx, { userId, kind: 'call_event_changed', bookingId, occasion: changes + 1 });
  });
}
