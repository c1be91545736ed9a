import type { Core } from '../core';
import { derivedText } from '../ids';
import type { Collection } from '../store';
import type { Period, Person } from './people';

/** A calendar that the app has made for somebody, beside their primary one. */
export interface AppCalendar {
  id: string;
  owner: string;
  summary: string;
}

/** A calendar that somebody has beside their primary one: their own, or one that others share with them. */
export interface OtherCalendar {
  id: string;
  summary: string;
  zone: string;
  accessRole: 'owner' | 'writer' | 'reader' | 'freeBusyReader';
  /** Free/busy has an error instead of its times. */
  fails: boolean;
  busy: Period[];
}

/** Google tells of no more calendars in one query of free/busy. */
export const MOST_IN_ONE_QUERY = 50;

/** Which calendars somebody sees at Google. */
export class CalendarList {
  readonly made: Collection<AppCalendar>;
  private readonly others: Collection<{ email: string; zone: string; calendars: OtherCalendar[] }>;

  constructor(core: Core) {
    this.made = core.store.collection<AppCalendar>('google.calendars');
    this.others = core.store.collection('google.calendar_lists');
  }

  /** The zone of the primary calendar, where its whole days begin. */
  zoneOf(email: string): string {
    return this.others.get(email)?.zone ?? 'UTC';
  }

  othersOf(email: string): OtherCalendar[] {
    return this.others.get(email)?.calendars ?? [];
  }

  other(email: string, id: string): OtherCalendar | undefined {
    return this.othersOf(email).find((each) => each.id === id.toLowerCase());
  }

  /** Replaces what somebody has beside their primary calendar. */
  set(email: string, zone: string, calendars: OtherCalendar[]): void {
    this.others.put(email, { email, zone, calendars });
  }

  /** Entries as the API shows them, the primary calendar first. */
  entries(person: Person): object[] {
    const entry = (id: string, summary: string, timeZone: string, accessRole: string, more: object = {}) => ({
      kind: 'calendar#calendarListEntry',
      id,
      summary,
      timeZone,
      accessRole,
      selected: true,
      ...more,
    });
    return [
      entry(person.email, person.email, this.zoneOf(person.email), 'owner', { primary: true }),
      ...this.othersOf(person.email).map((each) => entry(each.id, each.summary, each.zone, each.accessRole)),
      ...[...this.made.values()]
        .filter(({ owner }) => owner === person.email)
        .map(({ id, summary }) => entry(id, summary, 'UTC', 'owner')),
    ];
  }
}

/** The address of a calendar that is not its owner's primary one, always the same for the same name. */
export function calendarIdOf(email: string, name: string): string {
  return `${derivedText(`${email} ${name}`, 26).toLowerCase()}@group.calendar.google.com`;
}
