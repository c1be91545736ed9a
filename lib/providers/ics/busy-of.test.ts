import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { busyInThread } from './read-busy';
import { busyOf } from './reader/busy-of.mjs';
import { withoutThePast } from './reader/without-the-past.mjs';

const FROM = Temporal.Instant.from('2026-10-19T00:00Z');
const TO = Temporal.Instant.from('2026-12-18T00:00Z');
const range = (zone = 'America/New_York') => ({
  from: FROM.epochMilliseconds,
  to: TO.epochMilliseconds,
  zone,
});

const BERLIN = `BEGIN:VTIMEZONE
TZID:Office time
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE`;

/** A file with events; each is given by its lines beside those that every event has. */
function file(events: readonly string[], head = ''): string {
  const body = events.map((lines, at) =>
    [
      `BEGIN:VEVENT`,
      ...(/^UID/m.test(lines) ? [] : [`UID:e${at}`]),
      'DTSTAMP:20260101T000000Z',
      lines,
      'END:VEVENT',
    ].join('\n'),
  );
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test',
    ...(head ? [head] : []),
    ...body,
    'END:VCALENDAR',
    '',
  ]
    .join('\n')
    .replaceAll('\n', '\r\n');
}

/** `2026-11-03 14:00/15:30` in UTC, in order, each once. */
function shown(busy: readonly (readonly [number, number])[]): string[] {
  const text = (ms: number) => new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
  return [
    ...new Set(
      busy.map(
        ([start, end]) =>
          `${text(start)}/${text(end).slice(text(start).startsWith(text(end).slice(0, 10)) ? 11 : 0)}`,
      ),
    ),
  ].sort();
}
const busyIn = (events: readonly string[], head = '', zone?: string) =>
  shown(busyOf(file(events, head), range(zone)));

describe('single events', () => {
  test('in UTC, in a zone of the file, in a well-known zone, and without any', () => {
    expect(
      busyIn(
        [
          'DTSTART:20261103T140000Z\nDTEND:20261103T153000Z',
          'DTSTART;TZID=Office time:20261104T140000\nDTEND;TZID=Office time:20261104T150000',
          'DTSTART;TZID=Asia/Kolkata:20261105T093000\nDURATION:PT45M',
          'DTSTART:20261106T090000\nDTEND:20261106T100000',
        ],
        BERLIN,
      ),
    ).toEqual([
      '2026-11-03 14:00/15:30',
      '2026-11-04 13:00/14:00',
      '2026-11-05 04:00/04:45',
      '2026-11-06 14:00/15:00', // the person is in New York
    ]);
  });

  test('a zone that nobody knows makes the calendar unreadable, not free', () => {
    expect(() => busyIn(['DTSTART;TZID=Customized Time Zone 1:20261104T140000\nDURATION:PT1H'])).toThrow(
      'unknown_zone',
    );
  });

  test('whole days are from midnight to midnight where the calendar is, 25 hours when the clock goes back', () => {
    const days = ['DTSTART;VALUE=DATE:20261101\nDTEND;VALUE=DATE:20261102', 'DTSTART;VALUE=DATE:20261110'];
    expect(busyIn(days)).toEqual(['2026-11-01 04:00/2026-11-02 05:00', '2026-11-10 05:00/2026-11-11 05:00']);
    expect(busyIn(days.slice(1), 'X-WR-TIMEZONE:Europe/Berlin')).toEqual([
      '2026-11-09 23:00/2026-11-10 23:00',
    ]);
  });

  test('what is shown as free or cancelled takes no time; what is tentative does', () => {
    const at = (day: number, more: string) =>
      `DTSTART:202611${day}T100000Z\nDTEND:202611${day}T110000Z\n${more}`;
    expect(
      busyIn([
        at(10, 'TRANSP:TRANSPARENT'),
        at(11, 'STATUS:CANCELLED'),
        at(12, 'STATUS:TENTATIVE'),
        at(13, 'TRANSP:OPAQUE\nSTATUS:CONFIRMED'),
      ]),
    ).toEqual(['2026-11-12 10:00/11:00', '2026-11-13 10:00/11:00']);
  });

  test('what touches the range counts, what only meets it does not', () => {
    expect(
      busyIn([
        'DTSTART:20261018T230000Z\nDTEND:20261019T010000Z',
        'DTSTART:20261018T230000Z\nDTEND:20261019T000000Z',
        'DTSTART:20261218T000000Z\nDTEND:20261218T010000Z',
        'DTSTART:20200101T000000Z\nDTEND:20300101T000000Z',
        'DTSTART:20261103T140000Z', // no length
      ]),
    ).toEqual(['2020-01-01 00:00/2030-01-01 00:00', '2026-10-18 23:00/2026-10-19 01:00']);
  });
});

describe('repeating events', () => {
  test('keep their local time over both changes of the clock', () => {
    const weekly = (zone: string) =>
      `DTSTART;TZID=${zone}:20261020T090000\nDTEND;TZID=${zone}:20261020T100000\nRRULE:FREQ=WEEKLY;COUNT=3`;
    expect(busyIn([weekly('Office time')], BERLIN)).toEqual([
      '2026-10-20 07:00/08:00',
      '2026-10-27 08:00/09:00',
      '2026-11-03 08:00/09:00',
    ]);
    expect(busyIn([weekly('America/New_York')])).toEqual([
      '2026-10-20 13:00/14:00',
      '2026-10-27 13:00/14:00',
      '2026-11-03 14:00/15:00',
    ]);
  });

  test('EXDATE, a moved time, a cancelled time and RDATE', () => {
    const series = [
      'UID:s\nDTSTART;TZID=Office time:20261102T090000\nDTEND;TZID=Office time:20261102T093000\nRRULE:FREQ=DAILY;COUNT=5\nEXDATE;TZID=Office time:20261103T090000\nRDATE:20261120T100000Z',
      'UID:s\nRECURRENCE-ID;TZID=Office time:20261104T090000\nDTSTART;TZID=Office time:20261104T150000\nDTEND;TZID=Office time:20261104T170000',
      'UID:s\nRECURRENCE-ID:20261105T080000Z\nDTSTART:20261105T080000Z\nDTEND:20261105T083000Z\nSTATUS:CANCELLED',
    ];
    const expected = [
      '2026-11-02 08:00/08:30',
      '2026-11-04 14:00/16:00',
      '2026-11-06 08:00/08:30',
      '2026-11-20 10:00/10:30',
    ];
    expect(busyIn(series, BERLIN)).toEqual(expected);
    expect(busyIn(series.toReversed(), BERLIN)).toEqual(expected);
  });

  test('EXDATE in UTC hits a series in a zone that the file does not define', () => {
    const series =
      'DTSTART;TZID=Europe/Berlin:20261102T090000\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20261103T080000Z';
    expect(busyIn([series])).toEqual(['2026-11-02 08:00/08:30', '2026-11-04 08:00/08:30']);
  });

  test('a time that was moved into the range from far behind it counts', () => {
    expect(
      busyIn([
        'UID:s\nDTSTART:20260101T090000Z\nDURATION:PT1H\nRRULE:FREQ=YEARLY',
        'UID:s\nRECURRENCE-ID:20270101T090000Z\nDTSTART:20261203T090000Z\nDURATION:PT1H',
      ]),
    ).toEqual(['2026-12-03 09:00/10:00']);
  });

  test('a change of this and all later times', () => {
    expect(
      busyIn([
        'UID:s\nDTSTART:20261102T090000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=4',
        'UID:s\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261104T090000Z\nDTSTART:20261104T110000Z\nDURATION:PT1H',
      ]),
    ).toEqual([
      '2026-11-02 09:00/09:30',
      '2026-11-03 09:00/09:30',
      '2026-11-04 11:00/12:00',
      '2026-11-05 11:00/12:00',
    ]);
  });

  test('a whole day each year, and a day of each month', () => {
    const sundays = 'DTSTART;VALUE=DATE:20261025\nRRULE:FREQ=WEEKLY;COUNT=2';
    expect(busyIn([sundays])).toEqual([
      '2026-10-25 04:00/2026-10-26 04:00',
      '2026-11-01 04:00/2026-11-02 05:00',
    ]);
    expect(busyIn(['DTSTART;VALUE=DATE:20011126\nDTEND;VALUE=DATE:20011127\nRRULE:FREQ=YEARLY'])).toEqual([
      '2026-11-26 05:00/2026-11-27 05:00',
    ]);
    expect(
      busyIn([
        'DTSTART:20260105T090000Z\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;BYDAY=1MO;UNTIL=20261130T000000Z',
      ]),
    ).toEqual(['2026-11-02 09:00/10:00']);
  });
});

test('published free/busy times count, unless they say FREE', () => {
  const text = file([]).replace(
    'END:VCALENDAR',
    'BEGIN:VFREEBUSY\r\nUID:f\r\nDTSTAMP:20260101T000000Z\r\nFREEBUSY;FBTYPE=BUSY-TENTATIVE:20261103T140000Z/PT1H,20261104T140000Z/20261104T160000Z\r\nFREEBUSY;FBTYPE=FREE:20261105T140000Z/PT1H\r\nEND:VFREEBUSY\r\nEND:VCALENDAR',
  );
  expect(shown(busyOf(text, range()))).toEqual(['2026-11-03 14:00/15:00', '2026-11-04 14:00/16:00']);
});

test('an empty calendar is free', () => {
  expect(busyIn([])).toEqual([]);
});

test.each([
  ['a page', '<!doctype html><title>Sign in</title>'],
  ['nothing', ''],
  ['half a file', file(['DTSTART:20261103T140000Z\nDURATION:PT1H']).slice(0, 150)],
  ['an event without a start', file(['SUMMARY:x'])],
  ['a start that is none', file(['DTSTART:tomorrow\nDURATION:PT1H'])],
  ['a change of nothing', file(['RECURRENCE-ID:x\nDTSTART:20261103T140000Z\nDURATION:PT1H'])],
])('%s is no calendar', async (_, text) => {
  const result = await busyInThread(text, { from: FROM, to: TO, zone: 'UTC' });
  expect(result).toMatchObject({ ok: false, code: 'not_a_calendar' });
});

describe('what would keep a server busy', () => {
  test.each([
    ['never comes', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31'],
    ['comes every second', 'FREQ=SECONDLY'],
  ])('a repetition that %s ends, and the calendar is not free', async (_, rule) => {
    const started = performance.now();
    const text = file([`DTSTART:20200101T120000Z\nDURATION:PT1S\nRRULE:${rule}`]);
    const result = await busyInThread(text, { from: FROM, to: TO, zone: 'UTC' });
    expect(result).toMatchObject({ ok: false, code: 'too_large' });
    expect(performance.now() - started).toBeLessThan(7_000);
  });

  test('years of events are left out before they are parsed', async () => {
    const old = Array.from({ length: 12_000 }, (_, at) => {
      const day = `${2012 + (at % 14)}${String(1 + (at % 12)).padStart(2, '0')}${String(1 + (at % 28)).padStart(2, '0')}`;
      return `DTSTART:${day}T100000Z\nDTEND:${day}T110000Z\nDESCRIPTION:${'word '.repeat(60)}`;
    });
    const text = file([...old, 'DTSTART:20261103T140000Z\nDTEND:20261103T153000Z']);
    expect(text.length).toBeGreaterThan(4_000_000);
    const result = await busyInThread(text, { from: FROM, to: TO, zone: 'UTC' });
    expect(result).toMatchObject({ ok: true, value: [{}] });
  });

  test('what is left out is only what is over', () => {
    const events = [
      'DTSTART:20250101T100000Z\nDTEND:20250101T110000Z',
      'DTSTART:20250101T100000Z\nDTEND:20250101T110000Z\nRRULE:FREQ=DAILY',
      'DTSTART:20250101T100000Z\nDTEND:20301231T110000Z',
      'DTSTART:20261103T140000Z\nDTEND:20261103T153000Z\nDESCRIPTION:x\n DTEND:20200101T000000Z\n END:VEVENT',
      'DTSTART:20250101T100000Z\nDURATION:P900D',
    ];
    const kept = withoutThePast(file(events), FROM.epochMilliseconds);
    expect(kept).toBe(
      file(events).replace(
        file(events.slice(0, 1)).match(/BEGIN:VEVENT[\s\S]*END:VEVENT\r\n/)?.[0] ?? '',
        '',
      ),
    );
  });
});
