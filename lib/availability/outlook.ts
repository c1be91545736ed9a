import type { Temporal } from 'temporal-polyfill';
import type { Party } from '@/lib/domain/booking';
import { invariant } from '@/lib/domain/invariant';
import { bookableHorizon, type Interval, instantOfMinute, mergedSlots } from '@/lib/domain/slots';
import { availableIntervals, type DatedException } from '@/lib/domain/weekly-windows';
import { localTimeline } from '@/lib/domain/zone';
import { env } from '@/lib/env';
import { type CalendarBusy, readCalendars } from './busy-times';
import { datedException, findPeople, type HeldSlot, heldSlots, type People, type Person } from './people';

/** One calendar of one of the two; somebody without any has one reading that says so. */
export type CalendarReading = {
  readonly who: Party;
  readonly provider: CalendarBusy['provider'];
  /** `revoked` and `unreadable`: nothing is offered, since what the calendar holds is not known. */
  readonly state: CalendarBusy['state'];
};

/** What one of the two brings: their hours inside the horizon, and what takes them. Epoch minutes. */
export type Side = {
  readonly hours: readonly Interval[];
  /** Of all calendars that could be read; when one could not, nothing is offered. */
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

  const ends = [instantOfMinute(horizon.start), instantOfMinute(horizon.end)] as const;
  const [mine, theirs] = await Promise.all([
    readCalendars(candidate, ...ends),
    readCalendars(professional, ...ends),
  ]);
  // Last, since reading calendars may take seconds in which others book.
  const held = await heldSlots(people, horizon, people.exceptBookingId);
  const sides = {
    candidate: sideOf(candidate, mine, held, horizon),
    professional: sideOf(professional, theirs, held, horizon),
  };
  const calendars = [...readingsOf('candidate', mine), ...readingsOf('professional', theirs)];
  const readable = [...mine, ...theirs].every(({ busy }) => busy !== null);
  const starts = readable
    ? mergedSlots({
        candidate: sides.candidate.hours,
        professional: sides.professional.hours,
        busy: [...sides.candidate.calendar, ...sides.professional.calendar, ...held],
        now: at,
        policy,
      })
    : [];
  return { horizon, starts, held, readable, calendars, sides };
}

function readingsOf(who: Party, readings: readonly CalendarBusy[]): CalendarReading[] {
  return readings.map(({ provider, state }) => ({ who, provider, state }));
}

function sideOf(
  person: Person,
  readings: readonly CalendarBusy[],
  held: readonly HeldSlot[],
  horizon: Interval,
): Side {
  const calls = held.filter((each) => each.candidateId === person.id || each.professionalId === person.id);
  const calendar = readings.flatMap(({ busy }) => busy ?? []);
  return { hours: availableTimes(person, horizon), calendar, calls };
}

function availableTimes({ zone, windows, exceptions }: Person, horizon: Interval): readonly Interval[] {
  const dated: DatedException[] = exceptions.map(datedException);
  return availableIntervals({ windows, exceptions: dated }, localTimeline(zone, horizon));
}
