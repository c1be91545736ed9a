import { Temporal } from 'temporal-polyfill';
import type { Meeting, PersonTimes } from '@/lib/domain/call-times';

/**
 * The slow, obviously right model: it looks at the wall clock of one minute at a time, with Temporal, and knows
 * neither intervals nor offsets. It shares no code with lib/domain.
 */

type Look = {
  readonly date: string;
  readonly weekday: number;
  readonly minute: number;
  readonly first: boolean;
};

/** Remembers what clocks show, since every minute is asked for by many calls. */
export class Clocks {
  private readonly seen = new Map<string, Look>();

  /** What a clock in this zone shows, and whether it shows it for the first time. @param at epoch minute */
  look(zone: string, at: number): Look {
    const key = `${zone} ${at}`;
    const known = this.seen.get(key);
    if (known) return known;
    const local = Temporal.Instant.fromEpochMilliseconds(at * 60_000).toZonedDateTimeISO(zone);
    const wall = local.toPlainDateTime();
    const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
    const look = {
      date: wall.toPlainDate().toString(),
      weekday: local.dayOfWeek,
      minute: local.hour * 60 + local.minute,
      first: first.epochMilliseconds === local.epochMilliseconds,
    };
    this.seen.set(key, look);
    return look;
  }
}

type Whereabouts = Pick<PersonTimes, 'zone' | 'trips'>;

/** What somebody's clocks show: of each zone that they are ever in, if they are there on the date that it shows. */
function looks(clocks: Clocks, { zone, trips }: Whereabouts, at: number): Look[] {
  const zoneOn = (date: string) =>
    trips.find((trip) => trip.firstDate <= date && date <= trip.lastDate)?.zone ?? zone;
  return [...new Set([zone, ...trips.map((trip) => trip.zone)])]
    .map((each) => ({ each, look: clocks.look(each, at) }))
    .flatMap(({ each, look }) => (zoneOn(look.date) === each ? [look] : []));
}

/** Whether a minute is in somebody's hours. */
export function isInHours(
  clocks: Clocks,
  person: Pick<PersonTimes, 'windows' | 'exceptions'> & Whereabouts,
  at: number,
): boolean {
  let open = false;
  for (const { date, weekday, minute, first } of looks(clocks, person, at)) {
    if (!first) continue;
    const covers = (each: { startMinute: number; endMinute: number }) =>
      each.startMinute <= minute && minute < each.endMinute;
    const dated = person.exceptions.filter((each) => each.date === date && covers(each));
    if (dated.some(({ kind }) => kind === 'blocked')) return false;
    open ||= dated.length > 0 || person.windows.some((each) => each.weekday === weekday && covers(each));
  }
  return open;
}

/** The Monday of the week that a date is in. */
function mondayOf(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}

function isFull(clocks: Clocks, person: PersonTimes, start: number): boolean {
  const { callsPerDay, callsPerWeek } = person.rules;
  const dates = (at: number) => looks(clocks, person, at).map(({ date }) => date);
  const count = (is: (date: string) => boolean) => person.counted.filter((at) => dates(at).some(is)).length;
  return dates(start).some(
    (mine) =>
      (callsPerDay !== null && count((date) => date === mine) >= callsPerDay) ||
      (callsPerWeek !== null && count((date) => mondayOf(date) === mondayOf(mine)) >= callsPerWeek),
  );
}

function mayStart(clocks: Clocks, { candidate, professional, now, policy }: Meeting, start: number): boolean {
  const ahead = start * 60_000 - now.epochMilliseconds;
  const end = start + policy.callMinutes;
  const people = [candidate, professional];
  if (start % policy.gridMinutes !== 0 || ahead > policy.maxAheadDays * 86_400_000) return false;
  if (ahead < policy.minNoticeHours * 3_600_000) return false;
  if (people.some(({ rules }) => ahead < rules.noticeHours * 3_600_000)) return false;
  for (const { calls, rules } of people) {
    const pause = rules.bufferMinutes;
    if (calls.some((call) => !(end + pause <= call.start || call.end + pause <= start))) return false;
  }
  for (let at = start; at < end; at++) {
    const isBusy = people.some(({ calendar }) => calendar.some((busy) => busy.start <= at && at < busy.end));
    if (isBusy || !people.every((person) => isInHours(clocks, person, at))) return false;
  }
  return !people.some((person) => isFull(clocks, person, start));
}

/** Where a call may start, found by trying every minute from an hour before now to an hour after the horizon. */
export function slowCallTimes(meeting: Meeting): number[] {
  const clocks = new Clocks();
  const from = Math.floor(meeting.now.epochMilliseconds / 60_000) - 60;
  const to = from + meeting.policy.maxAheadDays * 1440 + 120;
  const starts: number[] = [];
  for (let start = from; start <= to; start++) if (mayStart(clocks, meeting, start)) starts.push(start);
  return starts;
}
