import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { occasion, type Stage } from '@/tests/factories/occasion';
import type { NotificationKind } from './kinds';
import { isOutdated } from './outdated';

const HAPPENED = Temporal.Instant.from('2026-11-22T21:05:00Z');

/** Whether a mail about something that happened some minutes ago is left out at this stage of the booking. */
function leftOut(kind: NotificationKind, stage: Stage, minutes: number): boolean {
  const who = ['request_accepted', 'time_set'].includes(kind) ? 'candidate' : 'professional';
  return isOutdated(occasion(kind, who, stage), HAPPENED.add({ minutes }));
}

describe('a mail that waited long for the mail server', () => {
  test.each([
    ['request_received', 'requested', 'answered'],
    ['request_received', 'requested', 'declined'],
    ['request_accepted', 'answered', 'accepted'],
    ['time_set', 'accepted', 'unpaid'],
    ['time_set', 'accepted', 'confirmed'],
    ['call_confirmed', 'confirmed', 'over'],
    ['feedback_due', 'over', 'completed'],
    ['nudge_first', 'over', 'completed'],
    ['nudge_second', 'sentBack', 'feedbackMissing'],
    ['feedback_sent_back', 'sentBack', 'completed'],
  ] as const)('%s: goes out while the booking is %s, not when it is %s', (kind, still, gone) => {
    expect(leftOut(kind, still, 11)).toBe(false);
    expect(leftOut(kind, gone, 11)).toBe(true);
    expect(leftOut(kind, gone, 10)).toBe(false); // quick events tell their story in full
  });

  test('tells what has happened however late it is', () => {
    for (const kind of ['request_declined', 'hold_expired', 'call_cancelled', 'payout_paid'] as const) {
      expect(leftOut(kind, 'completed', 100_000)).toBe(false);
    }
  });

  test('does not ask for feedback that is being checked', () => {
    const told = occasion('nudge_first', 'professional', 'over', { feedback: [{ qcStatus: 'pending' }] });
    expect(isOutdated(told, HAPPENED.add({ hours: 1 }))).toBe(true);
  });
});

test('nobody is ever invited to a call that is cancelled', () => {
  expect(leftOut('call_confirmed', 'cancelledLate', 0)).toBe(true);
  expect(leftOut('call_confirmed', 'confirmed', 0)).toBe(false);
});
