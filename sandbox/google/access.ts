import type { Context } from 'hono';
import type { Env } from '../edge';
import type { CalendarList } from './calendar-list';
import { GoogleFailure } from './failure';
import type { Grants } from './grants';
import type { Person } from './people';

/** A calendar in a path, with whose it is. */
export interface Place {
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

/** Who asks, and what their token lets them do. */
export class Access {
  constructor(
    private readonly grants: Grants,
    private readonly list: CalendarList,
  ) {}

  /** @throws GoogleFailure 401 or 403 */
  authorise(c: Context<Env>, need: keyof typeof ACCEPTED): { person: Person; scopes: string[] } {
    const found = this.grants.byAccessToken((c.req.header('authorization') ?? '').replace(/^Bearer /i, ''));
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
  }

  /** The calendar in the path, which must be the person's own. Who may only have calendars made sees no other. */
  calendarOf(c: Context<Env>, need: 'read' | 'write'): Place {
    const { person, scopes } = this.authorise(c, need);
    const id = decodeURIComponent(c.req.param('calendar') ?? '').toLowerCase();
    const isPrimary = id === 'primary' || id === person.email;
    const elsewhere = ACCEPTED[need].filter((scope) => scope !== 'calendar.app.created');
    const mayPrimary = elsewhere.some((scope) => scopes.includes(`https://www.googleapis.com/auth/${scope}`));
    if (isPrimary ? !mayPrimary : this.list.made.get(id)?.owner !== person.email) {
      throw new GoogleFailure(404, 'notFound', 'Not Found');
    }
    if (person.mode === 'calendar_error') throw new GoogleFailure(500, 'backendError', 'Backend Error');
    return { person, calendar: isPrimary ? person.email : id };
  }
}
