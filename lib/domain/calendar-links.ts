import type { Temporal } from 'temporal-polyfill';

/** What a call is called in a calendar, and when and where it is. */
export type CalendarEntry = {
  /** One line. Whoever makes it sees to it that its reader knows every name in it. */
  readonly title: string;
  readonly startAt: Temporal.Instant;
  readonly endAt: Temporal.Instant;
  /** The page of the booking, with its origin; where the call is joined. */
  readonly page: string;
};

/**
 * A page of Google Calendar with the entry filled in, for its reader to keep. Nothing is written until they say so.
 * Instants go in UTC, in the basic form of ISO 8601 that iCalendar has (RFC 5545, 3.3.5).
 */
export function googleCalendarLink({ title, startAt, endAt, page }: CalendarEntry): string {
  return address('https://calendar.google.com/calendar/render', {
    action: 'TEMPLATE',
    text: title,
    dates: `${basic(startAt)}/${basic(endAt)}`,
    details: details(page),
    location: page,
  });
}

/** The same at Outlook.com, whose form takes the extended form of ISO 8601. */
export function outlookCalendarLink({ title, startAt, endAt, page }: CalendarEntry): string {
  return address('https://outlook.live.com/calendar/0/action/compose', {
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    startdt: whole(startAt),
    enddt: whole(endAt),
    body: details(page),
    location: page,
  });
}

function details(page: string): string {
  return `Join, and all about the call: ${page}`;
}

/** `2026-11-24T20:30:00Z` */
function whole(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'second' });
}

/** `20261124T203000Z` */
function basic(instant: Temporal.Instant): string {
  return whole(instant).replace(/[-:]/g, '');
}

/** A space as `%20`: Outlook.com shows a plus sign as one. */
function address(base: string, search: Readonly<Record<string, string>>): string {
  return `${base}?${new URLSearchParams(search).toString().replaceAll('+', '%20')}`;
}
