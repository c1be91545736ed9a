import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { NO_RULES } from '@/lib/domain/call-rules';
import type { Meeting, PersonTimes } from '@/lib/domain/call-times';
import { DEFAULT_POLICY } from '@/lib/domain/policy';

/** Random people, and random moments at which somebody asks when they can talk. Minutes are epoch minutes. */

const DAY = 1440;

export function minuteOf(instant: string): number {
  return Temporal.Instant.from(instant).epochMilliseconds / 60_000;
}

function dateAt(minute: number): string {
  return Temporal.Instant.fromEpochMilliseconds(minute * 60_000)
    .toString()
    .slice(0, 10);
}

/** When a zone's clock next changes after a minute, or null when it never does. */
export function nextChange(zone: string, minute: number): number | null {
  const at = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(zone);
  const change = at.getTimeZoneTransition('next');
  return change ? change.epochMilliseconds / 60_000 : null;
}

/** Part of a day: on quarters mostly, whole days often, anything sometimes. */
const range = fc.oneof(
  fc.constant({ startMinute: 0, endMinute: DAY }),
  fc
    .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 2, max: 60 }))
    .map(([at, length]) => ({ startMinute: at * 15, endMinute: Math.min(96, at + length) * 15 })),
  fc
    .tuple(fc.integer({ min: 0, max: DAY - 1 }), fc.integer({ min: 1, max: 600 }))
    .map(([at, length]) => ({ startMinute: at, endMinute: Math.min(DAY, at + length) })),
);

const weekdays = [1, 2, 3, 4, 5, 6, 7];
const always = weekdays.map((weekday) => ({ weekday, startMinute: 0, endMinute: DAY }));
const anyWeek = fc.array(
  fc.tuple(fc.constantFrom(...weekdays), range).map(([weekday, each]) => ({ weekday, ...each })),
  { minLength: 5, maxLength: 14 },
);
export const windows = fc.oneof(
  { weight: 2, arbitrary: fc.constant(always) },
  { weight: 1, arbitrary: range.map((each) => weekdays.map((weekday) => ({ weekday, ...each }))) },
  { weight: 1, arbitrary: anyWeek },
);

export function exceptionsNear(at: number) {
  const exception = fc
    .tuple(fc.integer({ min: -2, max: 3 }), fc.constantFrom('open' as const, 'blocked' as const), range)
    .map(([days, kind, each]) => ({ date: dateAt(at + days * DAY), kind, ...each }));
  return fc.oneof(fc.constant([]), fc.array(exception, { maxLength: 3 }));
}

/** No trip, or one or two after each other. */
export function tripsNear(at: number, zone: fc.Arbitrary<string>) {
  const trip = fc
    .tuple(fc.integer({ min: -3, max: 2 }), fc.integer({ min: 0, max: 3 }), zone, zone)
    .map(([from, days, first, second]) => {
      const date = (offset: number) => dateAt(at + (from + offset) * DAY);
      return [
        { firstDate: date(0), lastDate: date(days), zone: first },
        { firstDate: date(days + 1), lastDate: date(days + 1), zone: second },
      ];
    });
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: trip.map((trips) => trips.slice(0, 1)) },
    { weight: 1, arbitrary: trip },
  );
}

const rules = fc.oneof(
  { weight: 1, arbitrary: fc.constant(NO_RULES) },
  {
    weight: 3,
    arbitrary: fc.record({
      noticeHours: fc.constantFrom(0, 0, 3, 5, 12),
      bufferMinutes: fc.constantFrom(0, 5, 15, 30, 60),
      callsPerDay: fc.constantFrom(null, null, 1, 2, 3),
      callsPerWeek: fc.constantFrom(null, null, 2, 3, 4),
    }),
  },
);

function personNear(at: number, zone: fc.Arbitrary<string>): fc.Arbitrary<PersonTimes> {
  const busy = fc
    .tuple(fc.integer({ min: -60, max: 2 * DAY }), fc.integer({ min: 1, max: 200 }))
    .map(([from, length]) => ({ start: at + from, end: at + from + length }));
  const onGrid = (min: number, max: number) =>
    fc.integer({ min, max }).map((quarter) => (Math.floor(at / 15) + quarter) * 15);
  const person = fc.record({
    zone,
    trips: tripsNear(at, zone),
    windows,
    exceptions: exceptionsNear(at),
    rules,
    held: fc.array(onGrid(0, 192), { maxLength: 3 }),
    others: fc.array(onGrid(-8 * 96, 9 * 96), { maxLength: 5 }),
    calendar: fc.array(busy, { maxLength: 3 }),
  });
  return person.map(({ held, others, ...each }) => ({
    ...each,
    calls: held.map((start) => ({ start, end: start + DEFAULT_POLICY.callMinutes })),
    counted: [...held, ...others],
  }));
}

/**
 * Two people on days on which something happens: the clocks of one of them change, February ends, a year ends; or on
 * any day.
 * @param years from the first of January of one year to that of another
 */
export function meetings(zones: readonly string[], years: readonly [number, number]): fc.Arbitrary<Meeting> {
  const zone = fc.constantFrom(...zones);
  const anywhere = fc.integer({
    min: minuteOf(`${years[0]}-01-01T00:00Z`),
    max: minuteOf(`${years[1]}-01-01T00:00Z`),
  });
  const moment = fc.record({
    zone,
    near: anywhere,
    kind: fc.constantFrom('change', 'change', 'change', 'february', 'new year', 'new week', 'any'),
    before: fc.oneof(fc.integer({ min: -90, max: 90 }), fc.integer({ min: 0, max: 36 * 60 })),
    quarter: fc.boolean(), // so that a call may start at the last moment that is allowed
  });
  return moment
    .chain((chosen) => {
      const year = dateAt(chosen.near).slice(0, 4);
      const event = {
        change: nextChange(chosen.zone, chosen.near) ?? chosen.near,
        february: minuteOf(`${year}-02-28T12:00Z`),
        'new year': minuteOf(`${year}-12-31T12:00Z`),
        'new week': chosen.near - (chosen.near % (7 * DAY)) + 4 * DAY, // 1970-01-01 was a Thursday
        any: chosen.near,
      }[chosen.kind];
      const at = chosen.quarter ? Math.floor((event - chosen.before) / 15) * 15 : event - chosen.before;
      const here = fc.oneof(fc.constant(chosen.zone), zone);
      return fc.record({
        candidate: personNear(at, here),
        professional: personNear(at, here),
        now: fc
          .constantFrom(0, 0, 1, 59_999)
          .map((late) => Temporal.Instant.fromEpochMilliseconds(at * 60_000 + late)),
        policy: fc.record({
          minNoticeHours: fc.constantFrom(0, 1, 4),
          maxAheadDays: fc.constantFrom(1, 1, 2),
        }),
      });
    })
    .map(({ policy, ...rest }) => ({ ...rest, policy: { ...DEFAULT_POLICY, ...policy } }));
}
