import { describe, expect, test } from 'vitest';
import { NO_RULES } from '@/lib/domain/call-rules';
import { availabilityInput, presentAvailability } from './schema';

/** The paths that are refused, with what is said about them. */
function refused(input: unknown): Record<string, string> {
  const result = availabilityInput.safeParse(input);
  const issues = result.success ? [] : result.error.issues;
  return Object.fromEntries(issues.map((issue) => [issue.path.join('.'), issue.message]));
}
const week = (...windows: [weekday: number, start: string, end: string][]) => ({
  windows: windows.map(([weekday, start, end]) => ({ weekday, start, end })),
  exceptions: [],
});
const dated = (...exceptions: [date: string, kind: string, start: string, end: string][]) => ({
  windows: [],
  exceptions: exceptions.map(([date, kind, start, end]) => ({ date, kind, start, end })),
});

describe('what may be saved', () => {
  test('a week, touching windows, a whole day, exceptions over windows and over each other', () => {
    expect(refused(week([1, '09:00', '12:00'], [1, '12:00', '13:15'], [7, '00:00', '24:00']))).toEqual({});
    expect(
      refused(dated(['2026-12-24', 'open', '08:00', '20:00'], ['2026-12-24', 'blocked', '12:00', '13:00'])),
    ).toEqual({});
    expect(refused({ zone: 'America/New_York', windows: [], exceptions: [] })).toEqual({});
  });

  test('times are quarters of an hour of one day', () => {
    const wrong = ['9:00', '25:00', '09:60', '24:15', '0900', '09:00:00', '-1:00', '', '09:10', '23:59'];
    for (const time of wrong) {
      expect(refused(week([1, time, '24:00'])), time).toHaveProperty(['windows.0.start']);
      expect(refused(week([1, '00:00', time])), time).toHaveProperty(['windows.0.end']);
    }
  });

  test('a range ends after it starts; over midnight it is two', () => {
    expect(refused(week([1, '09:00', '09:00']))).toEqual({ 'windows.0.end': 'End after the start.' });
    expect(refused(week([1, '22:00', '02:00']))).toEqual({ 'windows.0.end': 'End after the start.' });
    expect(refused(week([1, '24:00', '24:00']))).toEqual({ 'windows.0.end': 'End after the start.' });
    expect(refused(dated(['2026-12-24', 'blocked', '10:00', '09:00']))).toHaveProperty(['exceptions.0.end']);
  });

  test('every field that is wrong is named at once', () => {
    expect(refused({ ...week([1, '09:00', '08:00'], [9, '09:10', '10:00']), zone: 'Mars' })).toEqual({
      zone: 'Use the name of a time zone, like Europe/Berlin.',
      'windows.0.end': 'End after the start.',
      'windows.1.weekday': 'Sunday is 7.',
      'windows.1.start': expect.stringContaining('quarter of an hour'),
    });
  });

  test('windows of a day do not overlap, however they are ordered', () => {
    expect(refused(week([2, '12:00', '13:00'], [2, '09:00', '12:15']))).toEqual({
      'windows.0': 'Overlaps another that ends at 12:15.',
    });
    expect(
      Object.keys(refused(week([3, '09:00', '17:00'], [3, '10:00', '11:00'], [3, '16:00', '18:00']))),
    ).toEqual(['windows.1', 'windows.2']);
    expect(refused(week([2, '09:00', '12:00'], [3, '09:00', '12:00']))).toEqual({});
    expect(
      refused(dated(['2026-12-24', 'open', '08:00', '10:00'], ['2026-12-24', 'open', '09:00', '11:00'])),
    ).toHaveProperty(['exceptions.1']);
  });

  test('weekdays, dates, kinds and zones exist', () => {
    expect(refused(week([0, '09:00', '10:00'], [8, '09:00', '10:00']))).toMatchObject({
      'windows.0.weekday': expect.any(String),
      'windows.1.weekday': expect.any(String),
    });
    expect(refused(dated(['2026-02-29', 'open', '09:00', '10:00']))).toHaveProperty(['exceptions.0.date']);
    expect(refused(dated(['0000-01-01', 'open', '09:00', '10:00']))).toHaveProperty(['exceptions.0.date']);
    expect(refused(dated(['2028-02-29', 'open', '09:00', '10:00']))).toEqual({});
    expect(refused(dated(['2026-12-24', 'busy', '09:00', '10:00']))).toHaveProperty(['exceptions.0.kind']);
    for (const zone of ['Mars/Olympus', '+02:00', '']) {
      expect(refused({ zone, windows: [], exceptions: [] })).toHaveProperty('zone');
    }
  });

  test('trips end after they begin, in zones that exist, and share no date', () => {
    const away = (...trips: [from: string, to: string, zone: string][]) =>
      refused({
        windows: [],
        exceptions: [],
        trips: trips.map(([from, to, zone]) => ({ from, to, zone })),
      });
    const tokyo = 'Asia/Tokyo';
    expect(away(['2026-12-03', '2026-12-04', tokyo], ['2026-12-01', '2026-12-02', 'UTC'])).toEqual({});
    expect(away(['2026-12-03', '2026-12-02', tokyo])).toEqual({
      'trips.0.to': 'The last day comes before the first.',
    });
    expect(away(['2026-12-03', '2026-12-05', tokyo], ['2026-12-01', '2026-12-03', 'UTC'])).toEqual({
      'trips.0': 'Shares a day with another trip, which ends on 2026-12-03.',
    });
    expect(away(['2026-12-01', '2027-12-01', 'UTC'])).toEqual({});
    expect(away(['2026-12-01', '2027-12-02', 'UTC'])).toHaveProperty(['trips.0.to']);
    expect(away(['2026-12-01', '2026-12-02', 'Mars'])).toHaveProperty(['trips.0.zone']);
  });

  test('rules are whole numbers within limits', () => {
    const none = { noticeHours: 0, bufferMinutes: 0, callsPerDay: null, callsPerWeek: null };
    const asked = (rules: Record<string, unknown>) =>
      Object.keys(refused({ windows: [], exceptions: [], rules: { ...none, ...rules } }));
    expect(asked({ noticeHours: 336, bufferMinutes: 240, callsPerDay: 24, callsPerWeek: 100 })).toEqual([]);
    expect(asked({ noticeHours: 337, bufferMinutes: 12, callsPerDay: 0, callsPerWeek: 1.5 })).toEqual([
      'rules.noticeHours',
      'rules.bufferMinutes',
      'rules.callsPerDay',
      'rules.callsPerWeek',
    ]);
    expect(asked({ noticeHours: -1, bufferMinutes: 245, callsPerDay: 25, callsPerWeek: 101 })).toHaveLength(
      4,
    );
  });

  test('not more than a person would ever write', () => {
    const day = Array.from({ length: 201 }, (_, index) => ({
      weekday: (index % 7) + 1,
      start: '09:00',
      end: '10:00',
    }));
    expect(refused({ windows: day, exceptions: [] })).toHaveProperty('windows');
  });
});

test('minutes are written as times of day', () => {
  expect(
    presentAvailability({
      zone: 'UTC',
      windows: [{ weekday: 1, startMinute: 0, endMinute: 1440 }],
      exceptions: [{ date: '2026-12-24', kind: 'open', startMinute: 545, endMinute: 1425 }],
      trips: [{ firstDate: '2026-12-25', lastDate: '2026-12-31', zone: 'Asia/Tokyo' }],
      rules: NO_RULES,
    }),
  ).toEqual({
    zone: 'UTC',
    windows: [{ weekday: 1, start: '00:00', end: '24:00' }],
    exceptions: [{ date: '2026-12-24', kind: 'open', start: '09:05', end: '23:45' }],
    trips: [{ from: '2026-12-25', to: '2026-12-31', zone: 'Asia/Tokyo' }],
    rules: NO_RULES,
  });
});
