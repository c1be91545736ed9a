import { beforeAll, describe, expect, test } from 'vitest';
import type { Party } from '@/lib/domain/booking';
import { readingOf, type Stage, setBookingClock } from '@/tests/factories/booking-view';
import { costsOf } from './costs';
import { nowOf } from './now';
import { plainText } from './prose';
import { stateWords } from './state-badge';
import { timelineOf } from './timeline';

beforeAll(setBookingClock);

const LATER = '2026-12-02T12:00:00Z';
const read = (stage: Stage, side: Party) => {
  const reading = readingOf(stage, side, LATER);
  const now = nowOf(reading);
  const plain = (words: string) => words.replaceAll('\u00a0', ' ');
  return {
    badge: stateWords(reading.view, side).words,
    title: plain(now.title),
    text: plain(now.text ? plainText(now.text) : ''),
    steps: timelineOf(reading).map((step) => plain(`${step.state} ${step.title}`)),
    costs: costsOf(reading)?.rows.map(({ label, sums }) => `${label} ${sums.join()}`) ?? [],
  };
};

test.each<[Stage, Party, Partial<ReturnType<typeof read>>]>([
  ['disputed', 'candidate', { badge: 'Disputed' }],
  ['disputedWhenPaid', 'professional', { badge: 'Disputed' }],
  ['disputeWithdrawn', 'candidate', { badge: 'Feedback on its way' }],
  ['decidedInPart', 'candidate', { badge: 'Done', title: 'You get $33.33 of $120.00 back' }],
  ['decidedInPart', 'professional', { badge: 'Done', title: 'A part of the price went back' }],
  ['refundedByUs', 'candidate', { badge: 'Refunded $120.00', title: 'You get $120.00 back' }],
  ['refundedByUs', 'professional', { badge: 'Refunded, not paid out', title: 'Refunded, not paid out' }],
  ['cancelledByUs', 'candidate', { badge: 'Cancelled', title: 'We cancelled this call' }],
  ['cancelledByUs', 'professional', { badge: 'Cancelled', title: 'We cancelled this call' }],
  ['refundedAfterPayout', 'professional', { badge: 'Done', title: 'Refunded, not paid out' }],
  ['chargedBack', 'candidate', { badge: 'Returned by your bank', title: 'Your bank took the payment back' }],
  [
    'chargedBack',
    'professional',
    { badge: 'Taken back by the bank', title: 'The bank took the payment back' },
  ],
  ['objected', 'candidate', { badge: 'Disputed', title: 'You get $120.00 back' }],
  ['objectedAndPaid', 'candidate', { badge: 'Refunded $120.00', title: 'You get $120.00 back' }],
  ['objectedAndPaid', 'professional', { badge: 'Refunded, paid by us', title: 'We pay you for this call' }],
  ['objectedInVain', 'professional', { badge: 'Refunded, not paid out', title: 'Refunded, not paid out' }],
  ['chargedBackBefore', 'candidate', { badge: 'Cancelled', title: 'This call does not take place' }],
  ['chargedBackBefore', 'professional', { badge: 'Cancelled', title: 'This call does not take place' }],
  ['chargedBackAfterPayout', 'professional', { title: 'The bank took the payment back' }],
])('%s, as the %s reads it', (stage, side, words) => {
  expect(read(stage, side)).toMatchObject(words);
});

test.each<[Stage, string]>([
  ['disputedWhenPaid', 'waits until the dispute about this call is decided'],
  ['atTheBank', 'the bank of the candidate’s card is looking at the payment'],
  ['heldByUs', 'is held back while we look into this call'],
  ['payoutSettled', 'settled what you owed for an earlier call'],
  ['refundedAfterPayout', 'Of it $96.00 went back to the candidate since: later payouts are smaller by that'],
  ['chargedBackAfterPayout', 'Of it $96.00 went back'],
])('%s says why the payout is what it is', (stage, words) => {
  expect(read(stage, 'professional').text).toContain(words);
});

describe('the timeline', () => {
  test('tells of a dispute in its place, and what comes of it', () => {
    expect(read('disputed', 'candidate').steps.slice(4)).toEqual([
      'done The call on Zoom',
      'done You disputed the call',
      'now Written feedback is late',
      'next You can rate the call',
      'next We decide about the dispute',
    ]);
    expect(read('decidedForNobody', 'candidate').steps.slice(4, 8)).toEqual([
      'done The call on Zoom',
      'done You disputed the call',
      'done Written feedback from Daniel',
      'done We decided: nothing goes back',
    ]);
    expect(read('disputed', 'professional').steps).toContain('done Maya disputed the call');
    expect(read('disputedByProfessional', 'professional').steps).toContain('done You disputed the call');
    expect(read('disputeWithdrawn', 'professional').steps).toContain('done Maya took the dispute back');
    expect(read('disputedWhenPaid', 'professional').steps.at(-1)).toBe(
      'now Your payout waits until the dispute is decided',
    );
    expect(read('atTheBank', 'professional').steps.at(-1)).toBe(
      'now Your payout waits until the card’s bank has decided',
    );
    expect(read('heldByUs', 'professional').steps.at(-1)).toBe('now We are looking into this call');
  });

  test('tells a decision once, with its sum', () => {
    const decided = 'done We decided: you get $33.33 of $120.00 back';
    const { steps } = read('decidedInPart', 'candidate');
    expect(steps.filter((step) => step === decided)).toHaveLength(1);
    expect(steps).not.toContain('done We looked into the call');
    expect(read('decidedInPart', 'professional').steps).toContain(
      'done We decided: Maya gets $33.33 of $120.00 back',
    );
    expect(read('decidedForNobody', 'candidate').steps).toContain('done We decided: nothing goes back');
    expect(read('refundedByUs', 'candidate').steps).toContain('ended We looked into the call');
  });

  test('tells what a bank took back, once', () => {
    const taken = (stage: Stage, side: Party) =>
      read(stage, side).steps.filter((step) => step.includes('took the payment back'));
    for (const stage of ['chargedBack', 'chargedBackBefore', 'chargedBackAfterPayout'] as const) {
      expect(taken(stage, 'candidate')).toEqual(['bad Your bank took the payment back']);
      expect(taken(stage, 'professional')).toEqual(['bad The bank took the payment back']);
    }
  });
});

test('sums add up after part of the price went back, also when it had been paid out', () => {
  expect(read('decidedInPart', 'professional').costs).toEqual([
    'Paid by the candidate $120.00',
    'Returned to the candidate -$33.33',
    'Our fee on the rest -$17.33',
    'You receive $69.34',
  ]);
  expect(read('refundedAfterPayout', 'professional').costs).toEqual([
    'Paid by the candidate $120.00',
    'Returned to the candidate -$120.00',
    'You receive $0.00',
    'Paid to you before, taken from later payouts $96.00',
  ]);
  expect(read('chargedBack', 'candidate').costs).toContain('Returned by your bank -$120.00');
  expect(read('chargedBack', 'professional').costs.slice(1)).toEqual([
    'Taken back by the bank -$120.00',
    'You receive $0.00',
  ]);
  expect(read('paidTooLate', 'professional').costs).toEqual([]);
});

test('an objection leaves the refund alone, and what we pay stands beside it', () => {
  const paid = read('objectedAndPaid', 'professional');
  expect(paid.text).toContain('$96.00 was paid to your bank');
  expect(paid.costs).toEqual([
    'Paid by the candidate $120.00',
    'Returned to the candidate -$120.00',
    'Paid by us, the price less our fee, 20% $96.00',
    'You receive $96.00',
  ]);
  expect(paid.steps.slice(-4)).toEqual([
    'done Maya gets the money back',
    'done You objected to who came',
    'done We decided: you are paid $96.00 by us',
    'done You were paid',
  ]);
  const theirs = read('objectedAndPaid', 'candidate');
  expect(theirs.steps).toContain('done We decided: Daniel is paid by us, you keep your refund');
  expect(theirs.costs.at(-1)).toBe('You paid in the end $0.00');
  expect(read('objected', 'professional').steps.at(-1)).toBe('now We decide about the objection');
  expect(read('objectedInVain', 'professional').steps).toContain('done We decided: it stays as it is');
  expect(read('objectionWithdrawn', 'candidate').steps).toContain('done Daniel took the objection back');
});

test('a call can be disputed once, from its start until 48 hours after its end', () => {
  const may = (stage: Stage, at: string) =>
    (['candidate', 'professional'] as const).map((side) =>
      readingOf(stage, side, at).view.allowedActions.includes('dispute'),
    );
  expect(may('confirmed', '2026-11-24T20:29:50Z')).toEqual([false, false]);
  expect(may('confirmed', '2026-11-24T20:30:00Z')).toEqual([true, true]);
  expect(may('over', '2026-11-26T20:59:50Z')).toEqual([true, true]);
  expect(may('over', '2026-11-26T21:00:01Z')).toEqual([false, false]);
  expect(may('passed', '2026-11-25T13:00:00Z')).toEqual([true, true]);
  for (const stage of [
    'disputed',
    'disputeWithdrawn',
    'objected',
    'feedbackMissing',
    'cancelledLate',
  ] as const) {
    expect(may(stage, '2026-11-25T13:00:00Z'), stage).toEqual([false, false]);
  }
  for (const stage of ['professionalAbsent', 'nobodyCame'] as const) {
    expect(may(stage, '2026-11-26T20:59:50Z'), stage).toEqual([false, true]);
    expect(may(stage, '2026-11-26T21:00:01Z'), stage).toEqual([false, false]);
  }
});
