import { now, toDate } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import type { Party } from '@/lib/domain/booking';
import { providerUnavailable } from '@/lib/errors';
import { log } from '@/lib/log';
import type { GoogleFailure } from '@/lib/providers/google/client';
import { CALLS_SCOPE, makeCallsCalendar, putEvent, removeEvent } from '@/lib/providers/google/events';
import type { CalendarConnection } from '@/prisma/generated/client/client';
import { googleToken } from '../google-token';
import { markRevoked } from '../mark-revoked';
import { enqueueCheck } from './check';
import { eventIdOf, eventText } from './event-text';

/**
 * - `written`, `removed`: now, in the calendar of this side
 * - `nothing`: no event is wanted, or none is known that could be removed
 * - `left`: its owner has moved or deleted it by hand, and has not asked for it back
 * - `no_calendar`: this side has connected none that we may write to
 * - `refused`: Google will not have it; logged
 */
export type Synced = 'written' | 'removed' | 'nothing' | 'left' | 'no_calendar' | 'refused';

/**
 * Makes the events of a call in the calendars of both people what the booking is now: there at its time while it is
 * confirmed, gone once it is cancelled, left alone when it is over. Safe to repeat and in any order, since it asks the
 * booking and not what happened. One side never waits for the other.
 * @throws AppError `provider_unavailable` when Google did not answer for one of them; the queue tries again
 */
export async function syncCallEvents(bookingId: string): Promise<Record<Party, Synced>> {
  const sides = await Promise.all([syncSide(bookingId, 'candidate'), syncSide(bookingId, 'professional')]);
  const [candidate, professional] = sides;
  if (candidate === 'failed' || professional === 'failed') {
    throw providerUnavailable('Google', `the events of ${bookingId} are not all as they should be`);
  }
  return { candidate, professional };
}

async function syncSide(bookingId: string, who: Party): Promise<Synced | 'failed'> {
  const booking = await findCall(bookingId);
  if (!booking?.confirmedAt) return 'nothing';
  if (booking.status !== 'confirmed' && booking.status !== 'cancelled') return 'nothing';
  const userId = who === 'candidate' ? booking.candidateId : booking.professionalId;
  const connection = await db().calendarConnection.findUnique({
    where: { userId_provider: { userId, provider: 'google' } },
  });
  const token = connection && writable(connection) ? googleToken(connection) : null;
  if (!connection || token === null) return 'no_calendar';
  if (booking.status === 'cancelled') return remove(connection, token, bookingId);
  return write(connection, token, booking, who);
}

function findCall(id: string) {
  const name = { select: { name: true } };
  return db().booking.findUnique({ where: { id }, include: { candidate: name, professional: name } });
}
type Call = NonNullable<Awaited<ReturnType<typeof findCall>>>;

function writable({ state, scopes }: CalendarConnection): boolean {
  return state === 'connected' && scopes.includes(CALLS_SCOPE);
}

async function write(
  connection: CalendarConnection,
  token: string,
  call: Call,
  who: Party,
): Promise<Synced | 'failed'> {
  const text = eventText(call, who);
  if (await isLeft(connection, call)) return 'left';
  const calendar = await callsCalendar(connection, token);
  if (!calendar.ok) return failed(connection, calendar);
  const place = { calendarId: calendar.value, eventId: eventIdOf(call.id) };
  const written = await putEvent(token, place, text);
  if (!written.ok) return failed(connection, written);
  const { userId, provider } = connection;
  if (written.value === 'calendar_gone') {
    // They deleted the whole calendar. The next run makes another, which has no events of past runs.
    await db().calendarConnection.updateMany({
      where: { userId, provider, callsCalendarId: place.calendarId },
      data: { callsCalendarId: null },
    });
    return 'failed';
  }
  const key = { bookingId: call.id, userId, provider };
  const asWanted = { changed: null, changedStartAt: null, answer: null, removedAt: null };
  const data = { startAt: toDate(text.startAt), writtenAt: toDate(now()), ...asWanted };
  await transaction(async (tx) => {
    await tx.callEvent.upsert({
      where: { bookingId_userId_provider: key },
      create: { ...key, ...data },
      update: data,
    });
    await enqueueCheck(tx, call.id, text.startAt);
  });
  // What was cancelled or moved while Google was written to has a job of its own, which may have come before us.
  const present = await findCall(call.id);
  return present?.version === call.version ? 'written' : 'failed';
}

/** What its owner has done to an event stands until they ask for it back, or the call gets another time. */
async function isLeft({ userId, provider }: CalendarConnection, call: Call): Promise<boolean> {
  const row = await db().callEvent.findUnique({
    where: { bookingId_userId_provider: { bookingId: call.id, userId, provider } },
  });
  if (!row?.changed || row.answer === 'put_back') return false;
  return row.startAt.getTime() === call.startAt?.getTime();
}

/** By its id alone: an event whose writing was never confirmed to us has to go as well. */
async function remove(
  connection: CalendarConnection,
  token: string,
  bookingId: string,
): Promise<Synced | 'failed'> {
  const { userId, provider, callsCalendarId: calendarId } = connection;
  if (!calendarId) return 'nothing';
  const removed = await removeEvent(token, { calendarId, eventId: eventIdOf(bookingId) });
  if (!removed.ok) return failed(connection, removed);
  const where = { bookingId, userId, provider, removedAt: null };
  await db().callEvent.updateMany({ where, data: { removedAt: toDate(now()) } });
  return 'removed';
}

/** The calendar of this person's calls, made when it is first needed. */
async function callsCalendar(connection: CalendarConnection, token: string) {
  if (connection.callsCalendarId) return { ok: true, value: connection.callsCalendarId } as const;
  const { userId, provider, refreshTokenEncrypted } = connection;
  const made = await makeCallsCalendar(token);
  if (!made.ok) return made;
  const { count } = await db().calendarConnection.updateMany({
    where: { userId, provider, refreshTokenEncrypted, callsCalendarId: null },
    data: { callsCalendarId: made.value },
  });
  if (count === 1) return made;
  const present = await db().calendarConnection.findUnique({
    where: { userId_provider: { userId, provider } },
  });
  return { ok: true, value: present?.callsCalendarId ?? made.value } as const;
}

async function failed(connection: CalendarConnection, failure: GoogleFailure): Promise<Synced | 'failed'> {
  const { userId } = connection;
  log().warn({ userId, code: failure.code, detail: failure.log }, 'call not in the calendar');
  if (failure.code === 'unavailable') return 'failed';
  if (failure.code !== 'revoked') return 'refused';
  await markRevoked(connection);
  return 'no_calendar';
}
