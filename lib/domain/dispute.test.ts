import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { BookingStatus } from './booking';
import {
  disputableUntil,
  disputeRefusal,
  isObjection,
  isObjectionable,
  isOutOfTheWay,
  possibleOutcomes,
} from './dispute';
import { DEFAULT_POLICY } from './policy';

const startAt = Temporal.Instant.from('2026-11-24T15:00:00Z');
const endAt = startAt.add({ minutes: 30 });
const judgedAt = endAt.add({ minutes: 15 });
const until = endAt.add({ hours: 48 });

const call = (status: BookingStatus, endReason: string | null = null) => ({
  ...{ status, endReason, startAt, endAt, endedAt: judgedAt },
});
const unseen = call('refunded', 'professional_absent');
const refusal = (booking: ReturnType<typeof call>, by: 'candidate' | 'professional', at: Temporal.Instant) =>
  disputeRefusal(booking, by, at, DEFAULT_POLICY);

describe('a call can be disputed', () => {
  it.each(['confirmed', 'completed_pending_feedback', 'completed'] as const)(
    '%s, by either side, from its start until 48 hours after its end, to the second',
    (status) => {
      for (const by of ['candidate', 'professional'] as const) {
        expect(refusal(call(status), by, startAt.subtract({ seconds: 1 }))).toBe('too_early');
        expect(refusal(call(status), by, startAt)).toBeNull();
        expect(refusal(call(status), by, until)).toBeNull();
        expect(refusal(call(status), by, until.add({ seconds: 1 }))).toBe('too_late');
      }
    },
  );

  it.each(['requested', 'accepted', 'declined', 'cancelled', 'expired'] as const)('never %s', (status) => {
    expect(refusal(call(status), 'professional', endAt)).toBe('wrong_state');
  });

  it('ends as long after its end as the policy says', () => {
    expect(disputableUntil(endAt, { ...DEFAULT_POLICY, disputeHours: 0.5 })).toEqual(
      endAt.add({ minutes: 30 }),
    );
  });
});

describe('a call that was refunded', () => {
  it.each(['professional_absent', 'nobody_came'])(
    'for %s can be objected to by the professional alone, until 48 hours after its end',
    (endReason) => {
      const booking = call('refunded', endReason);
      expect(isObjectionable(booking)).toBe(true);
      expect(refusal(booking, 'professional', until.subtract({ seconds: 1 }))).toBeNull();
      expect(refusal(booking, 'professional', until)).toBeNull();
      expect(refusal(booking, 'professional', until.add({ seconds: 1 }))).toBe('too_late');
      expect(refusal(booking, 'candidate', until)).toBe('wrong_state');
    },
  );

  it.each(['feedback_missing', 'refunded_by_admin', 'charged_back', null])('for %s cannot', (endReason) => {
    expect(isObjectionable(call('refunded', endReason))).toBe(false);
    expect(refusal(call('refunded', endReason), 'professional', endAt)).toBe('wrong_state');
  });

  it('is decided by paying or by nothing, and every other dispute by what goes back', () => {
    expect(possibleOutcomes(unseen)).toEqual(['pay', 'none']);
    expect(possibleOutcomes(call('completed', 'candidate_absent'))).toEqual(['full', 'part', 'none']);
    expect(possibleOutcomes(call('refunded', 'feedback_missing'))).toEqual(['full', 'part', 'none']);
  });

  it('can be objected to although it was disputed before it was judged, unless that was decided', () => {
    const [before, after] = [judgedAt.subtract({ seconds: 1 }), judgedAt];
    const ofEarlier = (status: string, openedAt: Temporal.Instant) =>
      isOutOfTheWay({ status, openedAt }, unseen, 'professional');
    expect(isObjection({ openedAt: before }, unseen)).toBe(false);
    expect(isObjection({ openedAt: after }, unseen)).toBe(true);
    expect(isObjection({ openedAt: after }, call('completed', 'candidate_absent'))).toBe(false);
    for (const status of ['overtaken', 'withdrawn']) {
      expect(ofEarlier(status, before)).toBe(true);
      expect(ofEarlier(status, after)).toBe(false);
      const earlier = { status, openedAt: before };
      expect(isOutOfTheWay(earlier, unseen, 'candidate')).toBe(false);
      expect(isOutOfTheWay(earlier, call('completed', 'candidate_absent'), 'professional')).toBe(false);
    }
    for (const status of ['decided', 'open']) expect(ofEarlier(status, before)).toBe(false);
  });
});
