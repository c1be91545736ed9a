import { Hono } from 'hono';
import type { Core } from '../core';
import type { Env } from '../edge';
import { derivedText, randomText } from '../ids';
import type { Access, Place } from './access';
import { type Body, GoogleFailure, needBody, readTime } from './failure';
import { periodOf } from './free-busy';

/** An event as the API shows it, with the calendar that it is in: the primary one is called by its owner's address. */
export interface Event {
  owner: string;
  body: Body & { id: string; status: string };
}

const EVENT_ID = /^[a-v0-9]{5,1024}$/;

/** All events of all calendars, by the calendar. */
export function eventsOf(core: Core) {
  return core.store.collection<Event>('google.events', (event) => event.owner);
}

/** Events of the calendars that somebody may write to, by the ids that the caller gives them. */
export function calendarEvents(core: Core, access: Access): Hono<Env> {
  const app = new Hono<Env>();
  const events = eventsOf(core);
  const needEvent = ({ calendar }: Place, id: string): Event => {
    const found = events.get(`${calendar} ${id}`);
    if (!found) throw new GoogleFailure(404, 'notFound', 'Not Found');
    return found;
  };
  const save = ({ calendar }: Place, body: Event['body']): Event['body'] => {
    events.put(`${calendar} ${body.id}`, { owner: calendar, body });
    return body;
  };

  app.get('/calendars/:calendar/events', (c) => {
    const place = access.calendarOf(c, 'read');
    const { query } = c.get('input');
    const from = query.timeMin === undefined ? Number.NEGATIVE_INFINITY : readTime(query.timeMin, 'timeMin');
    const to = query.timeMax === undefined ? Number.POSITIVE_INFINITY : readTime(query.timeMax, 'timeMax');
    const items = events
      .by(place.calendar)
      .map((event) => event.body)
      .filter((body) => query.showDeleted === 'true' || body.status !== 'cancelled')
      .filter((body) => {
        const period = periodOf(body);
        return period !== null && Date.parse(period.end) > from && Date.parse(period.start) < to;
      });
    return c.json({
      kind: 'calendar#events',
      summary: place.calendar,
      timeZone: 'UTC',
      accessRole: 'owner',
      updated: core.clock.iso(),
      items,
    });
  });

  app.post('/calendars/:calendar/events', (c) => {
    const place = access.calendarOf(c, 'write');
    const { person, calendar } = place;
    const given = needBody(c);
    const id = given.id === undefined ? randomText(26, 'abcdefghijklmnopqrstuv0123456789') : String(given.id);
    if (!EVENT_ID.test(id)) throw new GoogleFailure(400, 'invalid', 'Invalid resource id value.', 'event.id');
    if (periodOf(given) === null) throw new GoogleFailure(400, 'required', 'Missing end time.', 'event.end');
    // The id of a deleted event stays taken.
    if (events.get(`${calendar} ${id}`)) {
      throw new GoogleFailure(409, 'duplicate', 'The requested identifier already exists.');
    }
    const now = core.clock.iso();
    const body = {
      kind: 'calendar#event',
      etag: `"${randomText(16, '0123456789')}"`,
      htmlLink: `https://www.google.com/calendar/event?eid=${derivedText(`${calendar} ${id}`, 40)}`,
      created: now,
      updated: now,
      creator: { email: person.email, self: true },
      organizer: { email: calendar, self: true },
      iCalUID: `${id}@google.com`,
      sequence: 0,
      reminders: { useDefault: true },
      eventType: 'default',
      ...given,
      id,
      status: typeof given.status === 'string' ? given.status : 'confirmed',
    };
    return c.json(core.store.transact(() => save(place, body)));
  });

  app.get('/calendars/:calendar/events/:event', (c) =>
    c.json(needEvent(access.calendarOf(c, 'read'), c.req.param('event')).body),
  );

  app.on(['PATCH', 'PUT'], '/calendars/:calendar/events/:event', (c) => {
    const place = access.calendarOf(c, 'write');
    const { body: old } = needEvent(place, c.req.param('event'));
    const wanted = c.req.header('if-match');
    if (wanted && wanted !== '*' && wanted !== old.etag) {
      throw new GoogleFailure(412, 'conditionNotMet', 'Precondition Failed', 'If-Match');
    }
    const given = needBody(c);
    const merged = {
      ...old,
      ...given,
      id: old.id,
      status:
        typeof given.status === 'string' ? given.status : c.req.method === 'PUT' ? 'confirmed' : old.status,
      etag: `"${randomText(16, '0123456789')}"`,
      sequence: Number(old.sequence ?? 0) + 1,
      updated: core.clock.iso(),
    };
    if (periodOf(merged) === null)
      throw new GoogleFailure(400, 'timeRangeEmpty', 'The specified time range is empty.', 'event.end');
    return c.json(core.store.transact(() => save(place, merged)));
  });

  app.delete('/calendars/:calendar/events/:event', (c) => {
    const place = access.calendarOf(c, 'write');
    const { body } = needEvent(place, c.req.param('event'));
    if (body.status === 'cancelled') throw new GoogleFailure(410, 'deleted', 'Resource has been deleted');
    core.store.transact(() => save(place, { ...body, status: 'cancelled', updated: core.clock.iso() }));
    return c.body(null, 204);
  });

  return app;
}
