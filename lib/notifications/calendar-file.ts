import type { Authorised } from '@/lib/access';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { AppError, notFound } from '@/lib/errors';
import { calendarFile } from './invite';
import { FOR_MESSAGE, occasionOf } from './occasion';

/**
 * A confirmed call as an iCalendar file for one of its two people, with the same event as the invitation in the mail.
 * @throws AppError `not_found` where the caller was told of no such call, `wrong_state` once it is over or cancelled
 */
export async function callAsCalendarFile(
  actor: Authorised<'booking.join'>,
  bookingId: string,
): Promise<string> {
  const told = await db().notification.findFirst({
    where: { bookingId, userId: actor.id, kind: 'call_confirmed' },
    select: FOR_MESSAGE,
  });
  const occasion = told && occasionOf(told, env().policy);
  if (!occasion) throw notFound('confirmed call');
  if (occasion.booking.status !== 'confirmed') {
    throw new AppError('wrong_state', 'The call is not ahead any more, so there is nothing for a calendar.');
  }
  return calendarFile(occasion);
}
