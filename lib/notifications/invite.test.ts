import { simpleParser } from 'mailparser';
import nodemailer from 'nodemailer';
import { beforeAll, describe, expect, test } from 'vitest';
import { BOOKING_ID, occasion } from '@/tests/factories/occasion';
import { setEnvironment } from '@/tests/support/environment';
import { calendarFile, calendarMessage } from './invite';
import type { Occasion } from './occasion';
import { publicId } from './public-id';
import { renderMail } from './render';

beforeAll(() => {
  setEnvironment({ MONET_BASE_URL: 'https://monet.example:8443', MAIL_FROM: 'Monet <hello@monet.example>' });
});

const PAGE = `https://monet.example:8443/candidate/bookings/${BOOKING_ID}`;
const JOIN = `${PAGE}/call`;
const UID = `booking-${BOOKING_ID}@monet.example`;

describe('an invitation', () => {
  const told = occasion('call_confirmed', 'candidate', 'confirmed');

  test('asks the reader to a half hour in UTC, with the page that leads to the call', () => {
    const { method, properties } = parsed(told);
    expect(method).toBe('REQUEST');
    expect(properties).toMatchObject({
      METHOD: 'REQUEST',
      UID,
      SEQUENCE: '0',
      STATUS: 'CONFIRMED',
      CLASS: 'PRIVATE',
      DTSTART: '20261124T203000Z',
      DTEND: '20261124T210000Z',
      DTSTAMP: '20261122T210500Z',
      SUMMARY: 'Call with Daniel Reyes',
      LOCATION: JOIN,
      'URL;VALUE=URI': JOIN,
      'ORGANIZER;CN="Monet"': 'mailto:hello@monet.example',
      'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Maya Okafor"':
        'MAILTO:maya.okafor@college.example',
    });
    expect(properties.DESCRIPTION).toContain('Daniel Reyes (Vice President\\, Goldman Sachs)');
    expect(properties.DESCRIPTION).toContain(`Join: ${JOIN}`);
    expect(properties.DESCRIPTION).toContain(`Booking: ${PAGE}`);
  });

  test('leads both to the product, never to Zoom', () => {
    const { properties, content } = parsed(occasion('call_confirmed', 'professional', 'confirmed'));
    expect(properties.LOCATION).toBe(JOIN.replace('candidate', 'professional'));
    expect(properties.SUMMARY).toBe('Call with Maya Okafor');
    expect(properties.UID).toBe(UID);
    for (const each of [content, parsed(told).content]) expect(each).not.toContain('zoom.us');
    expect(content).not.toContain('daniel.reyes@college');
  });

  test('has one event, one attendee, and no zone that would need a definition', () => {
    const { content } = parsed(told);
    expect(content.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
    expect(content.match(/^ATTENDEE/gm)).toHaveLength(1);
    expect(content).not.toMatch(/TZID/);
  });
});

test('a cancelled call takes its invitation back: same UID and organizer, higher SEQUENCE', () => {
  for (const who of ['candidate', 'professional'] as const) {
    const request = parsed(occasion('call_confirmed', who, 'confirmed')).properties;
    const cancel = parsed(occasion('call_cancelled', who, 'cancelledLate')).properties;
    expect(cancel).toMatchObject({ METHOD: 'CANCEL', STATUS: 'CANCELLED', SEQUENCE: '1', UID: request.UID });
    expect(cancel['ORGANIZER;CN="Monet"']).toBe(request['ORGANIZER;CN="Monet"']);
    expect(Object.keys(cancel).filter((name) => name.startsWith('ATTENDEE'))).toEqual(
      Object.keys(request).filter((name) => name.startsWith('ATTENDEE')),
    );
    expect(Object.values(cancel).join('\n')).not.toContain('zoom.us');
  }
});

test('a file for a calendar is the invitation without its question', () => {
  for (const who of ['candidate', 'professional'] as const) {
    const told = occasion('call_confirmed', who, 'confirmed');
    const { METHOD, ...file } = read(calendarFile(told)).properties;
    expect(METHOD).toBe('PUBLISH');
    const invitation = Object.entries(parsed(told).properties);
    expect(file).toEqual(
      Object.fromEntries(invitation.filter(([name]) => name !== 'METHOD' && !name.startsWith('ATTENDEE'))),
    );
  }
});

test('a call that was never confirmed has nothing in any calendar', () => {
  expect(calendarMessage(occasion('call_cancelled', 'candidate', 'cancelledUnpaidByCandidate'))).toBeNull();
  expect(calendarMessage(occasion('time_set', 'candidate', 'accepted'))).toBeNull();
});

test('names of all scripts and signs stay whole, within lines of 75 octets', () => {
  const names = [
    'Zoë "Zo" O’Neil-Ångström, Jr.; MSc: the 2nd',
    '王小明'.repeat(12),
    'Ολυμπία Παπαδοπούλου-Κωνσταντινίδου',
  ];
  for (const name of names) {
    const base = occasion('call_confirmed', 'candidate', 'confirmed', { professional: { name } });
    const { properties } = parsed({ ...base, reader: { ...base.reader, name } });
    const escaped = name.replace(/[\\;,]/g, '\\$&');
    expect(properties.SUMMARY).toBe(`Call with ${escaped}`);
    const attendee = Object.keys(properties).find((key) => key.startsWith('ATTENDEE'));
    expect(attendee).toContain(`CN="${name.replaceAll('"', ' ')}"`);
  }
});

test.each([
  ['REQUEST', 'call_confirmed', 'confirmed'],
  ['CANCEL', 'call_cancelled', 'cancelledInTime'],
] as const)(
  'the mail carries %s as an alternative whose method is named in its type',
  async (method, kind, stage) => {
    const mail = await renderMail(occasion(kind, 'candidate', stage), publicId('x'));
    if (!mail?.calendar) expect.fail('no calendar');
    const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });
    const { messageId, calendar, ...rest } = mail;
    const sent = await transport.sendMail({ ...rest, icalEvent: { filename: 'invite.ics', ...calendar } });
    const raw = sent.message.toString();
    expect(raw.replace(/\r\n\s+/g, ' ')).toContain(
      `Content-Type: text/calendar; charset=utf-8; method=${method}`,
    );
    const { attachments } = await simpleParser(raw);
    expect(attachments.map(({ contentType }) => contentType)).toEqual(['text/calendar', 'application/ics']);
    for (const { content } of attachments) expect(content.toString('utf8')).toContain(`METHOD:${method}`);
  },
);

function parsed(told: Occasion) {
  const calendar = calendarMessage(told);
  if (!calendar) expect.fail(`no calendar message for ${told.kind}`);
  return { method: calendar.method, ...read(calendar.content) };
}

/** Reads an iCalendar object by RFC 5545's own rules of lines, and fails where they are broken. */
function read(text: string) {
  const lines = text.replace(/\r\n$/, '').split('\r\n');
  for (const line of lines) {
    expect(line).not.toMatch(/[\r\n]/);
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toContain('\ufffd');
  }
  const unfolded = lines.join('\n').replace(/\n /g, '').split('\n');
  const properties: Record<string, string> = {};
  for (const line of unfolded) {
    const match = /^((?:"[^"]*"|[^":])+):(.*)$/.exec(line);
    if (!match) expect.fail(`not a content line: ${line}`);
    properties[match[1] ?? ''] = match[2] ?? '';
  }
  expect(unfolded[0]).toBe('BEGIN:VCALENDAR');
  expect(unfolded.at(-1)).toBe('END:VCALENDAR');
  return { content: unfolded.join('\n'), properties };
}
