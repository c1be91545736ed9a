import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  type Actor,
  type BookingEvent,
  type BookingState,
  type Decision,
  decide,
  type Party,
} from './booking';
import { split } from './fees';
import { DEFAULT_POLICY as policy } from './policy';
import { roundsLeft } from './rescheduling';

const NOW = Temporal.Instant.from('2026-11-23T09:00:00Z');
const START = Temporal.Instant.from('2026-11-24T15:30:00Z');
const LATER = Temporal.Instant.from('2026-11-25T10:00:00Z');
const LATEST = Temporal.Instant.from('2026-11-26T17:15:00Z');

const ACCEPTED: BookingState = {
  status: 'accepted',
  price: split(12_000, policy.feeBps),
  requestExpiresAt: NOW.add({ hours: 24 }),
  acceptedAt: NOW,
  startAt: START,
  endAt: START.add({ minutes: 30 }),
  holdExpiresAt: NOW.add({ hours: 24 }),
  checkoutStarted: true,
  proposal: null,
  feedback: 'none',
};
const CONFIRMED: BookingState = { ...ACCEPTED, status: 'confirmed' };

const propose = (...startAts: Temporal.Instant[]): BookingEvent => ({ type: 'propose_times', startAts });
const take = (startAt: Temporal.Instant): BookingEvent => ({ type: 'take_time', startAt });

/** The state after an event that must be allowed, with what followed. */
function having(booking: BookingState, event: BookingEvent, actor: Actor, now = NOW) {
  const decision = decide(booking, event, actor, now, policy);
  if (!decision.ok) throw new TypeError(`refused: ${decision.code}`);
  return { decision, state: stateAfter(booking, decision) };
}

function stateAfter(booking: BookingState, decision: Extract<Decision, { ok: true }>): BookingState {
  const { changes, proposal: move, to } = decision;
  const before = booking.proposal;
  const ended = move?.kind === 'end' && before ? { ...before, state: move.as } : before;
  const proposal = move?.kind === 'open' ? { ...move.proposal, state: 'open' as const } : ended;
  return { ...booking, ...changes, status: to, proposal };
}

function refusal(booking: BookingState, event: BookingEvent, actor: Actor, now = NOW): string | null {
  const decision = decide(booking, event, actor, now, policy);
  return decision.ok ? null : decision.code;
}

const jobsOf = ({ effects }: Extract<Decision, { ok: true }>) =>
  effects.flatMap((each) => (each.kind === 'tell' ? [] : [each.job])).toSorted();
const toldOf = ({ effects }: Extract<Decision, { ok: true }>) =>
  effects.flatMap((each) => (each.kind === 'tell' ? [`${each.message} ${each.who}`] : [])).toSorted();

describe('proposing', () => {
  it.each(['candidate', 'professional'] as const)('is open to the %s, and moves nothing', (by) => {
    const { decision, state } = having(CONFIRMED, propose(LATEST, LATER), by);
    expect(decision).toMatchObject({ to: 'confirmed', changes: {}, money: { kind: 'none' } });
    expect(state.proposal).toMatchObject({ by, round: 1, state: 'open', startAts: [LATER, LATEST] });
    expect(state.startAt).toBe(START);
    expect(toldOf(decision)).toEqual([`times_proposed ${by === 'candidate' ? 'professional' : 'candidate'}`]);
    expect(jobsOf(decision)).toEqual(['end-proposal']);
  });

  it('is for other times than the set one, each once, as many as the policy says', () => {
    expect(refusal(CONFIRMED, propose(), 'candidate')).toBe('not_another_time');
    expect(refusal(CONFIRMED, propose(START), 'candidate')).toBe('not_another_time');
    expect(refusal(CONFIRMED, propose(LATER, LATER), 'candidate')).toBe('not_another_time');
    const four = [0, 1, 2, 3].map((hours) => LATER.add({ hours }));
    expect(refusal(CONFIRMED, propose(...four), 'candidate')).toBe('not_another_time');
    expect(refusal(CONFIRMED, propose(...four.slice(1)), 'candidate')).toBeNull();
  });

  it('is for times that can be set', () => {
    expect(refusal(CONFIRMED, propose(LATER.add({ minutes: 5 })), 'candidate')).toBe('off_grid');
    const near = NOW.add({ hours: policy.minNoticeHours });
    expect(refusal(CONFIRMED, propose(near.subtract({ minutes: 15 })), 'candidate')).toBe('too_soon');
    expect(refusal(CONFIRMED, propose(near), 'candidate')).toBeNull();
    const far = NOW.add({ hours: 24 * policy.maxAheadDays });
    expect(refusal(CONFIRMED, propose(far), 'candidate')).toBeNull();
    expect(refusal(CONFIRMED, propose(far.add({ minutes: 15 })), 'candidate')).toBe('too_far_ahead');
  });

  it('ends with the start of the call, and with the hold of an unpaid one', () => {
    const before = { milliseconds: 1 };
    expect(refusal(CONFIRMED, propose(LATER), 'candidate', START.subtract(before))).toBeNull();
    expect(refusal(CONFIRMED, propose(LATER), 'candidate', START)).toBe('too_late');
    const hold = NOW.add({ hours: 24 });
    expect(refusal(ACCEPTED, propose(LATER), 'candidate', hold.subtract(before))).toBeNull();
    expect(refusal(ACCEPTED, propose(LATER), 'candidate', hold)).toBe('too_late');
  });

  it('is not possible before a time is set or after the call', () => {
    for (const status of ['requested', 'completed_pending_feedback', 'completed', 'cancelled'] as const) {
      expect(refusal({ ...CONFIRMED, status }, propose(LATER), 'candidate')).toBe('wrong_state');
    }
    expect(refusal(CONFIRMED, propose(LATER), 'admin')).toBe('not_yours_to_do');
  });

  it('can be answered until the call begins, the hold ends, or the last time is too near', () => {
    const answerBy = (booking: BookingState, ...times: Temporal.Instant[]) =>
      having(booking, propose(...times), 'candidate').state.proposal?.answerBy.toString();
    expect(answerBy(CONFIRMED, LATER)).toBe(START.toString());
    const sooner = START.subtract({ hours: 5 });
    expect(answerBy(CONFIRMED, sooner)).toBe(sooner.subtract({ hours: 4 }).toString());
    expect(answerBy(CONFIRMED, sooner, LATER)).toBe(START.toString());
    expect(answerBy(ACCEPTED, LATER)).toBe(NOW.add({ hours: 24 }).toString());
  });
});

describe('to and fro', () => {
  it('ends after three proposals of both', () => {
    let state = CONFIRMED;
    for (const [round, by] of (['candidate', 'professional', 'candidate'] as const).entries()) {
      expect(roundsLeft(state, policy)).toBe(3 - round);
      state = having(state, propose(LATER.add({ hours: round })), by).state;
      expect(state.proposal).toMatchObject({ by, round: round + 1, state: 'open' });
    }
    expect(roundsLeft(state, policy)).toBe(0);
    expect(refusal(state, propose(LATEST), 'professional')).toBe('no_rounds_left');
    expect(refusal(state, { type: 'keep_time' }, 'professional')).toBeNull();
    expect(refusal(state, take(LATER.add({ hours: 2 })), 'professional')).toBeNull();
  });

  it('counts proposals that were refused or withdrawn, and begins anew once the call has moved', () => {
    let state = having(CONFIRMED, propose(LATER), 'candidate').state;
    state = having(state, { type: 'keep_time' }, 'professional').state;
    state = having(state, propose(LATER), 'candidate').state;
    state = having(state, { type: 'withdraw_times' }, 'candidate').state;
    expect(roundsLeft(state, policy)).toBe(1);
    state = having(state, propose(LATER), 'professional').state;
    expect(roundsLeft(state, policy)).toBe(0);
    const moved = having(state, take(LATER), 'candidate').state;
    expect(moved.startAt).toBe(LATER);
    expect(roundsLeft(moved, policy)).toBe(3);
    state = having(state, { type: 'keep_time' }, 'candidate').state;
    for (const by of ['candidate', 'professional'] as const) {
      expect(refusal(state, propose(LATER), by)).toBe('no_rounds_left');
    }
  });

  it('takes no second proposal of the same side while the first waits', () => {
    const { state } = having(CONFIRMED, propose(LATER), 'candidate');
    expect(refusal(state, propose(LATEST), 'candidate')).toBe('already_proposed');
  });
});

describe('answering', () => {
  const asked = having(CONFIRMED, propose(LATER, LATEST), 'candidate').state;

  it('is the other side’s', () => {
    for (const event of [take(LATER), { type: 'keep_time' } as const]) {
      expect(refusal(asked, event, 'candidate')).toBe('not_yours_to_do');
      expect(refusal(asked, event, 'professional')).toBeNull();
      expect(refusal(CONFIRMED, event, 'professional')).toBe('nothing_proposed');
    }
    expect(refusal(asked, { type: 'withdraw_times' }, 'professional')).toBe('not_yours_to_do');
  });

  it('takes a proposed time only, and one that can still be set', () => {
    expect(refusal(asked, take(LATER.add({ minutes: 15 })), 'professional')).toBe('not_proposed');
    const near = START.subtract({ hours: 6 });
    const soon = having(CONFIRMED, propose(near, LATER), 'candidate').state;
    const late = near.subtract({ hours: 3 });
    expect(refusal(soon, take(near), 'professional', late)).toBe('too_soon');
    expect(refusal(soon, take(LATER), 'professional', late)).toBeNull();
  });

  it('moves a paid call with everything that hangs on its time, and no money', () => {
    const { decision, state } = having(asked, take(LATEST), 'professional');
    expect(decision).toMatchObject({ to: 'confirmed', money: { kind: 'none' } });
    expect(decision.changes).toEqual({
      scheduledAt: NOW,
      startAt: LATEST,
      endAt: LATEST.add({ minutes: 30 }),
    });
    expect(jobsOf(decision)).toEqual([
      'end-call',
      'move-meeting',
      'remind-first',
      'remind-second',
      'sync-call-events',
    ]);
    expect(toldOf(decision)).toEqual(['call_moved candidate', 'call_moved professional']);
    expect(state.proposal?.state).toBe('taken');
  });

  it('moves an unpaid call with its hold', () => {
    const { state } = having({ ...ACCEPTED, checkoutStarted: false }, propose(LATER), 'professional');
    const at = NOW.add({ hours: 2 });
    const { decision } = having(state, take(LATER), 'candidate', at);
    expect(decision.changes.holdExpiresAt?.toString()).toBe(at.add({ hours: 24 }).toString());
    expect(jobsOf(decision)).toEqual(['expire-hold']);
  });

  it('reminds of the new time only where that lies ahead', () => {
    const soon = START.subtract({ hours: 20 });
    const { state } = having(CONFIRMED, propose(soon), 'candidate');
    const { decision } = having(state, take(soon), 'professional', soon.subtract({ hours: 5 }));
    expect(jobsOf(decision)).toEqual(['end-call', 'move-meeting', 'remind-second', 'sync-call-events']);
  });

  it('keeps the time, and tells the one who asked', () => {
    const { decision, state } = having(asked, { type: 'keep_time' }, 'professional');
    expect(decision.changes).toEqual({});
    expect(toldOf(decision)).toEqual(['times_not_taken candidate']);
    expect(state.proposal?.state).toBe('refused');
  });

  it('is over when time is', () => {
    const event = { type: 'proposal_timed_out' } as const;
    expect(refusal(asked, event, 'system')).toBe('too_early');
    const { decision, state } = having(asked, event, 'system', START);
    expect(toldOf(decision)).toEqual(['times_not_taken candidate']);
    expect(state.proposal?.state).toBe('lapsed');
    expect(refusal(asked, take(LATER), 'professional', START)).toBe('too_late');
    expect(refusal(state, event, 'system', START)).toBe('nothing_proposed');
  });

  it('is not needed any more when the booking ends or the call begins', () => {
    const ends: [BookingEvent, Actor, Temporal.Instant][] = [
      [{ type: 'cancel' }, 'candidate', NOW],
      [{ type: 'refund_all' }, 'admin', NOW],
      [{ type: 'charge_back' }, 'system', NOW],
      [{ type: 'call_ended' }, 'system', START.add({ minutes: 30 })],
    ];
    for (const [event, actor, at] of ends) {
      expect(having(asked, event, actor, at).state.proposal?.state).toBe('overtaken');
    }
    const unpaid = having(ACCEPTED, propose(LATER), 'candidate').state;
    expect(having(unpaid, { type: 'pay' }, 'system').state.proposal?.state).toBe('open');
    const released = having(unpaid, { type: 'hold_timed_out' }, 'system', NOW.add({ hours: 24 }));
    expect(released.state.proposal?.state).toBe('overtaken');
  });
});

it('within the cancellation window a call moves by agreement only, and cancelling costs what it cost', () => {
  const at = START.subtract({ hours: 1 });
  const asked = having(CONFIRMED, propose(LATER), 'candidate', at).state;
  expect(asked.startAt).toBe(START);
  const { decision } = having(asked, { type: 'cancel' }, 'candidate', at);
  expect(decision.changes.refundCents).toBe(6_000);
  const sides: readonly Party[] = ['candidate', 'professional'];
  expect(sides.map((side) => refusal(asked, take(LATER), side, at))).toEqual(['not_yours_to_do', null]);
});
