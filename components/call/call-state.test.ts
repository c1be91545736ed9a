import { beforeAll, describe, expect, test } from 'vitest';
import { plainText } from '@/components/booking/prose';
import type { Party } from '@/lib/domain/booking';
import { readingOf, type STAGES, setBookingClock } from '@/tests/factories/booking-view';
import { callNow, lateRules } from './call-state';

/** The call is on Tue 24 Nov, 20:30 to 21:00 UTC: 15:30 in New York for the candidate, 20:30 in London. */
beforeAll(setBookingClock);

function told(stage: keyof typeof STAGES, side: Party, time: string) {
  const reading = readingOf(stage, side, `2026-11-24T${time}Z`);
  const call = callNow(reading);
  return (
    call && {
      ...call,
      title: call.title.replaceAll('\u00a0', ' '),
      text: plainText(call.text),
      after: call.after && plainText(call.after),
      left: call.countdown?.label,
      next: call.changesAt[0]?.toString(),
      door: reading.view.allowedActions.includes('join'),
      numbers: reading.view.meeting !== null,
    }
  );
}

describe('somebody who waits for a call', () => {
  test.each([
    ['20:14:59', 'early', false, '2026-11-24T20:15:00Z', 'until the call'],
    ['20:15:00', 'open', true, '2026-11-24T20:30:00Z', 'until the call'],
    ['20:29:59', 'open', true, '2026-11-24T20:30:00Z', 'until the call'],
    ['20:30:00', 'running', true, '2026-11-24T20:40:00Z', 'left of the call'],
    ['20:59:59', 'running', true, '2026-11-24T21:00:00Z', 'left of the call'],
    ['21:00:00', 'ended', true, '2026-11-24T21:15:00Z', undefined],
    ['21:15:00', 'closed', false, undefined, undefined],
  ] as const)('at %s: %s, the door open: %s', (time, phase, door, next, left) => {
    for (const side of ['candidate', 'professional'] as const) {
      expect(told('confirmed', side, time)).toMatchObject({ phase, door, numbers: door });
      expect(told('confirmed', side, time)).toHaveProperty('next', next);
      expect(told('confirmed', side, time)).toHaveProperty('left', left);
    }
  });

  test('is told when it opens, in their own zone', () => {
    expect(told('confirmed', 'candidate', '10:00:00')).toMatchObject({
      title: 'The call is on Tue 24 Nov at 15:30 (New York)',
      text: 'You can go in from 15:15, a quarter of an hour before. This page opens the door by itself.',
      after: 'If Daniel is not there by 15:40 and you are, you get $120.00 back without asking.',
    });
    expect(told('confirmed', 'professional', '10:00:00')?.text).toContain('from 20:15');
  });

  test('reads the ten-minute rule from their own side, before and after it strikes', () => {
    expect(told('confirmed', 'professional', '20:39:59')?.after).toContain('If you are not there by 20:40');
    expect(told('confirmed', 'professional', '20:40:00')?.after).toContain('you are paid all the same');
    expect(told('confirmed', 'candidate', '20:40:00')?.after).toContain(
      '$120.00 comes back to you by itself',
    );
    const reading = readingOf('confirmed', 'candidate', '2026-11-24T20:00:00Z');
    expect(lateRules(reading)[0]).toBe(
      'Daniel comes after 15:40 or not at all while you are there: you get $120.00 back.',
    );
  });

  test('has no page where there is no call to wait for', () => {
    for (const stage of ['requested', 'scheduled', 'cancelledLate', 'passed'] as const)
      expect(told(stage, 'candidate', '20:20:00')).toBeNull();
  });

  test('whose room is not there yet is told so, and finds no door', () => {
    expect(told('withoutMeeting', 'candidate', '20:20:00')).toMatchObject({
      isReady: false,
      text: expect.stringContaining('is being made'),
      door: false,
    });
  });
});
