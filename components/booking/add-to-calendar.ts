import { googleCalendarLink, outlookCalendarLink } from '@/lib/domain/calendar-links';
import { calendarFile } from './links';
import { callWith, isBefore, type Reading, slotOf } from './reading';

/** A way to take a call into a calendar: `leads` to another site, or is the file. */
export type CalendarWay = { readonly label: string; readonly href: string; readonly leads: boolean };

/**
 * The ways to take a confirmed call that is ahead into one's own calendar; none for any other. Like the page they name
 * the other side, since from the confirmation on both know.
 * @param page of the booking, with its origin
 */
export function calendarWays(reading: Reading, page: string): readonly CalendarWay[] {
  const { view, now } = reading;
  const slot = slotOf(view);
  if (view.status !== 'confirmed' || !slot || !isBefore(now, slot.start)) return [];
  const entry = { title: callWith(reading), startAt: slot.start, endAt: slot.end, page };
  return [
    { label: 'Google Calendar', href: googleCalendarLink(entry), leads: true },
    { label: 'Outlook.com', href: outlookCalendarLink(entry), leads: true },
    { label: 'File (.ics)', href: calendarFile(view.id), leads: false },
  ];
}
