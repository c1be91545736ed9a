import { Hono } from 'hono';
import type { Core } from '../core';
import { type Env, edge } from '../edge';
import type { Collection } from '../store';

type Published = { text: string } | { location: string };

/** Lunch on working days in New York, and one day off a year: something to try a calendar's address with. */
const EXAMPLE = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Sandbox//Example//EN',
  'X-WR-CALNAME:Example',
  'X-WR-TIMEZONE:America/New_York',
  'BEGIN:VEVENT',
  'UID:lunch@sandbox',
  'DTSTAMP:20260101T000000Z',
  'DTSTART;TZID=America/New_York:20260105T120000',
  'DTEND;TZID=America/New_York:20260105T130000',
  'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  'SUMMARY:Lunch',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:founding-day@sandbox',
  'DTSTAMP:20260101T000000Z',
  'DTSTART;VALUE=DATE:20261204',
  'RRULE:FREQ=YEARLY',
  'SUMMARY:Day off',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

/** Calendars that a script has published, by the last part of their address. */
export class IcsCalendars {
  private readonly published: Collection<Published>;

  constructor(private readonly core: Core) {
    this.published = core.store.collection<Published>('ics.calendars');
  }

  publish(name: string, text: string): void {
    this.core.store.transact(() => this.published.put(name, { text }));
  }

  redirect(name: string, location: string): void {
    this.core.store.transact(() => this.published.put(name, { location }));
  }

  get(name: string): Published | null {
    return this.published.get(name) ?? (name === 'example.ics' ? { text: EXAMPLE } : null);
  }
}

/** Calendars behind secret addresses, as Google, Apple and Outlook publish them. */
export function icsApi(core: Core, calendars: IcsCalendars): Hono<Env> {
  const app = new Hono<Env>();
  app.use(
    '*',
    edge(core, {
      provider: 'ics',
      prefix: '/ics',
      isApi: () => true,
      errorBody: () => ({ error: 'Asked for as a fault' }),
    }),
  );
  app.get('/:name', (c) => {
    const found = calendars.get(c.req.param('name'));
    if (!found) return c.text('Not Found', 404);
    if ('location' in found) return c.redirect(found.location, 302);
    return c.body(found.text, 200, { 'content-type': 'text/calendar; charset=utf-8' });
  });
  return app;
}
