import { type Authorised, authoriseBooking } from '@/lib/access';
import { findBooking } from '@/lib/bookings/locked-booking';
import { hasRoom } from '@/lib/calls/queries';
import { now, timestamp, toDate, toInstant } from '@/lib/clock';
import { db } from '@/lib/db';
import type { Party } from '@/lib/domain/booking';
import { joinPhase, joinWindow } from '@/lib/domain/joining';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { readMeeting, startUrl } from '@/lib/providers/zoom/meetings';
import type { Meeting } from '@/prisma/generated/client/client';
import { checkSettings } from './check-settings';

/**
 * Where this person enters the call: the candidate by the guest link, the professional as the host, by an
 * address that Zoom makes afresh and that is never stored. Everybody goes through here, so that it is known who tried.
 * @throws AppError `not_found`, `wrong_state` before the booking is confirmed, before people are let in (with
 *   `opensAt`) and after the call, `provider_unavailable` when Zoom did not answer or would record the call
 */
export async function joinAddress(actor: Authorised<'booking.join'>, bookingId: string): Promise<string> {
  const booking = await findBooking(bookingId);
  authoriseBooking(actor, 'booking.join', booking);
  const found = await db().meeting.findUnique({ where: { bookingId } });
  if (!booking || !found || !isJoinable(booking, found))
    throw closed('There is no call to join at the moment.');
  const { startAt, endAt } = found;
  const window = joinWindow(toInstant(startAt), toInstant(endAt));
  const phase = joinPhase(window, now());
  if (phase === 'over') throw closed('This call is over.');
  if (phase === 'not_yet') {
    const opensAt = timestamp(window.opensAt);
    throw closed('The call opens 15 minutes before its start.', { opensAt });
  }
  const meeting = found.wouldRecord ? await unrecorded(found) : found;
  const { zoomMeetingId, joinUrl } = meeting;
  if (!zoomMeetingId || !joinUrl) throw closed('There is no call to join at the moment.');
  const person: Party = booking.professionalId === actor.id ? 'professional' : 'candidate';
  const address = person === 'professional' ? ((await startUrl(zoomMeetingId)) ?? joinUrl) : joinUrl;
  await recordJoin(bookingId, person);
  return address;
}

/**
 * The same for somebody who clicks: when they cannot go in, they are led to the page that says why and when they can.
 * @param isBrowser whether a person looks at the answer, and not a program
 */
export async function wayIn(
  actor: Authorised<'booking.join'>,
  bookingId: string,
  isBrowser: boolean,
): Promise<string> {
  try {
    return await joinAddress(actor, bookingId);
  } catch (error) {
    const isKnown = error instanceof AppError && error.code !== 'not_found';
    if (!isBrowser || !isKnown) throw error;
    const page = new URL(`/${actor.role}/bookings/${bookingId}/call`, env().MONET_BASE_URL);
    if (error.code !== 'wrong_state') page.searchParams.set('zoom', 'failed');
    return page.href;
  }
}

/** Looks again: the admins may have unlocked Zoom's settings since. @throws AppError `provider_unavailable` */
async function unrecorded(meeting: Meeting): Promise<Meeting> {
  const { bookingId, zoomMeetingId } = meeting;
  if (!zoomMeetingId) return meeting;
  const present = await checkSettings(bookingId, await readMeeting(zoomMeetingId));
  if (present.overridden.includes('recording')) {
    throw new AppError(
      'provider_unavailable',
      'Zoom would record this call, and we let nobody in to a call that is recorded. We have been told; please try again in a few minutes.',
      { retryAfterSeconds: 60, log: `the meeting ${zoomMeetingId} would be recorded` },
    );
  }
  const { joinUrl, passcode } = present;
  return db().meeting.update({ where: { bookingId }, data: { joinUrl, passcode, wouldRecord: false } });
}

/** That they went through our door is written down beside what Zoom says. It alone makes nobody present or absent. */
async function recordJoin(bookingId: string, person: Party): Promise<void> {
  const at = toDate(now());
  await db().callJoin.upsert({
    where: { bookingId_person: { bookingId, person } },
    create: { bookingId, person, firstAt: at, lastAt: at },
    update: { lastAt: at },
  });
}

function isJoinable(
  booking: { readonly status: string; readonly startAt: Date | null },
  meeting: Meeting,
): boolean {
  return hasRoom(booking, { ...meeting, wouldRecord: false });
}

function closed(message: string, extra?: Record<string, unknown>): AppError {
  return new AppError('wrong_state', message, extra ? { extra } : {});
}
