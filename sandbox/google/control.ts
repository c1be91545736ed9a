import type { Core } from '../core';
import { randomText } from '../ids';
import { badField } from '../problem';
import { CalendarList, calendarIdOf, type OtherCalendar } from './calendar-list';
import { type Event, eventsOf } from './events';
import { periodOf } from './free-busy';
import type { Mode, People, Period, Person } from './people';

/** An event as its owner would enter it: whole days by `date`, else by `dateTime`. */
export interface Entry {
  start: object;
  end: object;
  /** `transparent`: shown as "Free". */
  transparency?: 'opaque' | 'transparent' | undefined;
  status?: 'confirmed' | 'tentative' | undefined;
  /** What the owner answered to an invitation. */
  response?: 'accepted' | 'declined' | 'tentative' | 'needsAction' | undefined;
}

/** A calendar beside the primary one, by its name; see `OtherCalendar`. */
export type NamedCalendar = { name: string } & Partial<Pick<OtherCalendar, 'zone' | 'accessRole' | 'fails'>>;

/** What a script may do to the imitated Google that no API call can. */
export interface GoogleControl {
  /** Replaces the busy times of a person's primary calendar, or of another of theirs. */
  setBusy(email: string, busy: Period[], calendar?: string): Person;
  /** `revoked` kills the person's grants; `calendar_error` makes the primary calendar unreadable. */
  setMode(email: string, mode: Mode): Person;
  /** Replaces the calendars that a person has beside the primary one. */
  setCalendars(email: string, zone: string, calendars: NamedCalendar[]): OtherCalendar[];
  /** Enters an event by hand; into the primary calendar where none is named. */
  enter(email: string, calendar: string | null, entry: Entry): Event;
  /** Events in all calendars that the app made, deleted ones too. */
  events(): Event[];
  /** Changes an event as its owner would by hand: another time, or deleted. */
  editEvent(id: string, calendar: string, change: Period | 'deleted'): Event;
}

/** Google's part of the control interface. */
export function googleControl(core: Core, people: People): GoogleControl {
  const events = eventsOf(core);
  const list = new CalendarList(core);
  return {
    setBusy(address, busy, id) {
      const person = people.byEmail(address);
      return core.store.transact(() => {
        if (id === undefined) return people.update(address, { busy });
        if (!list.other(person.email, id)) throw badField('calendar', 'is no calendar of this person');
        const others = list.othersOf(person.email);
        const changed = others.map((each) => (each.id === id.toLowerCase() ? { ...each, busy } : each));
        list.set(person.email, list.zoneOf(person.email), changed);
        return person;
      });
    },
    setMode: (email, mode) => core.store.transact(() => people.update(email, { mode })),
    setCalendars: (address, zone, calendars) =>
      core.store.transact(() => {
        const { email } = people.byEmail(address);
        const before = list.othersOf(email);
        const others = calendars.map(({ name, ...more }): OtherCalendar => {
          const id = calendarIdOf(email, name);
          const busy = before.find((each) => each.id === id)?.busy ?? [];
          return { id, summary: name, zone, accessRole: 'owner', fails: false, busy, ...more };
        });
        list.set(email, zone, others);
        return others;
      }),
    enter: (address, calendar, { start, end, transparency, status = 'confirmed', response }) =>
      core.store.transact(() => {
        const { email } = people.byEmail(address);
        const owner = calendar?.toLowerCase() ?? email;
        const id = randomText(26, 'abcdefghijklmnopqrstuv0123456789');
        const body = {
          id,
          status,
          start,
          end,
          ...(transparency && { transparency }),
          ...(response && { attendees: [{ email, self: true, responseStatus: response }] }),
        };
        if (periodOf(body) === null) throw badField('end', 'must be after start');
        return events.put(`${owner} ${id}`, { owner, body });
      }),
    events: () => [...events.values()],
    editEvent(id, calendar, change) {
      const found = events.get(`${calendar} ${id}`);
      if (!found) throw badField('id', 'is no event of this calendar');
      const changed =
        change === 'deleted'
          ? { status: 'cancelled' }
          : { start: { dateTime: change.start }, end: { dateTime: change.end } };
      const event = { ...found, body: { ...found.body, ...changed, updated: core.clock.iso() } };
      return core.store.transact(() => events.put(`${calendar} ${id}`, event));
    },
  };
}
