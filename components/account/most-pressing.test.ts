import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { BookingListItem } from '@/lib/bookings/queries';
import { mostPressing } from './most-pressing';

const NOW = Temporal.Instant.from('2026-11-23T12:00Z');
const inHours = (hours: number) => NOW.add({ minutes: Math.round(hours * 60) }).toString();

function item(id: string, changes: Partial<BookingListItem>): BookingListItem {
  return {
    id,
    status: 'requested',
    priceCents: 12_000,
    currency: 'USD',
    startAt: null,
    endAt: null,
    refundCents: null,
    requestedAt: inHours(-100),
    requestExpiresAt: inHours(68),
    acceptedAt: null,
    holdExpiresAt: null,
    endReason: null,
    paymentStatus: null,
    dispute: null,
    proposal: null,
    feedback: null,
    question: 'How do I begin?',
    headline: 'Senior, law',
    ...changes,
  };
}
const passed = { qcStatus: 'passed' };
const order = (...items: BookingListItem[]) => mostPressing(items, NOW).map(({ id }) => id);

test('what a candidate should do first stands first', () => {
  expect(
    order(
      item('asked', {}),
      item('rate older', { status: 'completed', startAt: inHours(-90), feedback: passed }),
      item('rate', { status: 'completed', startAt: inHours(-40), feedback: passed }),
      item('next week', { status: 'confirmed', startAt: inHours(100) }),
      item('today', { status: 'confirmed', startAt: inHours(20) }),
      item('pay later', { status: 'accepted', startAt: inHours(50), holdExpiresAt: inHours(23) }),
      item('pay', { status: 'accepted', startAt: inHours(80), holdExpiresAt: inHours(2) }),
      item('now', { status: 'confirmed', startAt: inHours(0.5) }),
      item('on', { status: 'confirmed', startAt: inHours(-0.2) }),
    ),
  ).toEqual(['on', 'now', 'pay', 'pay later', 'today', 'rate', 'rate older']);
});

test('what needs nothing is left to the lists', () => {
  expect(
    order(
      item('tomorrow', { status: 'confirmed', startAt: inHours(24.1) }),
      item('waiting', { status: 'completed_pending_feedback', startAt: inHours(-2) }),
      item('absent', { status: 'completed', startAt: inHours(-2), endReason: 'candidate_absent' }),
      item('gone', { status: 'cancelled', startAt: inHours(10) }),
    ),
  ).toEqual([]);
});
