import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { SlotOutlook } from '@/lib/availability/queries';
import { holdEnd } from '@/lib/domain/booking-deadlines';
import { DEFAULT_POLICY } from '@/lib/domain/policy';
import { type Interval, minuteAtOrBefore } from '@/lib/domain/slots';
import { formatTime } from '@/lib/format';
import { type PickerReading, pickerWeek } from './picker-days';

const at = (text: string) => Temporal.Instant.from(text);
const starts = (...texts: string[]) => texts.map((text) => minuteAtOrBefore(at(text)));
const on = (from: string, to: string): Interval => ({
  start: minuteAtOrBefore(at(from)),
  end: minuteAtOrBefore(at(to)),
});

/** Sunday 22 November 2026, 21:05 in London, where the reader is; the other side is in New York. */
function reading(
  { own, ...given }: Partial<Omit<SlotOutlook, 'own'>> & { own?: Partial<SlotOutlook['own']> },
  otherZone = 'America/New_York',
) {
  const outlook: SlotOutlook = {
    readAt: at('2026-11-22T21:05Z'),
    starts: [],
    calendars: [],
    own: { hours: [], calendar: [], calls: [], full: [], noticeHours: 4, ...own },
    shortfall: { hours: 0, calendar: 0, calls: 0, other: 0, tooShort: 0 },
    otherUsually: null,
    ...given,
  };
  const zones = { zone: 'Europe/London', otherZone };
  const policy = DEFAULT_POLICY;
  const standsUntil: PickerReading['standsUntil'] = (startAt, now) => holdEnd(now, startAt, policy);
  return { outlook, ...zones, other: 'The candidate', policy, standsUntil } satisfies PickerReading;
}

test('slots stand on their own day, in both clocks, with the hold that would follow', () => {
  const { days, differs, thinned } = pickerWeek(
    reading({ starts: starts('2026-11-24T18:30Z', '2026-11-24T18:45Z', '2026-11-24T20:30Z') }),
  );
  const tuesday = days.find((day) => day.key === '2026-11-24');
  expect(tuesday?.day).toBe('Tue\u00a024\u00a0Nov');
  expect(tuesday?.ranges).toEqual(['18:30-19:15', '20:30-21:00']);
  expect(tuesday?.slots.map(({ own, other }) => `${own}/${other?.start}`)).toEqual([
    '18:30/13:30',
    '18:45/13:45',
    '20:30/15:30',
  ]);
  expect(tuesday?.slots[2]).toEqual({
    startAt: '2026-11-24T20:30:00Z',
    own: '20:30',
    ownEnd: '21:00',
    other: { start: '15:30', end: '16:00', day: null, shift: 0 },
    until: 'Mon\u00a023\u00a0Nov,\u00a021:05 (London)',
  });
  expect([differs, thinned]).toEqual([true, false]);
});

test('a time on another date of the other side says so; the same clock is told once', () => {
  const tuesday = (time: string, otherZone?: string) =>
    pickerWeek(reading({ starts: starts(time) }, otherZone)).days[2]?.slots[0]?.other;
  expect(tuesday('2026-11-24T02:00Z')).toMatchObject({
    start: '21:00',
    day: 'Mon\u00a023\u00a0Nov',
    shift: -1,
  });
  expect(tuesday('2026-11-24T22:00Z', 'Asia/Tokyo')).toMatchObject({
    start: '07:00',
    day: 'Wed\u00a025\u00a0Nov',
    shift: 1,
  });
  expect(tuesday('2026-11-24T02:00Z', 'Europe/Lisbon')).toBeNull();
});

test('so many slots are thinned to full and half hours, until all are asked for', () => {
  const many = Array.from(
    { length: 24 * 4 },
    (_, index) => minuteAtOrBefore(at('2026-11-23T00:00Z')) + 15 * index,
  );
  const week = (all: boolean) => pickerWeek(reading({ starts: many }), { all });
  expect(week(false).thinned).toBe(true);
  expect(week(false).days[1]?.slots.map(({ own }) => own.slice(3))).toEqual(
    Array.from({ length: 48 }, (_, index) => (index % 2 === 0 ? '00' : '30')),
  );
  expect(week(false).days[1]?.ranges).toEqual(['00:00-00:15']);
  expect(week(true).days[1]?.slots).toHaveLength(96);
});

test('where the clocks change, every time is what each clock shows', () => {
  // London goes back on 25 October 2026 at 01:00 UTC, New York on 1 November at 06:00 UTC.
  const [first, last] = [
    minuteAtOrBefore(at('2026-10-24T00:00Z')),
    minuteAtOrBefore(at('2026-11-03T00:00Z')),
  ];
  const all = Array.from({ length: (last - first) / 60 }, (_, index) => first + 60 * index);
  const given = reading({ readAt: at('2026-10-23T12:00Z'), starts: all });
  const slots = ['2026-10-23', '2026-10-30'].flatMap((from) =>
    pickerWeek(given, { from, all: true }).days.flatMap((day) => day.slots),
  );
  expect(slots.length).toBe(all.length);
  for (const slot of slots) {
    const start = at(slot.startAt);
    const end = start.add({ minutes: 30 });
    expect([slot.own, slot.ownEnd]).toEqual([start, end].map((each) => formatTime(each, 'Europe/London')));
    expect(slot.other && [slot.other.start, slot.other.end]).toEqual(
      [start, end].map((each) => formatTime(each, 'America/New_York')),
    );
  }
});

test('weeks count from today, and end with the horizon', () => {
  const given = reading({ starts: starts('2026-12-03T20:00Z') });
  const week = (from?: string) => pickerWeek(given, { from });
  expect(week().days[0]?.key).toBe('2026-11-29');
  expect(week('2026-11-22')).toMatchObject({ earlier: null, later: '2026-11-29' });
  expect(week('2026-12-01')).toMatchObject({ earlier: '2026-11-22', later: '2026-12-06' });
  expect(week('1999-01-01').days[0]?.key).toBe('2026-11-22');
  expect(week('nonsense').days[0]?.key).toBe('2026-11-29');
  const last = week('2099-01-01');
  expect(last.later).toBeNull();
  expect(last.days.at(-1)?.key).toBe('2027-01-21');
  expect(last.days.at(-1)?.day).toBe('Thu\u00a021\u00a0Jan\u00a02027');
});

test('a day without slots says whose doing it is', () => {
  const hours = [23, 24, 25, 26].map((day) => on(`2026-11-${day}T18:00Z`, `2026-11-${day}T20:00Z`));
  const { days } = pickerWeek(
    reading({
      own: {
        hours,
        calendar: [on('2026-11-24T17:00Z', '2026-11-24T19:45Z')],
        calls: [on('2026-11-25T18:00Z', '2026-11-25T18:30Z'), on('2026-11-25T18:45Z', '2026-11-25T20:00Z')],
      },
    }),
  );
  expect(days.map(({ why }) => why)).toEqual([
    'Nothing is left today: a call starts at least 4 hours ahead.',
    'The candidate is not free in your hours.',
    'Your calendar is busy 18:00-19:45.',
    'Your other calls take 18:00-18:30 and 18:45-20:00.',
    'The candidate is not free in your hours.',
    'You have no hours on this day.',
    'You have no hours on this day.',
  ]);
});
