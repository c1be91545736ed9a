import ICAL from 'ical.js';
import { convertIcsCalendar } from 'ts-ics';
import { beforeAll, describe, expect, test } from 'vitest';
import { redactText } from '@/lib/redact';
import { BOOKING_ID, NAMELESS_STAGES, occasion } from '@/tests/factories/occasion';
import { setEnvironment } from '@/tests/support/environment';
import { calendarFile, calendarMessage } from '../invite';
import { callsFeed } from './calls-feed';
import { feedAddress, feedSecret, hashOfFeed, newFeedSecret } from './secret';

/** The feed of one's calls as two independent calendar programs read it. */

beforeAll(() => {
  setEnvironment({ MONET_BASE_URL: 'https://monet.example', MAIL_FROM: 'Monet <hello@monet.example>' });
});

type Read = { uid: string; sequence: number; start: string; end: string; summary: string; status: string };

function byIcalJs(text: string): Read[] {
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  return events.map((each) => {
    const event = new ICAL.Event(each);
    return {
      uid: event.uid,
      sequence: event.sequence,
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      summary: event.summary,
      status: String(each.getFirstPropertyValue('status')),
    };
  });
}

function byTsIcs(text: string): Read[] {
  return (convertIcsCalendar(undefined, text).events ?? []).map((event) => ({
    uid: event.uid,
    sequence: event.sequence ?? 0,
    start: event.start.date.toISOString(),
    end: event.end?.date.toISOString() ?? '',
    summary: event.summary,
    status: event.status ?? '',
  }));
}

const OTHER_ID = 'bk_0000000000000TWO';
const cancelledAt = { at: new Date('2026-11-23T10:00:00Z') };
const ahead = (who: 'candidate' | 'professional') => occasion('call_confirmed', who, 'confirmed');
const cancelled = (who: 'candidate' | 'professional') =>
  occasion('call_confirmed', who, 'cancelledInTime', {
    id: OTHER_ID,
    events: [cancelledAt],
    happenedAt: '2026-11-23T10:00:00Z',
  });
/** Lines as they are meant: long ones are folded in the file (RFC 5545, 3.1). */
const lines = (text: string) => text.replace(/\r\n[ \t]/g, '').split('\r\n');

describe.each([
  ['ical.js', byIcalJs],
  ['ts-ics', byTsIcs],
] as const)('to %s', (_, read) => {
  test.each([
    ['candidate', 'Daniel Reyes'],
    ['professional', 'Maya Okafor'],
  ] as const)('the feed of a %s has calls ahead and cancelled ones', (who, other) => {
    expect(read(callsFeed([ahead(who), cancelled(who)]))).toEqual([
      {
        uid: `booking-${BOOKING_ID}@monet.example`,
        sequence: 0,
        start: '2026-11-24T20:30:00.000Z',
        end: '2026-11-24T21:00:00.000Z',
        summary: `Call with ${other}`,
        status: 'CONFIRMED',
      },
      expect.objectContaining({
        uid: `booking-${OTHER_ID}@monet.example`,
        sequence: 1,
        status: 'CANCELLED',
      }),
    ]);
  });

  test.each(['candidate', 'professional'] as const)(
    'a call of a %s is the event of its mails and its file',
    (who) => {
      const same = ({ uid, sequence, start, end, summary }: Read) => ({ uid, sequence, start, end, summary });
      const told = calendarMessage(ahead(who))?.content ?? '';
      expect(read(callsFeed([ahead(who)])).map(same)).toEqual(read(told).map(same));
      expect(read(callsFeed([ahead(who)])).map(same)).toEqual(read(calendarFile(ahead(who))).map(same));
      const withdrawal = { ...cancelled(who), kind: 'call_cancelled' } as const;
      const taken = calendarMessage(withdrawal)?.content ?? '';
      expect(read(callsFeed([cancelled(who)])).map(same)).toEqual(read(taken).map(same));
    },
  );

  test('no calls are an empty calendar', () => {
    expect(read(callsFeed([]))).toEqual([]);
  });
});

test('every event is private, and a cancelled one takes no time', () => {
  const text = callsFeed([ahead('candidate'), cancelled('candidate')]);
  expect(lines(text).filter((line) => /^(CLASS|TRANSP)/.test(line))).toEqual([
    ...['TRANSP:OPAQUE', 'CLASS:PRIVATE'],
    ...['TRANSP:TRANSPARENT', 'CLASS:PRIVATE'],
  ]);
});

test('calendars are asked to look again within the hour', () => {
  const told = lines(callsFeed([]));
  expect(told).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H');
  expect(told).toContain('X-PUBLISHED-TTL:PT1H');
  expect(told).toContain('METHOD:PUBLISH');
});

test.each(['candidate', 'professional'] as const)(
  'a %s who loses the address loses no call and no address',
  (who) => {
    const call = ahead(who);
    const text = lines(callsFeed([call, cancelled(who)])).join('\n');
    expect(text).not.toMatch(/zoom|481207|ATTENDEE/i);
    for (const email of ['maya.okafor@', 'daniel.reyes@']) expect(text).not.toContain(email);
  },
);

test.each(NAMELESS_STAGES)('a booking that is %s has no place in it', (stage) => {
  expect(() => callsFeed([occasion('call_confirmed', 'candidate', stage)])).toThrow(/was never confirmed/);
});

test('the same calls are the same text, whenever they are asked for', async () => {
  const first = callsFeed([ahead('candidate')]);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect(callsFeed([ahead('candidate')])).toBe(first);
});

test('the secret has 256 bits, and no log line has it or its hash says it', () => {
  const secret = newFeedSecret();
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  expect(feedSecret.safeParse(secret).success).toBe(true);
  expect(hashOfFeed(secret)).toHaveLength(32);
  expect(Buffer.from(hashOfFeed(secret)).toString('base64url')).not.toBe(secret);
  expect(redactText(`GET ${feedAddress(secret)} failed`)).not.toContain(secret);
  expect(redactText(`GET ${new URL(feedAddress(secret)).pathname} failed`)).not.toContain(secret);
});
