import { type Context, Hono } from 'hono';
import type { Core } from '../core';
import type { Env } from '../edge';
import { derivedText, randomText } from '../ids';
import { CalendarList, MOST_IN_ONE_QUERY } from './calendar-list';
import { busyWithin, periodOf } from './free-busy';
import type { Grants } from './grants';
import type { Person } from './people';

type Body = Record<string, unknown>;

/** An event as the API shows it, with the calendar that it is in: the primary one is called by its owner's address. */
export interface Event {
  owner: string;
  body: Body & { id: string; status: string };
}

/** A calendar in a path, with whose it is. */
interface Place {
  person: Person;
  calendar: string;
}

const ACCEPTED = {
  freeBusy: ['calendar.freebusy', 'calendar.events.freebusy', 'calendar.readonly', 'calendar'],
  read: [
    'calendar.app.created',
    'calendar.events.owned',
    'calendar.events',
    'calendar.events.freebusy',
    'calendar.events.readonly',
    'calendar.events.owned.readonly',
    'calendar.readonly',
    'calendar',
  ],
  write: ['calendar.app.created', 'calendar.events.owned', 'calendar.events', 'calendar'],
  make: ['calendar.app.created', 'calendar.calendars', 'calendar'],
  list: ['calendar.calendarlist', 'calendar.calendarlist.readonly', 'calendar.readonly', 'calendar'],
} as const;

/** Longer ranges are refused; the real figure is not published, and lies past about three months. */
const MAX_RANGE_MS = 92 * 86_400_000;

const EVENT_ID = /^[a-v0-9]{5,1024}$/;

class GoogleFailure extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 500,
    readonly reason: string,
    message: string,
    readonly location: string | null = null,
  ) {
    super(message);
  }
}

/** The Calendar API, version 3: free/busy and events of each person's primary calendar, and of those the app made. */
export function googleCalendar(core: Core, grants: Grants): Hono<Env> {
  const app = new Hono<Env>();
  const events = eventsOf(core);
  const list = new CalendarList(core);
  const { made } = list;

  const authorise = (c: Context<Env>, need: keyof typeof ACCEPTED): { person: Person; scopes: string[] } => {
    const found = grants.byAccessToken((c.req.header('authorization') ?? '').replace(/^Bearer /i, ''));
    if (!found) {
      throw new GoogleFailure(
        401,
        'authError',
        'Request had invalid authentication credentials.',
        'Authorization',
      );
    }
    const accepted = ACCEPTED[need].map((scope) => `https://www.googleapis.com/auth/${scope}`);
    if (!found.scopes.some((scope) => accepted.includes(scope))) {
      throw new GoogleFailure(
        403,
        'insufficientPermissions',
        'Request had insufficient authentication scopes.',
      );
    }
    return found;
  };
  /** The calendar in the path, which must be the person's own. Who may only have calendars made sees no other. */
  const calendarOf = (c: Context<Env>, need: 'read' | 'write'): Place => {
    const { person, scopes } = authorise(c, need);
    const id = decodeURIComponent(c.req.param('calendar') ?? '').toLowerCase();
    const isPrimary = id === 'primary' || id === person.email;
    const elsewhere = ACCEPTED[need].filter((scope) => scope !== 'calendar.app.created');
    const mayPrimary = elsewhere.some((scope) => scopes.includes(`https://www.googleapis.com/auth/${scope}`));
    if (isPrimary ? !mayPrimary : made.get(id)?.owner !== person.email) {
      throw new GoogleFailure(404, 'notFound', 'Not Found');
    }
    if (person.mode === 'calendar_error') throw new GoogleFailure(500, 'backendError', 'Backend Error');
    return { person, calendar: isPrimary ? person.email : id };
  };
  const needEvent = ({ calendar }: Place, id: string): Event => {
    const found = events.get(`${calendar} ${id}`);
    if (!found) throw new GoogleFailure(404, 'notFound', 'Not Found');
    return found;
  };
  const save = ({ calendar }: Place, body: Event['body']): Event['body'] => {
    events.put(`${calendar} ${body.id}`, { owner: calendar, body });
    return body;
  };

  const failing = (reason: string) => ({ errors: [{ domain: 'global', reason }], busy: [] });
  const busyOf = (person: Person, id: string, from: number, to: number) => {
    const isPrimary = id === 'primary' || id.toLowerCase() === person.email;
    const other = list.other(person.email, id);
    const isMade = made.get(id.toLowerCase())?.owner === person.email;
    if (!isPrimary && !other && !isMade) return failing('notFound');
    if (other ? other.fails : person.mode === 'calendar_error') return failing('internalError');
    const zone = isPrimary ? list.zoneOf(person.email) : (other?.zone ?? 'UTC');
    const busy = isPrimary ? person.busy : (other?.busy ?? []);
    const within = events.by(isPrimary ? person.email : id.toLowerCase());
    return { busy: busyWithin({ busy, zone }, within, from, to) };
  };

  app.post('/freeBusy', (c) => {
    const { person } = authorise(c, 'freeBusy');
    const body = c.get('input').body ?? {};
    const from = readTime(body.timeMin, 'timeMin');
    const to = readTime(body.timeMax, 'timeMax');
    if (to <= from)
      throw new GoogleFailure(400, 'timeRangeEmpty', 'The specified time range is empty.', 'timeMax');
    if (to - from > MAX_RANGE_MS) {
      throw new GoogleFailure(400, 'timeRangeTooLong', 'The requested time range is too long.', 'timeRange');
    }
    const items = Array.isArray(body.items) ? (body.items as { id?: unknown }[]) : [];
    const ids = items.map((item) => String(item.id ?? ''));
    const calendars = Object.fromEntries(
      ids.map((id) => {
        if (ids.length > MOST_IN_ONE_QUERY) return [id, failing('tooManyCalendarsRequested')];
        return [id, busyOf(person, id, from, to)];
      }),
    );
    return c.json({
      kind: 'calendar#freeBusy',
      timeMin: new Date(from).toISOString(),
      timeMax: new Date(to).toISOString(),
      calendars,
    });
  });

  app.get('/users/me/calendarList', (c) => {
    const { person } = authorise(c, 'list');
    const { query } = c.get('input');
    const from = Number(query.pageToken ?? 0);
    const to = from + Math.min(Number(query.maxResults ?? 100), 250);
    const entries = list.entries(person);
    return c.json({
      kind: 'calendar#calendarList',
      items: entries.slice(from, to),
      ...(to < entries.length ? { nextPageToken: String(to) } : {}),
    });
  });

  app.post('/calendars', (c) => {
    const { person } = authorise(c, 'make');
    const summary = needBody(c).summary;
    if (typeof summary !== 'string' || summary === '') {
      throw new GoogleFailure(400, 'required', 'Missing summary.', 'calendar.summary');
    }
    const id = `c_${randomText(40, 'abcdef0123456789')}@group.calendar.google.com`;
    core.store.transact(() => made.put(id, { id, owner: person.email, summary }));
    return c.json({ kind: 'calendar#calendar', id, summary, timeZone: 'UTC' });
  });

  app.delete('/calendars/:calendar', (c) => {
    const { calendar } = calendarOf(c, 'write');
    core.store.transact(() => made.delete(calendar));
    return c.body(null, 204);
  });

  app.get('/calendars/:calendar/events', (c) => {
    const place = calendarOf(c, 'read');
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
    const place = calendarOf(c, 'write');
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
    c.json(needEvent(calendarOf(c, 'read'), c.req.param('event')).body),
  );

  app.on(['PATCH', 'PUT'], '/calendars/:calendar/events/:event', (c) => {
    const place = calendarOf(c, 'write');
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
    const place = calendarOf(c, 'write');
    const { body } = needEvent(place, c.req.param('event'));
    if (body.status === 'cancelled') throw new GoogleFailure(410, 'deleted', 'Resource has been deleted');
    core.store.transact(() => save(place, { ...body, status: 'cancelled', updated: core.clock.iso() }));
    return c.body(null, 204);
  });

  app.onError((error, c) => {
    if (!(error instanceof GoogleFailure)) throw error;
    const { status, reason, message, location } = error;
    const place =
      location === null
        ? {}
        : { locationType: location === 'Authorization' ? 'header' : 'parameter', location };
    return c.json(
      { error: { code: status, message, errors: [{ domain: 'global', reason, message, ...place }] } },
      status,
    );
  });
  return app;
}

/** All events of all calendars, by the calendar. */
export function eventsOf(core: Core) {
  return core.store.collection<Event>('google.events', (event) => event.owner);
}

function needBody(c: Context<Env>): Body {
  const { body } = c.get('input');
  if (body === null) throw new GoogleFailure(400, 'parseError', 'Parse Error');
  return body;
}

function readTime(value: unknown, name: string): number {
  const text = typeof value === 'string' ? value : '';
  const hasOffset = /(Z|[+-]\d\d:\d\d)$/i.test(text);
  const time = hasOffset ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time))
    throw new GoogleFailure(
      400,
      'badRequest',
      `Bad Request: ${name} must be an RFC 3339 time with an offset.`,
      name,
    );
  return time;
}
