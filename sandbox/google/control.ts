import type { Core } from '../core';
import { badField } from '../problem';
import { type Event, eventsOf } from './calendar';
import type { Mode, People, Period, Person } from './people';

/** What a script may do to the imitated Google that no API call can. */
export interface GoogleControl {
  /** Replaces the busy times of a person's primary calendar. */
  setBusy(email: string, busy: Period[]): Person;
  /** `revoked` kills the person's grants; `calendar_error` makes the calendar unreadable. */
  setMode(email: string, mode: Mode): Person;
  /** Events in all calendars that the app made, deleted ones too. */
  events(): Event[];
  /** Changes an event as its owner would by hand: another time, or deleted. */
  editEvent(id: string, calendar: string, change: Period | 'deleted'): Event;
}

/** Google's part of the control interface. */
export function googleControl(core: Core, people: People): GoogleControl {
  const events = eventsOf(core);
  return {
    setBusy: (email, busy) => core.store.transact(() => people.update(email, { busy })),
    setMode: (email, mode) => core.store.transact(() => people.update(email, { mode })),
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
