import { Temporal } from 'temporal-polyfill';
import type { Authorised } from '@/lib/access';
import { now, timestamp } from '@/lib/clock';
import { invariant } from '@/lib/domain/invariant';
import { ownTimeline } from '@/lib/domain/own-clock';
import { ownWeek, WEEK_DAYS, weekHorizon } from '@/lib/domain/own-week';
import type { Interval } from '@/lib/domain/slots';
import { dayNumber } from '@/lib/domain/zone';
import { type CalendarBusy, readCalendars } from './busy-times';
import { calendarDeadline } from './outlook';
import { callsOf, findPeople, tripOf } from './people';
import type { DaySpan } from './week-draft';

/** What takes somebody's time on one date, in minutes of that date's own clock. */
export type BusyDay = {
  readonly calendar: readonly DaySpan[];
  /** Their own calls that hold their time. */
  readonly calls: readonly DaySpan[];
  /** What the clock does not show on this date. */
  readonly skipped: readonly DaySpan[];
  /** IANA, on a date of a trip. */
  readonly awayIn: string | null;
};

/** What takes somebody's time in a week, as plain data for the page. */
export type BusyWeek = {
  /** The Monday, `2026-11-23`. */
  readonly monday: string;
  readonly readAt: string;
  readonly days: readonly BusyDay[];
  readonly calendars: readonly Pick<CalendarBusy, 'provider' | 'state'>[];
};

/**
 * Reads what takes a person's time in one week: their calendars, live, and the calls that are set. A calendar that
 * cannot be read takes nothing here, and says so: the page must tell that it is not known.
 *
 * Calls Google, so never call it inside a transaction.
 * @param monday `2026-11-23`
 */
export async function busyWeek(actor: Authorised<'availability.read'>, monday: string): Promise<BusyWeek> {
  const readAt = now();
  const firstDay = dayNumber(monday);
  const horizon = weekHorizon(firstDay);
  const [person] = await findPeople([actor.id], horizon);
  invariant(person, 'somebody who is signed in exists');
  const [readings, calls] = await Promise.all([
    readCalendars(person, { range: horizon, mode: 'live', endsAt: calendarDeadline() }),
    callsOf({ candidateId: person.id, professionalId: person.id }, horizon),
  ]);
  const whereabouts = { zone: person.zone, trips: person.trips.map(tripOf) };
  const timeline = ownTimeline(whereabouts, horizon);
  const onDates = (times: readonly Interval[]) => ownWeek(times, timeline, firstDay);
  const calendar = onDates(readings.flatMap(({ busy }) => busy ?? []));
  const held = onDates(calls.filter(({ holds }) => holds));
  const dates = Array.from({ length: WEEK_DAYS }, (_, index) =>
    Temporal.PlainDate.from(monday).add({ days: index }).toString(),
  );
  return {
    monday,
    readAt: timestamp(readAt),
    days: dates.map((date, index) => ({
      calendar: calendar[index]?.taken ?? [],
      calls: held[index]?.taken ?? [],
      skipped: held[index]?.skipped ?? [],
      awayIn:
        whereabouts.trips.find(({ firstDate, lastDate }) => firstDate <= date && date <= lastDate)?.zone ??
        null,
    })),
    calendars: readings.map(({ provider, state }) => ({ provider, state })),
  };
}
