import { beforeAll, expect, test } from 'vitest';
import type { Party } from '@/lib/domain/booking';
import { readingOf, setBookingClock } from '@/tests/factories/booking-view';
import { seenWords, whatFollows } from './who-came';

beforeAll(setBookingClock);

/** A call that is over, with what is known of the two. The reader is in New York or London; the start is 20:30 UTC. */
function told(
  side: Party,
  endReason: string | null,
  known: { candidate?: string; professional?: string; wentIn?: string } = {},
) {
  const reading = readingOf('over', side, '2026-11-24T22:00:00Z');
  const at = (time: string | undefined) => (time ? `2026-11-24T${time}:00Z` : null);
  const attendance = [
    { who: 'candidate' as const, firstSeenAt: at(known.candidate), wentInAt: null },
    { who: 'professional' as const, firstSeenAt: at(known.professional), wentInAt: at(known.wentIn) },
  ];
  const after = { ...reading, view: { ...reading.view, endReason, attendance } };
  return [seenWords(after, 'candidate'), seenWords(after, 'professional'), whatFollows(after)];
}

test('both read the same of who came, each in their own zone', () => {
  const known = { candidate: '20:29', wentIn: '20:45' };
  expect(told('candidate', 'professional_absent', known)).toEqual([
    'Seen from 15:29',
    'Not seen by Zoom, though led to it at 15:45',
    'Daniel was not there in time, so you get $120.00 back.',
  ]);
  expect(told('professional', 'professional_absent', known)).toEqual([
    'Seen from 20:29',
    'Not seen by Zoom, though led to it at 20:45',
    'You were not there in time, so Maya gets $120.00 back and you are not paid.',
  ]);
});

test('what follows from who came is said to each side', () => {
  expect(told('candidate', 'candidate_absent', { professional: '20:30' })[2]).toBe(
    'You were not there, so Daniel is paid and nothing comes back to you.',
  );
  expect(told('professional', 'candidate_absent', { professional: '20:30' })[2]).toBe(
    'Maya was not there, so you are paid and write no feedback.',
  );
  expect(told('professional', 'nobody_came')[2]).toBe('Nobody was there, so Maya gets $120.00 back.');
  expect(told('candidate', null)).toEqual([
    'Not seen',
    'Not seen',
    'Zoom has told us nothing so far. Without that the call counts as held.',
  ]);
  expect(told('candidate', null, { candidate: '20:30', professional: '20:31' })[2]).toBe(
    'The call counts as held.',
  );
});

test('nothing is told before the half hour is over', () => {
  expect(readingOf('confirmed', 'candidate', '2026-11-24T20:45:00Z').view.attendance).toBeNull();
});
