import { calendarsDuring } from '@/lib/availability/queries';
import { toInstantOrNull } from '@/lib/clock';
import { transaction } from '@/lib/db';
import { invariant } from '@/lib/domain/invariant';
import { AppError } from '@/lib/errors';
import { notify } from '@/lib/notifications/notify';
import { type CalendarObstacle, calendarWords } from './calendar-words';
import type { BookingRecord } from './locked-booking';

/**
 * Lets a payment be taken only while the held time is free in the calendars of both, read live: a time may have been
 * held for a day. A professional in whose calendar the trouble lies is told, once for each state of the booking.
 * @throws AppError `slot_not_offered` when it is not, `calendar_unreadable` when nobody can say; `who` says whose
 */
export async function needFreeTime(booking: BookingRecord): Promise<void> {
  const [startAt, endAt] = [toInstantOrNull(booking.startAt), toInstantOrNull(booking.endAt)];
  invariant(startAt && endAt, `${booking.id} has a time`);
  const { candidateId, professionalId } = booking;
  const found = await calendarsDuring({ candidateId, professionalId }, { startAt, endAt });
  if (found.state === 'free') return;
  const { state, who } = found;
  if (who === 'professional') {
    await transaction((tx) =>
      notify(tx, {
        userId: professionalId,
        kind: 'time_blocked',
        bookingId: booking.id,
        occasion: booking.version,
      }),
    );
  }
  const code: CalendarObstacle = state === 'busy' ? 'slot_not_offered' : 'calendar_unreadable';
  const { title, text } = calendarWords(code, who);
  throw new AppError(code, `${title} ${text}`, { extra: { who } });
}
