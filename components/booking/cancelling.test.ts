import { beforeAll, describe, expect, test } from 'vitest';
import type { Party } from '@/lib/domain/booking';
import { readingOf, type Stage, setBookingClock } from '@/tests/factories/booking-view';
import { cancelQuestion, declineQuestion } from './cancelling';
import { costsOf } from './costs';
import { plainText } from './prose';
import type { Reading } from './reading';
import { refundTerms } from './terms';

beforeAll(setBookingClock);

const IN_TIME = '2026-11-24T17:30:00Z';
const LATE = '2026-11-24T18:16:00Z';

function questionOf(reading: Reading) {
  return cancelQuestion(reading, reading.view.cancelRefundCents);
}

function asked(stage: Stage, side: Party, at: string) {
  const question = questionOf(readingOf(stage, side, at));
  return (
    question && {
      lead: plainText(question.lead).replaceAll('\u00a0', ' '),
      more: question.more.replaceAll('\u00a0', ' '),
      yes: question.yes,
    }
  );
}

describe('the question before cancelling names the exact refund', () => {
  test('for the candidate: all of it up to three hours before the start, to the second', () => {
    expect(asked('confirmed', 'candidate', '2026-11-22T23:00:00Z')).toEqual({
      lead: 'You get $120.00 back, all of it, to the Visa ending 4242. Banks take up to 10 working days to show it.',
      more: 'Daniel is told at once. After Tue 24 Nov, 12:30 (New York) it would be $60.00.',
      yes: 'Cancel and refund $120.00',
    });
    // `viewOf` reads the clock itself, a few milliseconds after the test has set it.
    expect(asked('confirmed', 'candidate', '2026-11-24T17:29:58Z')?.yes).toBe('Cancel and refund $120.00');
    expect(asked('confirmed', 'candidate', '2026-11-24T17:30:01Z')?.yes).toBe('Cancel and refund $60.00');
  });

  test('for the candidate: half of it later, and who gets the rest', () => {
    expect(asked('confirmed', 'candidate', LATE)).toEqual({
      lead: 'You get $60.00 of $120.00 back. The call starts in 2 h 14 min. Cancelling was free until Tue 24 Nov, 12:30 (New York).',
      more: 'Daniel is told at once. The other $60.00 pays for the time that Daniel kept free.',
      yes: 'Cancel and refund $60.00',
    });
  });

  test('for the professional: all of it goes back, early and late', () => {
    for (const at of [IN_TIME, LATE]) {
      expect(asked('confirmed', 'professional', at)).toEqual({
        lead: 'Maya gets $120.00 back, all of it, and you are not paid for this call.',
        more: 'Maya is told at once, and the time is free again.',
        yes: 'Cancel and refund $120.00',
      });
    }
  });

  test('before the payment: no money moves, and no name is shown', () => {
    for (const side of ['candidate', 'professional'] as const) {
      const question = asked('scheduled', side, IN_TIME);
      expect(question?.lead).toContain('paid nothing, so cancelling now moves no money');
      expect(JSON.stringify(question)).not.toMatch(/Daniel|Maya/);
    }
    expect(asked('requested', 'candidate', IN_TIME)?.yes).toBe('Cancel the request');
  });

  test('it is not asked where the table says no', () => {
    expect(questionOf(readingOf('requested', 'professional', IN_TIME))).toBeNull();
    expect(questionOf(readingOf('confirmed', 'candidate', '2026-11-24T20:30:00Z'))).toBeNull();
    expect(questionOf(readingOf('over', 'candidate', '2026-11-25T12:00:00Z'))).toBeNull();
    expect(declineQuestion(readingOf('requested', 'candidate', IN_TIME))).toBeNull();
    expect(declineQuestion(readingOf('scheduled', 'professional', IN_TIME))).toBeNull();
    expect(declineQuestion(readingOf('requested', 'professional', IN_TIME))?.yes).toBe('Decline the request');
  });
});

function terms(stage: Stage, side: Party, at: string) {
  return refundTerms(readingOf(stage, side, at))?.rows.map(({ label, sums }) =>
    `${label}: ${sums.join(' | ')}`.replaceAll('\u00a0', ' '),
  );
}

describe('what goes back in each case', () => {
  test('for the candidate', () => {
    const always = [
      'The professional cancels or does not come: $120.00',
      'No written feedback by Fri 27 Nov, 16:00: $120.00',
    ];
    expect(terms('scheduled', 'candidate', IN_TIME)).toEqual([
      'You cancel by Tue 24 Nov, 12:30: $120.00',
      'You cancel later, before the start: $60.00',
      ...always,
    ]);
    expect(terms('scheduled', 'candidate', LATE)).toEqual([
      'You cancel now, before the start: $60.00',
      ...always,
    ]);
    expect(terms('requested', 'candidate', IN_TIME)).toEqual([
      'You cancel three hours before the start, or earlier: $120.00',
      'You cancel later, before the start: $60.00',
      'The professional cancels or does not come: $120.00',
      'No written feedback within 72 hours of the call: $120.00',
    ]);
    expect(terms('over', 'candidate', '2026-11-25T12:00:00Z')).toEqual([
      'No written feedback by Fri 27 Nov, 16:00: $120.00',
    ]);
    expect(terms('passed', 'candidate', '2026-11-25T13:00:00Z')).toBeUndefined();
  });

  test('for the professional, with what they receive', () => {
    expect(terms('confirmed', 'professional', IN_TIME)).toEqual([
      'You cancel, before the start: $120.00 | $0.00',
      'Maya cancels by Tue 24 Nov, 17:30: $120.00 | $0.00',
      'Maya cancels later, before the start: $60.00 | $48.00',
      'You do not come: $120.00 | $0.00',
      'Maya does not come: $0.00 | $96.00',
      'No written feedback by Fri 27 Nov, 21:00: $120.00 | $0.00',
    ]);
  });
});

describe('what it costs', () => {
  const costs = (stage: Stage, side: Party) =>
    costsOf(readingOf(stage, side, '2026-12-02T12:00:00Z'))?.rows.map(
      ({ label, sums }) => `${label}: ${sums[0]}`,
    );

  test('the candidate pays the price, and sees what came back of it', () => {
    const lines = ['Call, 30 minutes: $120.00', 'Written feedback: Included'];
    expect(costs('requested', 'candidate')).toEqual([...lines, 'You pay once a time is set: $120.00']);
    expect(costs('scheduled', 'candidate')).toEqual([...lines, 'You pay now: $120.00']);
    expect(costs('confirmed', 'candidate')).toEqual([...lines, 'You paid: $120.00']);
    expect(costs('cancelledLate', 'candidate')).toEqual([
      ...lines,
      'You paid: $120.00',
      'Returned to you: -$60.00',
      'You paid in the end: $60.00',
    ]);
    expect(costs('unpaid', 'candidate')).toBeUndefined();
  });

  test('the professional receives the price less the fee, or what is kept less its part of the fee', () => {
    expect(costs('confirmed', 'professional')).toEqual([
      'Paid by the candidate: $120.00',
      'Our fee, 20%: -$24.00',
      'You receive: $96.00',
    ]);
    expect(costs('cancelledLate', 'professional')).toEqual([
      'Paid by the candidate: $120.00',
      'Returned to the candidate: -$60.00',
      'Our fee on the rest: -$12.00',
      'You receive: $48.00',
    ]);
    expect(costs('feedbackMissing', 'professional')).toEqual([
      'Paid by the candidate: $120.00',
      'Returned to the candidate: -$120.00',
      'You receive: $0.00',
    ]);
  });
});
