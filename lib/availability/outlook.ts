import { Temporal } from 'temporal-polyfill';
import { db, type Tx } from '@/lib/db';
import type { Party } from '@/lib/domain/booking';
import { NO_RULES, withNotice } from '@/lib/domain/call-rules';
import {
  callLoad,
  callTimes,
  hoursWithin,
  type Meeting,
  meetingPolicy,
  type PersonTimes,
} from '@/lib/domain/call-times';
import { invariant } from '@/lib/domain/invariant';
import type { Policy } from '@/lib/domain/policy';
import { bookableHorizon, type Interval } from '@/lib/domain/slots';
import { env } from '@/lib/env';
import { type CalendarBusy, type Reading, readCalendars } from './busy-times';
import {
  type CallTime,
  callsOf,
  datedException,
  findPeople,
  type People,
  type Person,
  tripOf,
} from './people';

/** One calendar of one of the two; somebody without any has one reading that says so. */
export type CalendarReading = {
  readonly who: Party;
  readonly provider: CalendarBusy['provider'];
  /** `revoked` and `unreadable`: nothing is offered, since what the calendar holds is not known. */
  readonly state: CalendarBusy['state'];
};

/** What one of the two brings: their hours from their own notice to the horizon, and what takes them. Epoch minutes. */
export type Side = {
  readonly hours: readonly Interval[];
  /** Of all calendars that could be read; when one could not, nothing is offered. */
  readonly calendar: readonly Interval[];
  /** What their other calls take, each with the buffer around it. */
  readonly calls: readonly Interval[];
  /** Days and weeks in which they have as many calls as they want. */
  readonly full: readonly Interval[];
  /** The platform's notice, or theirs where it is longer. */
  readonly noticeHours: number;
};

/** All that is known about when two people could have a call, at one moment. Instants are epoch minutes. */
export type Outlook = {
  readonly horizon: Interval;
  /** Where a call may start, ascending. */
  readonly starts: readonly number[];
  /** The calls that hold their time. */
  readonly held: readonly CallTime[];
  /** With the longest notice of the platform and both people. */
  readonly policy: Policy;
  readonly readable: boolean;
  readonly calendars: readonly CalendarReading[];
  /** When the calendar was read that was read first. */
  readonly readAt: Temporal.Instant;
  readonly sides: Readonly<Record<Party, Side>>;
};

/** Two people of a booking; `exceptBookingId` leaves its own held slot out, for a reschedule. */
export type Pair = People & { readonly exceptBookingId?: string };

/**
 * Reads everything anew: hours and rules, the calendars of both, and last the calls. Calls Google, and waits for all
 * calendars together no longer than `CALENDAR_DEADLINE_MS`.
 * @param mode `keep`: live; `kept`: for a page that only shows
 */
export async function outlook(
  people: Pair,
  at: Temporal.Instant,
  mode: 'keep' | 'kept' = 'keep',
): Promise<Outlook> {
  const horizon = bookableHorizon(at, env().policy);
  const { candidate, professional } = await findPair(people, horizon);
  const reading: Reading = { range: horizon, mode, endsAt: calendarDeadline() };
  const [mine, theirs] = await Promise.all([
    readCalendars(candidate, reading),
    readCalendars(professional, reading),
  ]);
  // Last, since reading calendars may take seconds in which others book.
  const calls = await callsOf(people, horizon);
  const meeting = meetingOf({
    candidate,
    professional,
    calls,
    at,
    mine: busyOf(mine),
    theirs: busyOf(theirs),
  });
  const readable = [...mine, ...theirs].every(({ busy }) => busy !== null);
  return {
    horizon,
    starts: readable ? callTimes(meeting) : [],
    held: calls.filter(({ holds }) => holds),
    policy: meetingPolicy(meeting),
    readable,
    calendars: [...readingsOf('candidate', mine), ...readingsOf('professional', theirs)],
    readAt: firstReadAt([...mine, ...theirs], at),
    sides: {
      candidate: sideOf(meeting.candidate, meeting),
      professional: sideOf(meeting.professional, meeting),
    },
  };
}

/** When all calendars of one question have to have answered, by `performance.now()`. */
export function calendarDeadline(): number {
  return performance.now() + env().CALENDAR_DEADLINE_MS;
}

function firstReadAt(readings: readonly CalendarBusy[], at: Temporal.Instant): Temporal.Instant {
  const times = readings.flatMap((each) => (each.state === 'connected' ? [each.readAt] : []));
  return times.sort(Temporal.Instant.compare)[0] ?? at;
}

/**
 * Where a call of two people may start, by all that the database knows: hours, exceptions, trips, rules and calls, and
 * not their calendars. For the transaction that sets a time, whose caller holds the lock of both people: what others
 * set or saved since the calendars were read is seen.
 */
export async function startsBesideCalendars(tx: Tx, people: Pair, at: Temporal.Instant): Promise<number[]> {
  const horizon = bookableHorizon(at, env().policy);
  const pair = await findPair(people, horizon, tx);
  const calls = await callsOf(people, horizon, tx);
  return callTimes(meetingOf({ ...pair, calls, at, mine: [], theirs: [] }));
}

export async function findPair(
  people: People,
  horizon: Interval,
  client: Pick<Tx, 'user'> = db(),
): Promise<{ candidate: Person; professional: Person }> {
  const found = await findPeople([people.candidateId, people.professionalId], horizon, client);
  const candidate = found.find((person) => person.id === people.candidateId);
  const professional = found.find((person) => person.id === people.professionalId);
  invariant(candidate && professional, 'both people of a booking exist');
  return { candidate, professional };
}

function readingsOf(who: Party, readings: readonly CalendarBusy[]): CalendarReading[] {
  return readings.map(({ provider, state }) => ({ who, provider, state }));
}

/** Busy times of all calendars that could be read. */
function busyOf(readings: readonly CalendarBusy[]): Interval[] {
  return readings.flatMap(({ busy }) => busy ?? []);
}

type Known = {
  readonly candidate: Person;
  readonly professional: Person;
  readonly calls: readonly CallTime[];
  readonly at: Temporal.Instant;
  /** Busy times of the candidate's and of the professional's calendars. */
  readonly mine: readonly Interval[];
  readonly theirs: readonly Interval[];
};

function meetingOf({ candidate, professional, calls, at, mine, theirs }: Known): Meeting {
  return {
    candidate: timesOf(candidate, calls, mine),
    professional: timesOf(professional, calls, theirs),
    now: at,
    policy: env().policy,
  };
}

function timesOf(person: Person, calls: readonly CallTime[], calendar: readonly Interval[]): PersonTimes {
  const own = calls.filter((each) => each.candidateId === person.id || each.professionalId === person.id);
  return {
    zone: person.zone,
    trips: person.trips.map(tripOf),
    windows: person.windows,
    exceptions: person.exceptions.map(datedException),
    rules: person.rules ?? NO_RULES,
    calls: own.filter(({ holds }) => holds),
    counted: own.map(({ start }) => start),
    calendar,
  };
}

function sideOf(person: PersonTimes, { now, policy }: Meeting): Side {
  const own = withNotice(policy, [person.rules]);
  const horizon = bookableHorizon(now, own);
  const { taken, full } = callLoad(person, horizon);
  const hours = hoursWithin(person, horizon);
  return { hours, calendar: person.calendar, calls: taken, full, noticeHours: own.minNoticeHours };
}
