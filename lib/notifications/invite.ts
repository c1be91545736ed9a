import ical, {
  type ICalAttendeeData,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
} from 'ical-generator';
import { toDate } from '@/lib/clock';
import { env } from '@/lib/env';
import { type CalendarMessage, sender } from '@/lib/providers/mail';
import { confirmed, wasConfirmed } from './known';
import { absolute } from './links';
import type { Occasion } from './occasion';

/**
 * The calendar message that goes with a mail: an invitation when a call is confirmed, the same with the new time when
 * it has moved, its withdrawal when a confirmed call is cancelled. One event to a message, in UTC, with the reader as the only attendee: the other
 * side's address is nobody's business.
 *
 * @returns null for every other mail
 */
export function calendarMessage(occasion: Occasion): CalendarMessage | null {
  if (occasion.kind === 'call_confirmed') return message(occasion, 'REQUEST');
  if (occasion.kind === 'call_moved' && wasConfirmed(occasion)) return message(occasion, 'REQUEST');
  if (occasion.kind === 'call_cancelled' && occasion.booking.confirmedAt) return message(occasion, 'CANCEL');
  return null;
}

/**
 * The same event as a file to take into a calendar by hand: it asks for no answer, and its UID is the invitation's, so
 * that a calendar which has that one already does not show the call twice.
 */
export function calendarFile(occasion: Occasion): string {
  return event(occasion, 'PUBLISH');
}

/** What stands for the call in calendars, for the booking's life (RFC 5545, 3.8.4.7). */
export function calendarUid(bookingId: string): string {
  return `booking-${bookingId}@${new URL(env().MONET_BASE_URL).hostname}`;
}

/**
 * RFC 5546, 2.1.4: what a calendar keeps of two messages with one UID is the one with the higher SEQUENCE. It begins
 * at 0 and counts what has happened to the confirmed booking until the message, so that a mail which is sent again
 * keeps its number. A file to take in by hand has no moment of its own: it says what is so now.
 */
export function sequence({ booking, at }: Occasion, method: Method): number {
  if (method === 'PUBLISH') return booking.events.length;
  return booking.events.filter((change) => change.at.getTime() <= at.epochMilliseconds).length;
}

/** Who writes our calendars (RFC 5545, 3.7.3). */
export const PRODUCT = { company: 'Monet', product: 'Bookings', language: 'EN' } as const;

type Method = CalendarMessage['method'] | 'PUBLISH';

function message(occasion: Occasion, method: CalendarMessage['method']): CalendarMessage {
  return { method, content: event(occasion, method) };
}

function event(occasion: Occasion, method: Method): string {
  const { booking, reader, who } = occasion;
  const { otherName, other, startAt, endAt, pages, at } = confirmed(occasion, who);
  const page = absolute(pages.booking);
  const place = method === 'CANCEL' ? page : absolute(pages.call);
  const calendar = ical({ method: ICalCalendarMethod[method], prodId: PRODUCT });
  calendar.createEvent({
    id: calendarUid(booking.id),
    sequence: sequence(occasion, method),
    stamp: toDate(at),
    start: toDate(startAt),
    end: toDate(endAt),
    summary: `Call with ${otherName}`,
    description: [
      `${otherName} (${other})`,
      ...(method === 'CANCEL' ? [] : [`Join: ${place}`, CANCELLING]),
      `Booking: ${page}`,
    ].join('\n'),
    location: place,
    url: place,
    status: ICalEventStatus[method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'],
    class: ICalEventClass.PRIVATE, // who shares the calendar sees a busy half hour, not a name
    organizer: calendarOrganizer(),
    attendees: method === 'PUBLISH' ? [] : [attendee(reader)],
  });
  return calendar.toString();
}

/** We are, in whatever calendar: so neither side has the other's address from it. */
export function calendarOrganizer(): { name: string; email: string } {
  const { name, address } = sender();
  return { name: calendarName(name), email: address };
}

function attendee(reader: Occasion['reader']): ICalAttendeeData {
  return {
    name: calendarName(reader.name),
    email: reader.email,
    rsvp: true,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.NEEDSACTION,
  };
}

const CANCELLING =
  'To cancel, use the page of the booking. Declining this invitation does not cancel the call.';

/** A name as a parameter, whose quotes RFC 5545 cannot escape. */
function calendarName(name: string): string {
  return name.replace(/[\p{Cc}"]/gu, ' ').trim();
}
