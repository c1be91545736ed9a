import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { ownTimeline, type Trip } from './own-clock';
import { ownWeek, weekHorizon } from './own-week';
import { type Interval, minuteAtOrBefore, touchedMinutes } from './slots';
import { dayNumber } from './zone';

const at = (text: string) => Temporal.Instant.from(text);
const busy = (text: string): Interval => {
  const [from = '', to = ''] = text.split('/');
  return touchedMinutes(at(from), at(to));
};
const week = (monday: string, zone: string, times: string[], trips: Trip[] = []) => {
  const first = dayNumber(monday);
  return ownWeek(times.map(busy), ownTimeline({ zone, trips }, weekHorizon(first)), first);
};
const clock = (minute: number) => new Date(minute * 60_000).toISOString().slice(11, 16);
const words = (days: ReturnType<typeof week>, part: 'taken' | 'skipped') =>
  days.map((day) => day[part].map(({ start, end }) => `${clock(start)}-${clock(end)}`).join(' '));

test('a time that goes over midnight stands on both dates, and what is outside the week on none', () => {
  const days = week('2026-11-23', 'America/New_York', [
    '2026-11-23T04:00Z/2026-11-23T06:00Z',
    '2026-11-26T03:30Z/2026-11-26T07:00Z',
    '2026-11-30T04:30Z/2026-11-30T09:00Z',
  ]);
  expect(words(days, 'taken')).toEqual([
    '00:00-01:00',
    '',
    '22:30-00:00',
    '00:00-02:00',
    '',
    '',
    '23:30-00:00',
  ]);
});

test('where the clock is put forward an hour is skipped; put back, its second showing is left out', () => {
  const forward = week('2026-03-23', 'Europe/Berlin', ['2026-03-29T00:30Z/2026-03-29T02:00Z']);
  expect(words(forward, 'taken')[6]).toBe('01:30-02:00 03:00-04:00');
  expect(words(forward, 'skipped')).toEqual(['', '', '', '', '', '', '02:00-03:00']);
  const back = week('2026-10-19', 'Europe/Berlin', ['2026-10-25T00:30Z/2026-10-25T02:30Z']);
  expect(words(back, 'taken')[6]).toBe('02:30-03:30');
});

test('on a trip a date is read on the clock of its zone', () => {
  const trips = [{ firstDate: '2026-11-25', lastDate: '2026-11-26', zone: 'Asia/Tokyo' }];
  const days = week('2026-11-23', 'Europe/Berlin', ['2026-11-25T01:00Z/2026-11-25T02:00Z'], trips);
  expect(words(days, 'taken')).toEqual(['', '', '10:00-11:00', '', '', '', '']);
});

test('the same as looking at the clock of each minute', () => {
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Pacific/Apia',
  ];
  const mondays = [
    '2026-03-09',
    '2026-03-23',
    '2026-03-30',
    '2026-10-05',
    '2026-10-19',
    '2026-10-26',
    '2027-02-08',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.constantFrom(...mondays),
      fc.integer({ min: 0, max: 7 * 1440 }),
      fc.integer({ min: 1, max: 300 }),
      (zone, monday, after, length) => {
        const start = minuteAtOrBefore(at(`${monday}T00:00Z`)) + after;
        const first = dayNumber(monday);
        const days = ownWeek(
          [{ start, end: start + length }],
          ownTimeline({ zone, trips: [] }, weekHorizon(first)),
          first,
        );
        const expected = new Set<string>();
        for (let minute = start; minute < start + length; minute++) {
          const local = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(zone);
          const meant = local.toPlainDateTime().toZonedDateTime(zone);
          const day = dayNumber(local.toPlainDate().toString()) - first;
          const isFirstShowing = Temporal.ZonedDateTime.compare(meant, local) === 0;
          if (day >= 0 && day < 7 && isFirstShowing) expected.add(`${day} ${local.hour * 60 + local.minute}`);
        }
        const found = days.flatMap(({ taken }, day) =>
          taken.flatMap((each) =>
            Array.from({ length: each.end - each.start }, (_, index) => `${day} ${each.start + index}`),
          ),
        );
        expect(new Set(found)).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});
