import { beforeAll, describe, expect, test } from 'vitest';
import type { Party } from '@/lib/domain/booking';
import { readingOf, STAGES, type Stage, setBookingClock } from '@/tests/factories/booking-view';
import { calendarWays } from './add-to-calendar';

beforeAll(setBookingClock);

const BEFORE = '2026-11-22T23:30:00Z';
const PAGE = 'https://monet.example/bookings/page';
const ways = (stage: Stage, side: Party, at = BEFORE) => calendarWays(readingOf(stage, side, at), PAGE);

describe.each([
  ['candidate', 'Daniel Reyes'],
  ['professional', 'Maya Okafor'],
] as const)('the %s', (side, other) => {
  test('takes a confirmed call into any calendar, with the name of the other side', () => {
    const [google, outlook, file, ...more] = ways('confirmed', side);
    expect(more).toEqual([]);
    const search = (href = '') => new URL(href).searchParams;
    expect(search(google?.href).get('text')).toBe(`Call with ${other}`);
    expect(search(google?.href).get('dates')).toBe('20261124T203000Z/20261124T210000Z');
    expect(search(outlook?.href).get('subject')).toBe(`Call with ${other}`);
    expect(search(outlook?.href).get('startdt')).toBe('2026-11-24T20:30:00Z');
    expect(file).toEqual({
      label: 'File (.ics)',
      href: `/api/bookings/${STAGES.confirmed.id}/calendar.ics`,
      leads: false,
    });
  });

  test('gives no other site the way into the call', () => {
    expect(JSON.stringify(ways('confirmed', side))).not.toMatch(/zoom|481207/i);
  });

  test.each<Stage>(['requested', 'accepted', 'scheduled', 'over', 'passed'])(
    'has none while it is %s',
    (stage) => {
      expect(ways(stage, side)).toEqual([]);
    },
  );

  test('has none from the beginning of the call on', () => {
    expect(ways('confirmed', side, '2026-11-24T20:29:59Z')).toHaveLength(3);
    expect(ways('confirmed', side, '2026-11-24T20:30:00Z')).toEqual([]);
  });
});
