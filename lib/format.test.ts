import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatDate,
  formatDateTime,
  formatDay,
  formatDayRange,
  formatDuration,
  formatList,
  formatMoney,
  formatPercent,
  formatQuantity,
  formatRelative,
  formatSlot,
  formatSlotBeside,
  formatTime,
  formatTimeLeft,
} from './format';

const at = (text: string) => Temporal.Instant.from(text);
const half = (text: string) => [at(text), at(text).add({ minutes: 30 })] as const;
/** What a reader sees: the spaces that do not break look like any other. */
const seen = (text: string) => text.replaceAll('\u00a0', ' ');

describe('formatMoney', () => {
  it.each([
    [12_000, '$120.00'],
    [-2_400, '-$24.00'],
    [0, '$0.00'],
    [-0, '$0.00'],
    [5, '$0.05'],
    [200_000, '$2,000.00'],
    [123_456_789_01, '$123,456,789.01'],
  ])('writes %i cents as %s', (cents, expected) => expect(formatMoney(cents)).toBe(expected));

  it('writes another currency by its own sign', () => expect(formatMoney(1_050, 'eur')).toBe('€10.50'));

  it('writes every sum of cents as it is', () => {
    for (let cents = 0; cents <= 20_000; cents++) {
      const digits = formatMoney(cents).replace(/[$,]/g, '');
      expect(Math.round(Number(digits) * 100)).toBe(cents);
    }
  });

  it('refuses parts of a cent', () => expect(() => formatMoney(10.5)).toThrow('not a whole number'));
});

describe('counts, shares and lists', () => {
  it('marks thousands', () => expect(formatCount(1284)).toBe('1,284'));
  it('writes shares', () => {
    expect(formatPercent(2000)).toBe('20%');
    expect(formatPercent(1250)).toBe('12.5%');
  });
  it('counts nouns', () => {
    expect(formatQuantity(1, 'call')).toBe('1 call');
    expect(formatQuantity(0, 'call')).toBe('0 calls');
    expect(formatQuantity(2, 'person', 'people')).toBe('2 people');
  });
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('joins %j as "%s"', (words, expected) => expect(formatList(words)).toBe(expected));
  it('joins by or', () => expect(formatList(['a', 'b', 'c'], 'or')).toBe('a, b or c'));
});

describe('dates and times', () => {
  const call = half('2026-11-24T20:30:00Z');

  it('writes a slot with its zone', () => {
    expect(seen(formatSlot(...call, 'America/New_York'))).toBe('Tue 24 Nov, 15:30-16:00 (New York)');
    expect(seen(formatSlot(...call, 'Europe/London'))).toBe('Tue 24 Nov, 20:30-21:00 (London)');
  });

  it('breaks a line before the zone only', () =>
    expect(formatSlot(...call, 'America/New_York')).toBe(
      'Tue\u00a024\u00a0Nov,\u00a015:30-16:00 (New\u00a0York)',
    ));

  it('leaves the zone out where the page names it', () =>
    expect(seen(formatSlot(...call, 'America/New_York', { showZone: false }))).toBe(
      'Tue 24 Nov, 15:30-16:00',
    ));

  it('knows zones with half and quarter hours', () => {
    expect(seen(formatSlot(...call, 'Asia/Kolkata'))).toBe('Wed 25 Nov, 02:00-02:30 (Kolkata)');
    expect(seen(formatSlot(...call, 'Asia/Kathmandu'))).toBe('Wed 25 Nov, 02:15-02:45 (Kathmandu)');
    expect(seen(formatSlot(...call, 'Australia/Lord_Howe'))).toBe('Wed 25 Nov, 07:30-08:00 (Lord Howe)');
  });

  it('does not take the zone of the machine', () => expect(formatTime(call[0], 'UTC')).toBe('20:30'));

  it('names both days of a slot over midnight, and one of a slot up to midnight', () => {
    expect(seen(formatSlot(...half('2026-11-24T23:45:00Z'), 'Europe/London'))).toBe(
      'Tue 24 Nov, 23:45 to Wed 25 Nov, 00:15 (London)',
    );
    expect(seen(formatSlot(...half('2026-11-24T23:30:00Z'), 'Europe/London'))).toBe(
      'Tue 24 Nov, 23:30-00:00 (London)',
    );
  });

  it('adds the year where it is not the present one, as the zone sees it', () => {
    const now = at('2026-12-31T23:30:00Z');
    const slot = half('2027-01-01T00:30:00Z');
    expect(seen(formatSlot(...slot, 'Europe/London', { now }))).toBe('Fri 1 Jan 2027, 00:30-01:00 (London)');
    expect(seen(formatSlot(...slot, 'America/New_York', { now }))).toBe('Thu 31 Dec, 19:30-20:00 (New York)');
    expect(seen(formatSlot(...slot, 'Asia/Tokyo', { now }))).toBe('Fri 1 Jan, 09:30-10:00 (Tokyo)');
    expect(seen(formatDate(at('2025-03-01T12:00:00Z'), 'UTC', { now }))).toBe('Sat 1 Mar 2025');
    expect(seen(formatDate(at('2025-03-01T12:00:00Z'), 'UTC'))).toBe('Sat 1 Mar');
  });

  it('writes a moment', () =>
    expect(seen(formatDateTime(at('2026-11-23T21:05:00Z'), 'America/New_York'))).toBe(
      'Mon 23 Nov, 16:05 (New York)',
    ));

  it('writes days and ranges of days', () => {
    const day = (text: string) => Temporal.PlainDate.from(text);
    expect(seen(formatDay(day('2026-09-06')))).toBe('Sun 6 Sep');
    expect(seen(formatDay(day('2026-09-06'), 2026))).toBe('Sun 6 Sep');
    expect(seen(formatDay(day('2026-09-06'), 2027))).toBe('Sun 6 Sep 2026');
    expect(seen(formatDayRange(day('2026-11-23'), day('2026-11-29')))).toBe('23 to 29 Nov 2026');
    expect(seen(formatDayRange(day('2026-11-30'), day('2026-12-06')))).toBe('30 Nov to 6 Dec 2026');
    expect(seen(formatDayRange(day('2026-12-28'), day('2027-01-03')))).toBe('28 Dec 2026 to 3 Jan 2027');
  });
});

describe('where the clocks change', () => {
  it('names the offset of a time that comes twice', () => {
    expect(seen(formatDateTime(at('2026-11-01T05:15:00Z'), 'America/New_York'))).toBe(
      'Sun 1 Nov, 01:15 (New York, UTC-4)',
    );
    expect(seen(formatDateTime(at('2026-11-01T06:15:00Z'), 'America/New_York'))).toBe(
      'Sun 1 Nov, 01:15 (New York, UTC-5)',
    );
    expect(seen(formatDateTime(at('2026-11-01T06:15:00Z'), 'America/New_York', { showZone: false }))).toBe(
      'Sun 1 Nov, 01:15 (UTC-5)',
    );
  });

  it('names both offsets of a slot over the change', () => {
    expect(seen(formatSlot(...half('2026-11-01T05:45:00Z'), 'America/New_York'))).toBe(
      'Sun 1 Nov, 01:45-01:15 (New York, UTC-4 to UTC-5)',
    );
    expect(seen(formatSlot(...half('2027-03-14T06:45:00Z'), 'America/New_York'))).toBe(
      'Sun 14 Mar, 01:45-03:15 (New York, UTC-5 to UTC-4)',
    );
  });

  it('says nothing on the rest of that day', () =>
    expect(seen(formatDateTime(at('2026-11-01T15:00:00Z'), 'America/New_York'))).toBe(
      'Sun 1 Nov, 10:00 (New York)',
    ));

  it('knows a change by half an hour', () =>
    expect(seen(formatDateTime(at('2026-04-04T15:15:00Z'), 'Australia/Lord_Howe'))).toBe(
      'Sun 5 Apr, 01:45 (Lord Howe, UTC+10:30)',
    ));
});

describe('formatSlotBeside', () => {
  it('leaves the date out where it is the same', () =>
    expect(seen(formatSlotBeside(...half('2026-11-24T20:30:00Z'), 'Europe/London', 'America/New_York'))).toBe(
      '20:30-21:00 (London)',
    ));
  it('names the date where it differs', () =>
    expect(
      seen(formatSlotBeside(...half('2026-11-24T20:30:00Z'), 'Asia/Singapore', 'America/New_York')),
    ).toBe('Wed 25 Nov, 04:30-05:00 (Singapore)'));
});

describe('lengths of time', () => {
  it.each([
    ['PT0S', 'less than a minute'],
    ['PT59S', 'less than a minute'],
    ['PT1M59S', '1 min'],
    ['PT30M', '30 min'],
    ['PT60M', '1 h'],
    ['PT22H25M59S', '22 h 25 min'],
    ['PT24H', '1 day'],
    ['PT45H59M', '1 day 21 h'],
    ['PT168H', '7 days'],
    ['-PT90M', '1 h 30 min'],
  ])('writes %s as "%s"', (duration, expected) =>
    expect(seen(formatDuration(Temporal.Duration.from(duration)))).toBe(expected),
  );

  const now = at('2026-11-22T22:40:00Z');
  it('tells the time left', () => {
    expect(seen(formatTimeLeft(at('2026-11-23T21:05:00Z'), now))).toBe('22 h 25 min');
    expect(formatTimeLeft(now.add({ seconds: 20 }), now)).toBe('less than a minute');
    expect(formatTimeLeft(now, now)).toBe('no time');
    expect(formatTimeLeft(now.subtract({ hours: 3 }), now)).toBe('no time');
  });
  it('tells when', () => {
    expect(seen(formatRelative(at('2026-11-23T21:05:00Z'), now))).toBe('in 22 h 25 min');
    expect(seen(formatRelative(now.subtract({ hours: 3 }), now))).toBe('3 h ago');
    expect(formatRelative(now.add({ seconds: 59 }), now)).toBe('now');
  });
});
