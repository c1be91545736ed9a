import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { BookingListItem } from '@/lib/bookings/queries';
import { DEFAULT_POLICY } from '@/lib/domain/policy';
import { mostPressing } from './pressing';

const NOW = Temporal.Instant.from('2026-11-23T12:00Z');
const inHours = (hours: number) => NOW.add({ minutes: Math.round(hours * 60) }).toString();

function booking(id: string, given: Partial<BookingListItem>): BookingListItem {
  return {
    id,
    status: 'requested',
    priceCents: 12_000,
    currency: 'USD',
    refundCents: null,
    startAt: null,
    endAt: null,
    requestedAt: inHours(-100),
    requestExpiresAt: inHours(68),
    acceptedAt: null,
    holdExpiresAt: null,
    endReason: null,
    paymentStatus: null,
    dispute: null,
    proposal: null,
    feedback: null,
    question: 'What is it like?',
    headline: 'Final-year student',
    ...given,
  };
}

const request = booking('request', { requestExpiresAt: inHours(30) });
const feedback = booking('feedback', {
  status: 'completed_pending_feedback',
  startAt: inHours(-10.5),
  endAt: inHours(-10),
});
const today = booking('today', { status: 'confirmed', startAt: inHours(5), endAt: inHours(5.5) });
const soon = booking('soon', { status: 'confirmed', startAt: inHours(1), endAt: inHours(1.5) });
const later = booking('later', { status: 'confirmed', startAt: inHours(25), endAt: inHours(25.5) });

const first = (...items: BookingListItem[]) => mostPressing(items, NOW, DEFAULT_POLICY)?.id ?? null;

test('a call within the hour comes before any deadline', () => {
  expect(first(request, feedback, today, soon)).toBe('soon');
});

test('of what is due, the next deadline comes first', () => {
  expect(first(feedback, request, today)).toBe('request'); // 30 h against 38 h
  const late = booking('late', { status: 'completed_pending_feedback', endAt: inHours(-50) });
  expect(first(request, late)).toBe('late');
});

test('feedback that is being checked, unpaid times and calls of another day wait for nobody', () => {
  const checked = { ...feedback, feedback: { qcStatus: 'pending' } };
  const unpaid = booking('unpaid', { status: 'accepted', startAt: inHours(6), endAt: inHours(6.5) });
  expect(first(checked, unpaid, later)).toBeNull();
  expect(first(checked, today)).toBe('today');
  expect(first({ ...feedback, feedback: { qcStatus: 'revise' } })).toBe('feedback');
});
