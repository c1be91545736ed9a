import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { type CalendarEntry, googleCalendarLink, outlookCalendarLink } from './calendar-links';

const ENTRY: CalendarEntry = {
  title: 'Call with Zoë O’Brien & Søns + 1% #2',
  startAt: Temporal.Instant.from('2026-11-24T15:30:00-05:00'),
  endAt: Temporal.Instant.from('2026-11-24T16:00:00-05:00'),
  page: 'https://monet.example/candidate/bookings/bk_7Q2M4KXT9C0WZ5RB',
};

test('Google Calendar is told title, time in UTC and place', () => {
  const link = new URL(googleCalendarLink(ENTRY));
  expect(link.origin + link.pathname).toBe('https://calendar.google.com/calendar/render');
  expect(Object.fromEntries(link.searchParams)).toEqual({
    action: 'TEMPLATE',
    text: ENTRY.title,
    dates: '20261124T203000Z/20261124T210000Z',
    details: `Join, and all about the call: ${ENTRY.page}`,
    location: ENTRY.page,
  });
});

test('Outlook.com is told the same in its own words', () => {
  const link = new URL(outlookCalendarLink(ENTRY));
  expect(link.origin + link.pathname).toBe('https://outlook.live.com/calendar/0/action/compose');
  expect(Object.fromEntries(link.searchParams)).toEqual({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: ENTRY.title,
    startdt: '2026-11-24T20:30:00Z',
    enddt: '2026-11-24T21:00:00Z',
    body: `Join, and all about the call: ${ENTRY.page}`,
    location: ENTRY.page,
  });
});

test.each([googleCalendarLink, outlookCalendarLink])(
  'a title cannot add to the address, and no space is a plus',
  (link) => {
    const made = link({ ...ENTRY, title: 'Call with A+B &action=EVIL&location=x' });
    expect(made).toContain('Call%20with%20A%2BB%20%26action%3DEVIL%26location%3Dx');
    expect(made).not.toContain('+');
    expect(new URL(made).searchParams.getAll('location')).toEqual([ENTRY.page]);
  },
);
