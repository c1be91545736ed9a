import { Hono } from 'hono';
import type { Core } from '../core';
import type { Env } from '../edge';
import { randomText } from '../ids';
import { Access } from './access';
import { CalendarList, MOST_IN_ONE_QUERY } from './calendar-list';
import { calendarEvents, eventsOf } from './events';
import { answerFailure, GoogleFailure, needBody, readTime } from './failure';
import { busyWithin } from './free-busy';
import type { Grants } from './grants';
import type { Person } from './people';

/** Longer ranges are refused; the real figure is not published, and lies past about three months. */
const MAX_RANGE_MS = 92 * 86_400_000;

/** The Calendar API, version 3: free/busy and events of each person's primary calendar, and of those the app made. */
export function googleCalendar(core: Core, grants: Grants): Hono<Env> {
  const app = new Hono<Env>();
  const events = eventsOf(core);
  const list = new CalendarList(core);
  const { made } = list;
  const access = new Access(grants, list);

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
    const { person } = access.authorise(c, 'freeBusy');
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
    const { person } = access.authorise(c, 'list');
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
    const { person } = access.authorise(c, 'make');
    const summary = needBody(c).summary;
    if (typeof summary !== 'string' || summary === '') {
      throw new GoogleFailure(400, 'required', 'Missing summary.', 'calendar.summary');
    }
    const id = `c_${randomText(40, 'abcdef0123456789')}@group.calendar.google.com`;
    core.store.transact(() => made.put(id, { id, owner: person.email, summary }));
    return c.json({ kind: 'calendar#calendar', id, summary, timeZone: 'UTC' });
  });

  app.delete('/calendars/:calendar', (c) => {
    const { calendar } = access.calendarOf(c, 'write');
    core.store.transact(() => made.delete(calendar));
    return c.body(null, 204);
  });

  app.route('/', calendarEvents(core, access));
  app.onError(answerFailure);
  return app;
}
