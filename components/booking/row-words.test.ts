import { beforeAll, describe, expect, test } from 'vitest';
import type { BookingListItem } from '@/lib/bookings/queries';
import type { Party } from '@/lib/domain/booking';
import { BOOKING_STATUSES } from '@/lib/domain/booking';
import { readingOf, type Stage, setBookingClock } from '@/tests/factories/booking-view';
import { rowAction, rowRemark, rowSum, rowTime } from './row-words';
import { stateWords } from './state-badge';
import { BOOKING_TABS, tabCount, tabHref, tabOf, tabStatuses } from './tabs';

beforeAll(setBookingClock);

function row(stage: Stage, side: Party, at = '2026-11-22T23:00:00Z') {
  const reading = readingOf(stage, side, at);
  const { view } = reading;
  const { id, status, priceCents, startAt, endAt, requestedAt, requestExpiresAt, acceptedAt, holdExpiresAt } =
    view;
  const item: BookingListItem = {
    ...{ id, status, priceCents, startAt, endAt, requestedAt, requestExpiresAt, acceptedAt, holdExpiresAt },
    ...(view.netCents !== undefined && { netCents: view.netCents }),
    currency: 'USD',
    refundCents: view.refundCents ?? view.refund?.amountCents ?? null,
    endReason: view.endReason,
    paymentStatus: view.payment?.status ?? null,
    dispute: view.dispute,
    proposal: null,
    feedback: view.feedback && { qcStatus: view.feedback.qcStatus },
    question: view.question,
    headline: view.counterpart.headline,
  };
  const reader = { side, zone: reading.zone, now: reading.now, policy: reading.policy };
  const plain = (words: string) => words.replaceAll('\u00a0', ' ');
  return {
    state: stateWords(item, side),
    time: plain(rowTime(item, reader)),
    remark: plain(rowRemark(item, reader)),
    sum: rowSum(item),
    action: rowAction(item, side),
  };
}

describe('a row of the list', () => {
  test('names the state, the time and what is due, for each side', () => {
    expect(row('requested', 'candidate')).toMatchObject({
      state: { words: 'Waiting for an answer', tone: 'plain' },
      time: 'Asked Thu 19 Nov, 18:12',
      remark: 'An answer is due by Thu 26 Nov, 18:12',
      action: { label: 'Open' },
    });
    expect(row('requested', 'professional')).toMatchObject({
      state: { words: 'New request', tone: 'act' },
      action: { label: 'Answer' },
      sum: '$96.00',
    });
    expect(row('accepted', 'professional')).toMatchObject({
      state: { words: 'Set a time' },
      action: { label: 'Set a time' },
    });
    expect(row('scheduled', 'candidate')).toMatchObject({
      state: { words: 'Pay to confirm', tone: 'act' },
      time: 'Tue 24 Nov, 15:30-16:00',
      remark: 'Pay by Mon 23 Nov, 16:05',
      sum: '$120.00',
      action: { label: 'Pay' },
    });
    expect(row('scheduled', 'professional')).toMatchObject({
      state: { words: 'Waiting for payment', tone: 'plain' },
      action: { label: 'Open' },
    });
    expect(row('confirmed', 'candidate').remark).toBe('Starts in 1 day 21 h');
    expect(row('confirmed', 'candidate', '2026-11-24T20:40:00Z').remark).toBe('On now');
  });

  test('tells each side its own part of the feedback', () => {
    expect(row('over', 'candidate').state.words).toBe('Feedback on its way');
    expect(row('sentBack', 'candidate').state.words).toBe('Feedback on its way');
    expect(row('over', 'professional').state).toMatchObject({ words: 'Feedback due', tone: 'warn' });
    expect(row('submitted', 'professional')).toMatchObject({
      state: { words: 'Feedback being checked' },
      action: { label: 'Open' },
    });
    expect(row('sentBack', 'professional')).toMatchObject({
      state: { words: 'Feedback sent back' },
      action: { label: 'Write feedback' },
    });
    expect(row('over', 'candidate', '2026-11-26T21:00:00Z').remark).toBe(
      'Feedback is late, last moment Fri 27 Nov, 16:00',
    );
    expect(row('passed', 'candidate').action.label).toBe('Read feedback');
  });

  test.each([
    ['declined', 'Declined', 'Nothing was charged'],
    ['unanswered', 'Ended unanswered', 'Nothing was charged'],
    ['neverScheduled', 'Ended without a time', 'Nothing was charged'],
    ['unpaid', 'Ended unpaid', 'Nothing was charged'],
    ['paidTooLate', 'Ended unpaid', 'You get $120.00 back'],
    ['cancelledLate', 'Cancelled', 'You get $60.00 of $120.00 back'],
    ['nobodyCame', 'Refunded $120.00', 'You get $120.00 back'],
    ['candidateAbsent', 'Done', 'You were not in the call'],
  ] as const)('tells the candidate how it ended: %s', (stage, words, remark) => {
    expect(row(stage, 'candidate')).toMatchObject({ state: { words }, remark });
  });

  test('tells the professional that a refund is a loss', () => {
    expect(row('nobodyCame', 'professional').state).toEqual({
      mark: 'refunded',
      tone: 'bad',
      words: 'Refunded, not paid out',
    });
  });
});

describe('the tabs', () => {
  const counts = Object.fromEntries(BOOKING_STATUSES.map((status) => [status, 1])) as Record<
    (typeof BOOKING_STATUSES)[number],
    number
  >;

  test.each(['candidate', 'professional'] as const)('hold every state exactly once, for the %s', (side) => {
    const all = BOOKING_TABS.flatMap((tab) => [...tabStatuses(side, tab)]);
    expect(all.sort()).toEqual([...BOOKING_STATUSES].sort());
    expect(BOOKING_TABS.reduce((sum, tab) => sum + tabCount(side, tab, counts), 0)).toBe(
      BOOKING_STATUSES.length,
    );
  });

  test('open where something is to do', () => {
    expect(tabOf(undefined, 2)).toBe('to-do');
    expect(tabOf(undefined, 0)).toBe('coming-up');
    expect(tabOf('past', 2)).toBe('past');
    expect(tabOf(['past'], 0)).toBe('coming-up');
    expect(tabHref('past', 'abc')).toBe('/candidate/bookings?tab=past&cursor=abc');
  });
});
