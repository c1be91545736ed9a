import { Hono } from 'hono';
import type { Entry, GoogleControl, NamedCalendar } from '../google/control';
import { badField } from '../problem';
import { type Body, readBody, readInstant, readText } from './input';

/** What a script may do to the imitated Google, below `/control/google`. */
export function googleRoutes(google: GoogleControl): Hono {
  const app = new Hono();

  app.post('/busy', async (c) => {
    const body = await readBody(c);
    const calendar = body.calendar === undefined ? undefined : readText(body, 'calendar');
    return c.json(google.setBusy(readText(body, 'email'), readPeriods(body), calendar));
  });
  app.post('/state', async (c) => {
    const body = await readBody(c);
    const mode = readText(body, 'mode');
    if (mode !== 'ok' && mode !== 'revoked' && mode !== 'calendar_error') {
      throw badField('mode', 'must be one of ok, revoked, calendar_error');
    }
    return c.json(google.setMode(readText(body, 'email'), mode));
  });

  app.post('/calendars', async (c) => {
    const body = await readBody(c);
    const zone = body.zone === undefined ? 'UTC' : readText(body, 'zone');
    const items = google.setCalendars(readText(body, 'email'), zone, readCalendars(body));
    return c.json({ items });
  });
  app.post('/entries', async (c) => {
    const body = await readBody(c);
    const calendar = body.calendar === undefined ? null : readText(body, 'calendar');
    return c.json(google.enter(readText(body, 'email'), calendar, readEntry(body)));
  });

  app.get('/events', (c) => c.json({ items: google.events() }));
  app.post('/events', async (c) => {
    const body = await readBody(c);
    const [period] = body.deleted === true ? [] : readPeriods({ busy: [body] });
    const [id, calendar] = [readText(body, 'id'), readText(body, 'calendar')];
    return c.json(google.editEvent(id, calendar, period ?? 'deleted'));
  });
  return app;
}

const ROLES = ['owner', 'writer', 'reader', 'freeBusyReader'] as const;

function readCalendars(body: Body): NamedCalendar[] {
  if (!Array.isArray(body.calendars)) throw badField('calendars', 'must be a list of {"name"}');
  return body.calendars.map((item: unknown) => {
    const each = (typeof item === 'object' && item !== null ? item : {}) as Body;
    const accessRole = oneOf(each, 'accessRole', ROLES);
    return {
      name: readText(each, 'name'),
      ...(each.zone === undefined ? {} : { zone: readText(each, 'zone') }),
      ...(accessRole && { accessRole }),
      fails: each.fails === true,
    };
  });
}

function readEntry(body: Body): Entry {
  return {
    start: readPoint(body, 'start'),
    end: readPoint(body, 'end'),
    transparency: oneOf(body, 'transparency', ['opaque', 'transparent']),
    status: oneOf(body, 'status', ['confirmed', 'tentative']),
    response: oneOf(body, 'response', ['accepted', 'declined', 'tentative', 'needsAction']),
  };
}

function readPoint(body: Body, field: string): object {
  const point = (typeof body[field] === 'object' && body[field] !== null ? body[field] : {}) as Body;
  return point.date === undefined
    ? { dateTime: readText(point, 'dateTime') }
    : { date: readText(point, 'date') };
}

function oneOf<Word extends string>(body: Body, field: string, words: readonly Word[]): Word | undefined {
  if (body[field] === undefined) return undefined;
  const word = words.find((each) => each === body[field]);
  if (!word) throw badField(field, `must be one of ${words.join(', ')}`);
  return word;
}

function readPeriods(body: Body): { start: string; end: string }[] {
  if (!Array.isArray(body.busy)) throw badField('busy', 'must be a list of {"start", "end"}');
  return body.busy.map((item: unknown, at) => {
    const { start, end } = (typeof item === 'object' && item !== null ? item : {}) as Body;
    const from = readInstant(start, `busy[${at}].start`);
    const to = readInstant(end, `busy[${at}].end`);
    if (to <= from) throw badField(`busy[${at}].end`, 'must be after start');
    return { start: new Date(from).toISOString(), end: new Date(to).toISOString() };
  });
}
