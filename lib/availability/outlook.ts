import type { Temporal } from 'temporal-polyfill';
import type { Party } from '@/lib/domain/booking';
import { invariant } from '@/lib/domain/invariant';
import { bookableHorizon, type Interval, instantOfMinute, mergedSlots } from '@/lib/domain/slots';
import { availableIntervals, type DatedException } from '@/lib/domain/weekly-windows';
import { localTimeline } from '@/lib/domain/zone';
import { env } from '@/lib/env';
import { type CalendarBusy, readBusy } from './busy-times';
import { datedException, findPeople, type HeldSlot, heldSlots, type People, type Person } from './people';

export type CalendarReading = {
  readonly who: Party;
  readonly provider: CalendarBusy['provider'];
  /** `revoked` and `unreadable`: nothing is offered, since what the calendar holds is not known. */
  readonly state: CalendarBusy['state'];
};

/** What one of the two brings: their hours inside the horizon, and what takes them. Epoch minutes. */
export type Side = {
  readonly hours: readonly Interval[];
  /** Empty too where the calendar could not be read; then nothing is offered. */
  readonly calendar: readonly Interval[];
  readonly calls: readonly Interval[];
};

/** All that is known about when two people could have a call, at one moment. Instants are epoch minutes. */
export type Outlook = {
  readonly horizon: Interval;
  /** Where a call may start, ascending. */
  readonly starts: readonly number[];
  readonly held: readonly HeldSlot[];
  readonly readable: boolean;
  readonly calendars: readonly CalendarReading[];
  readonly sides: Readonly<Record<Party, Side>>;
};

/** Reads everything anew: hours, both calendars live, and last what is held. Calls Google. */
export async function outlook(
  people: People & { exceptBookingId?: string },
  at: Temporal.Instant,
): Promise<Outlook> {
  const { policy } = env();
  const horizon = bookableHorizon(at, policy);
  const found = await findPeople([people.candidateId, people.professionalId], horizon);
  const candidate = found.find((person) => person.id === people.candidateId);
  const professional = found.find((person) => person.id === people.professionalId);
  invariant(candidate && professional, 'both people of a booking exist');

  const [mine, theirs] = await Promise.all([
    readCalendar(candidate, horizon),
    readCalendar(professional, horizon),
  ]);
  // Last, since reading calendars may take seconds in which others book.
  const held = await heldSlots(people, horizon, people.exceptBookingId);
  const sides = {
    candidate: sideOf(candidate, mine, held, horizon),
    professional: sideOf(professional, theirs, held, horizon),
  };
  const calendars: CalendarReading[] = [
    { who: 'candidate', provider: mine.provider, state: mine.state },
    { who: 'professional', provider: theirs.provider, state: theirs.state },
  ];
  const readable = mine.busy !== null && theirs.busy !== null;
  const starts = readable
    ? mergedSlots({
        candidate: sides.candidate.hours,
        professional: sides.professional.hours,
        busy: [...mine.busy, ...theirs.busy, ...held],
        now: at,
        policy,
      })
    : [];
  return { horizon, starts, held, readable, calendars, sides };
}

function readCalendar(person: Person, horizon: Interval): Promise<CalendarBusy> {
  const google = person.calendars.find((each) => each.provider === 'google') ?? null;
  return readBusy(google, instantOfMinute(horizon.start), instantOfMinute(horizon.end));
}

function sideOf(person: Person, { busy }: CalendarBusy, held: readonly HeldSlot[], horizon: Interval): Side {
  const calls = held.filter((each) => each.candidateId === person.id || each.professionalId === person.id);
  return { hours: availableTimes(person, horizon), calendar: busy ?? [], calls };
}

function availableTimes({ zone, windows, exceptions }: Person, horizon: Interval): readonly Interval[] {
  const dated: DatedException[] = exceptions.map(datedException);
  return availableIntervals({ windows, exceptions: dated }, localTimeline(zone, horizon));
}
