import ICAL from 'ical.js';
import { convertIcsCalendar } from 'ts-ics';
import { beforeAll, describe, expect, test } from 'vitest';
import { BOOKING_ID, occasion } from '@/tests/factories/occasion';
import { setEnvironment } from '@/tests/support/environment';
import { calendarFile, calendarMessage } from './invite';
import type { Occasion } from './occasion';

/**
 * Invitations as two independent calendar programs read them. Each keeps events by UID and believes the message with
 * the higher SEQUENCE, the later DTSTAMP where that is equal (RFC 5546, 2.1.5).
 */

beforeAll(() => {
  setEnvironment({ MONET_BASE_URL: 'https://monet.example', MAIL_FROM: 'Monet <hello@monet.example>' });
});

type Kept = {
  uid: string;
  sequence: number;
  stamp: number;
  start: string;
  end: string;
  summary: string;
  organizer: string;
  attendees: string[];
  cancelled: boolean;
};
type Message = { method: string | null; event: Kept };

const address = (text: unknown) => String(text).toLowerCase().replace('mailto:', '');

function byIcalJs(text: string): Message {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const all = calendar.getAllSubcomponents('vevent');
  const [found] = all;
  if (!found || all.length !== 1) expect.fail(`${all.length} events`);
  const event = new ICAL.Event(found);
  const stamp = found.getFirstPropertyValue('dtstamp');
  const attendees = event.attendees.map((each) => address(each.getFirstValue()));
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    event: {
      uid: event.uid,
      sequence: event.sequence,
      stamp: stamp instanceof ICAL.Time ? stamp.toUnixTime() : 0,
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      summary: event.summary,
      organizer: address(event.organizer),
      attendees,
      cancelled: found.getFirstPropertyValue('status') === 'CANCELLED',
    },
  };
}

function byTsIcs(text: string): Message {
  const calendar = convertIcsCalendar(undefined, text);
  const [event, ...more] = calendar.events ?? [];
  if (!event?.end || more.length > 0) expect.fail('not one event with an end');
  return {
    method: calendar.method ?? null,
    event: {
      uid: event.uid,
      sequence: event.sequence ?? 0,
      stamp: event.stamp.date.getTime() / 1000,
      start: event.start.date.toISOString(),
      end: event.end.date.toISOString(),
      summary: event.summary,
      organizer: address(event.organizer?.email),
      attendees: (event.attendees ?? []).map((each) => address(each.email)),
      cancelled: event.status === 'CANCELLED',
    },
  };
}

/** What is left of messages in a calendar that gets them in this order. */
function calendarAfter(read: (text: string) => Message, texts: readonly string[]): Kept[] {
  const kept = new Map<string, Kept>();
  for (const { event } of texts.map(read)) {
    const before = kept.get(event.uid);
    const isNewer =
      !before ||
      event.sequence > before.sequence ||
      (event.sequence === before.sequence && event.stamp >= before.stamp);
    if (isNewer) kept.set(event.uid, event);
  }
  return [...kept.values()];
}

const at = (text: string) => ({ at: new Date(text) });

/** The three messages of a call that is confirmed, moved by two hours, and cancelled. */
function life(who: 'candidate' | 'professional'): { first: Occasion; moved: Occasion; cancelled: Occasion } {
  const events = [at('2026-11-23T09:00:00Z'), at('2026-11-23T10:00:00Z')];
  const later = { startAt: new Date('2026-11-24T22:30:00Z'), endAt: new Date('2026-11-24T23:00:00Z') };
  return {
    first: occasion('call_confirmed', who, 'confirmed', { happenedAt: '2026-11-22T22:52:00Z' }),
    moved: occasion('call_moved', who, 'moved', {
      ...later,
      events: events.slice(0, 1),
      happenedAt: '2026-11-23T09:00:00Z',
    }),
    cancelled: occasion('call_cancelled', who, 'cancelledInTime', {
      ...later,
      events,
      happenedAt: '2026-11-23T10:00:00Z',
    }),
  };
}

function textOf(told: Occasion): string {
  return calendarMessage(told)?.content ?? expect.fail(`no calendar message for ${told.kind}`);
}

describe.each([
  ['ical.js', byIcalJs],
  ['ts-ics', byTsIcs],
] as const)('to %s', (_, read) => {
  test.each(['candidate', 'professional'] as const)('an invitation of a %s says all there is', (who) => {
    const { first } = life(who);
    expect(read(textOf(first))).toEqual({
      method: 'REQUEST',
      event: {
        uid: `booking-${BOOKING_ID}@monet.example`,
        sequence: 0,
        stamp: Date.parse('2026-11-22T22:52:00Z') / 1000,
        start: '2026-11-24T20:30:00.000Z',
        end: '2026-11-24T21:00:00.000Z',
        summary: who === 'candidate' ? 'Call with Daniel Reyes' : 'Call with Maya Okafor',
        organizer: 'hello@monet.example',
        attendees: [first.reader.email],
        cancelled: false,
      },
    });
    expect(read(calendarFile(first))).toMatchObject({ method: 'PUBLISH', event: { attendees: [] } });
  });

  test.each(['candidate', 'professional'] as const)(
    'invitation, change and withdrawal of a %s are one event',
    (who) => {
      const { first, moved, cancelled } = life(who);
      const [request, update, cancel] = [textOf(first), textOf(moved), textOf(cancelled)];
      expect([request, update, cancel].map((text) => read(text).method)).toEqual([
        'REQUEST',
        'REQUEST',
        'CANCEL',
      ]);
      const afterMove = calendarAfter(read, [request, update]);
      expect(afterMove).toMatchObject([{ start: '2026-11-24T22:30:00.000Z', cancelled: false }]);
      expect(calendarAfter(read, [update, request])).toEqual(afterMove);
      const [gone, ...more] = calendarAfter(read, [request, update, cancel]);
      expect(more).toEqual([]);
      expect(gone).toMatchObject({ cancelled: true, sequence: 2, organizer: 'hello@monet.example' });
      expect(calendarAfter(read, [cancel, update, request])).toEqual([gone]);
      expect(calendarAfter(read, [request, request])).toHaveLength(1);
    },
  );

  test('a file taken in by hand after a change does not undo it', () => {
    const { moved } = life('candidate');
    const { method: _method, event } = read(calendarFile(moved));
    expect(event).toMatchObject({ sequence: 1, start: '2026-11-24T22:30:00.000Z' });
    expect(calendarAfter(read, [textOf(moved), calendarFile(moved)])).toHaveLength(1);
  });
});
