import { z } from 'zod';
import { bookingId } from '@/lib/bookings/schema';
import { defineRoute } from '@/lib/route';
import { feedSecret } from './feed/secret';
import { PUBLIC_ID } from './public-id';

/** A page of notifications holds this many, unless fewer or more are asked for. */
export const PAGE_SIZE = { default: 20, most: 100 } as const;

export const notificationSchema = z.object({
  id: z.string().regex(PUBLIC_ID),
  kind: z.string().describe('What happened, such as `time_set`. New kinds may come.'),
  text: z.string().describe('One sentence for the reader. Names the other side only of a confirmed booking.'),
  bookingId: z.string(),
  href: z.string().describe('The page to open, without the origin.'),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
});

export const listNotificationsRoute = defineRoute({
  method: 'GET',
  path: '/api/notifications',
  summary: 'What the caller has been told, newest first',
  action: 'notifications.read',
  limit: 'read',
  query: z.object({
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(PAGE_SIZE.most).default(PAGE_SIZE.default),
  }),
  answer: z.object({
    items: z.array(notificationSchema),
    unread: z.number().int().describe('How many the caller has not read, on all pages.'),
    nextCursor: z.string().nullable(),
  }),
});

export const markNotificationsReadRoute = defineRoute({
  method: 'POST',
  path: '/api/notifications/read',
  summary: 'Mark notifications as read: those named, or all',
  action: 'notifications.read',
  limit: 'write',
  body: z.object({ ids: z.array(z.string().regex(PUBLIC_ID)).max(PAGE_SIZE.most).optional() }),
  answer: z.object({ unread: z.number().int() }),
});

/** Read by calendar programs, which know no session: the secret in the address says whose calls they are. */
export const callsFeedRoute = defineRoute({
  method: 'GET',
  path: '/api/calendar/feed/{secret}/calls.ics',
  summary: 'The confirmed calls of whoever made this secret address, for a calendar to follow',
  action: 'calendar.follow',
  limit: 'read',
  params: z.object({ secret: feedSecret }),
  answer: null,
  file: ['text/calendar'],
});

export const calendarFileRoute = defineRoute({
  method: 'GET',
  path: '/api/bookings/{id}/calendar.ics',
  summary: 'A confirmed call as an iCalendar file, the same event as the mailed invitation',
  action: 'booking.join',
  limit: 'read',
  params: z.object({ id: bookingId }),
  answer: null,
  refuses: [409],
});
