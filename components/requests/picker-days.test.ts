import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { SlotOutlook } from '@/lib/availability/queries';
import { DEFAULT_POLICY } from '@/lib/domain/policy';
import { type Interval, minuteAtOrBefore } from '@/lib/domain/slots';
import { type PickerReading, pickerWeek } from './picker-days';

const at = (text: string) => Temporal.Instant.from(text);
const on = (from: string, to: string): Interval => ({
  start: minuteAtOrBefore(at(from)),
  end: minuteAtOrBefore(at(to)),
});

/** Sunday 22 November 2026, 21:05 in London, where the reader is; the other side is in New York. */
function reading(given: Partial<SlotOutlook> & { own?: SlotOutlook['own'] }, otherZone = 'America/New_York') {
  const outlook: SlotOutlook = {
    readAt: at('2026-11-22T21:05Z'),
    starts: [],
    calendars: [],
    own: { hours: [], calendar: [], calls: [] },
    shortfall: { hours: 0, calendar: 0, calls: 0, other: 0, tooShort: 0 },
    otherUsually: null,
    ...given,
  };
  return { outlook, zone: 'Europe/London', otherZone, policy: DEFAULT_POLICY } satisfies PickerReading;
}

test('slots stand on their own day, in both clocks, with the hold that would follow', () => {
  const { days } = pickerWeek(
    reading({ starts: [at('2026-11-24T18:30Z'), at('2026-11-24T18:45Z'), at('2026-11-24T20:30Z')] }),
    undefined,
  );
  const tuesday = days.find((day) => day.key === '2026-11-24');
  expect(tuesday?.ranges).toEqual(['18:30-19:15', '20:30-21:00']);
  expect(tuesday?.slots.map(({ own, other }) => `${own}/${other}`)).toEqual([
    '18:30/13:30',
    '18:45/13:45',
    '20:30/15:30',
  ]);
  expect(tuesday?.slots[2]).toMatchObject({
    startAt: '2026-11-24T20:30:00Z',
    label: 'Tue\u00a024\u00a0Nov, 20:30 in London, 15:30 in New York',
    chosen: 'Tue\u00a024\u00a0Nov,\u00a020:30-21:00',
    beside: '15:30-16:00 (New\u00a0York)',
    heldUntil: 'Mon\u00a023\u00a0Nov,\u00a021:05 (London)',
  });
});

test('a time on another date of the other side says so; the same clock is told once', () => {
  const late = [at('2026-11-24T02:00Z')];
  const slotOf = (given: PickerReading) => pickerWeek(given, undefined).days[2]?.slots[0];
  expect(slotOf(reading({ starts: late }))?.other).toBe('21:00 day before');
  expect(slotOf(reading({ starts: [at('2026-11-24T22:00Z')] }, 'Asia/Tokyo'))?.other).toBe('07:00 next day');
  expect(slotOf(reading({ starts: late }, 'Europe/Lisbon'))).toMatchObject({ other: null, beside: null });
});

test('weeks count from today, and end with the horizon', () => {
  const starts = [at('2026-12-03T20:00Z')];
  const week = (asked?: string) => pickerWeek(reading({ starts }), asked);
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
    undefined,
  );
  expect(days.map(({ why }) => why)).toEqual([
    'Nothing is left today: a call starts at least 4 hours ahead.',
    'The candidate is not free in your hours.',
    'Your calendar is busy 18:00-19:45.',
    'You have another call 18:00-18:30 and 18:45-20:00.',
    'The candidate is not free in your hours.',
    'You have no hours on this day.',
    'You have no hours on this day.',
  ]);
});
