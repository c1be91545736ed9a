import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  type Actor,
  BOOKING_STATUSES,
  type BookingEvent,
  type BookingState,
  type BookingStatus,
  type Decision,
  decide,
  type EventType,
  isTerminal,
  type MoneyMove,
  permits,
  permitsScheduling,
  TRANSITIONS,
} from './booking';
import { feedbackDeadline, holdEnd } from './booking-deadlines';
import { cents, split } from './fees';
import { DEFAULT_POLICY as policy } from './policy';

const T0 = Temporal.Instant.from('2026-11-23T09:00:00Z');
const START = Temporal.Instant.from('2026-11-24T15:30:00Z');
const END = START.add({ minutes: 30 });

const REQUESTED: BookingState = {
  status: 'requested',
  price: split(12_000, policy.feeBps),
  requestExpiresAt: T0.add({ hours: 24 * 7 }),
  acceptedAt: null,
  startAt: null,
  endAt: null,
  holdExpiresAt: null,
  checkoutStarted: false,
  proposal: null,
  feedback: 'none',
};
const ANSWERED: BookingState = { ...REQUESTED, acceptedAt: T0 };
const ACCEPTED: BookingState = {
  ...ANSWERED,
  status: 'accepted',
  startAt: START,
  endAt: END,
  holdExpiresAt: T0.add({ hours: 24 }),
};
const CONFIRMED: BookingState = { ...ACCEPTED, status: 'confirmed', checkoutStarted: true };
const AFTER_CALL: BookingState = { ...CONFIRMED, status: 'completed_pending_feedback' };

function ok(decision: Decision) {
  expect(decision).toMatchObject({ ok: true });
  if (!decision.ok) throw new TypeError(decision.code);
  return decision;
}

describe('the table', () => {
  it('leads nowhere from a terminal state', () => {
    for (const row of TRANSITIONS) expect(isTerminal(row.from)).toBe(false);
  });

  it('has no unreachable state', () => {
    const reached = new Set<BookingStatus>(['requested']);
    for (let grown = true; grown; ) {
      const before = reached.size;
      for (const row of TRANSITIONS) if (reached.has(row.from)) reached.add(row.to);
      grown = reached.size > before;
    }
    expect([...reached].sort()).toEqual([...BOOKING_STATUSES].sort());
  });

  it('says one thing for each state and event', () => {
    const keys = TRANSITIONS.map((row) => `${row.from} ${row.on}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('requesting and answering', () => {
  it('keeps the status when a request is accepted, and tells the candidate once', () => {
    const first = ok(decide(REQUESTED, { type: 'accept' }, 'professional', T0, policy));
    expect(first).toMatchObject({ to: 'requested', changes: { acceptedAt: T0 } });
    expect(first.effects).toEqual([{ kind: 'tell', who: 'candidate', message: 'request_accepted' }]);
    const again = ok(decide(ANSWERED, { type: 'accept' }, 'professional', T0.add({ hours: 1 }), policy));
    expect(again).toMatchObject({ to: 'requested', changes: {}, effects: [] });
  });

  it('needs an acceptance before a time can be set', () => {
    const schedule: BookingEvent = { type: 'schedule', startAt: START };
    expect(decide(REQUESTED, schedule, 'professional', T0, policy)).toEqual({
      ok: false,
      code: 'not_accepted_yet',
    });
    expect(ok(decide(ANSWERED, schedule, 'professional', T0, policy)).to).toBe('accepted');
    expect(permitsScheduling(REQUESTED, 'professional')).toBe(false);
    expect(permitsScheduling(ANSWERED, 'professional')).toBe(true);
    expect(permitsScheduling(ANSWERED, 'candidate')).toBe(false);
  });

  it('lets only the professional answer', () => {
    for (const type of ['accept', 'decline'] as const) {
      expect(decide(REQUESTED, { type }, 'candidate', T0, policy)).toEqual({
        ok: false,
        code: 'not_yours_to_do',
      });
      expect(permits(REQUESTED, type, 'professional', T0, policy)).toBe(true);
    }
  });

  it('expires an unanswered request at seven days, not a second earlier', () => {
    const limit = REQUESTED.requestExpiresAt;
    const event = { type: 'request_timed_out' } as const;
    expect(decide(REQUESTED, event, 'system', limit.subtract({ seconds: 1 }), policy)).toEqual({
      ok: false,
      code: 'too_early',
    });
    expect(ok(decide(REQUESTED, event, 'system', limit, policy))).toMatchObject({
      to: 'expired',
      money: { kind: 'none' },
    });
  });
});

describe('the tentative slot', () => {
  it.each([
    ['a day after it was set', '2026-11-30T15:30:00Z', '2026-11-24T09:00:00Z'],
    ['an hour before it starts, when that is sooner', '2026-11-23T14:00:00Z', '2026-11-23T13:00:00Z'],
    ['either, when both fall together', '2026-11-24T10:00:00Z', '2026-11-24T09:00:00Z'],
  ])('is released %s', (_, startAt, expected) => {
    const start = Temporal.Instant.from(startAt);
    expect(holdEnd(T0, start, policy).toString()).toBe(expected);
    const decision = ok(decide(ANSWERED, { type: 'schedule', startAt: start }, 'professional', T0, policy));
    expect(decision.changes.holdExpiresAt?.toString()).toBe(expected);
    expect(decision.effects).toContainEqual({
      kind: 'timer',
      job: 'expire-hold',
      at: Temporal.Instant.from(expected),
    });
  });

  it('takes the PaymentIntent and the meeting back when it runs out, if there are any', () => {
    const at = ACCEPTED.holdExpiresAt ?? T0;
    const jobs = (state: BookingState) =>
      ok(decide(state, { type: 'hold_timed_out' }, 'system', at, policy)).effects.flatMap((each) =>
        each.kind === 'work' ? [each.job] : [],
      );
    expect(jobs(ACCEPTED)).toEqual([]);
    expect(jobs({ ...ACCEPTED, checkoutStarted: true })).toEqual(['cancel-payment', 'delete-meeting']);
    expect(
      decide(ACCEPTED, { type: 'hold_timed_out' }, 'system', at.subtract({ seconds: 1 }), policy),
    ).toEqual({ ok: false, code: 'too_early' });
    expect(decide(ACCEPTED, { type: 'checkout' }, 'candidate', at, policy)).toEqual({
      ok: false,
      code: 'too_late',
    });
  });

  it('is confirmed by the system alone, which holds the money and sets the end of the call', () => {
    expect(decide(ACCEPTED, { type: 'pay' }, 'candidate', T0, policy)).toEqual({
      ok: false,
      code: 'not_yours_to_do',
    });
    const decision = ok(decide(ACCEPTED, { type: 'pay' }, 'system', T0, policy));
    expect(decision).toMatchObject({ to: 'confirmed', money: { kind: 'hold', payment: ACCEPTED.price } });
    expect(decision.effects).toContainEqual({ kind: 'timer', job: 'end-call', at: END });
  });
});

describe('cancelling', () => {
  const cancel = (state: BookingState, by: Actor, at: Temporal.Instant) =>
    decide(state, { type: 'cancel' }, by, at, policy);

  it('moves no money while nothing is paid', () => {
    expect(ok(cancel(REQUESTED, 'candidate', T0))).toMatchObject({
      to: 'cancelled',
      money: { kind: 'none' },
    });
    expect(ok(cancel(ACCEPTED, 'professional', T0))).toMatchObject({
      to: 'cancelled',
      money: { kind: 'none' },
    });
    expect(cancel(REQUESTED, 'professional', T0)).toEqual({ ok: false, code: 'not_yours_to_do' });
  });

  it.each([
    ['candidate', -1, 12_000],
    ['candidate', 0, 12_000],
    ['candidate', 1, 6_000],
    ['professional', 1, 12_000],
  ] as const)('by the %s, %i s past three hours before: %i cents back', (by, seconds, refundCents) => {
    const at = START.subtract({ hours: 3 }).add({ seconds });
    const decision = ok(cancel(CONFIRMED, by, at));
    expect(decision.to).toBe('cancelled');
    expect(decision.changes.refundCents).toBe(refundCents);
    expect(decision.money).toMatchObject({ kind: 'return', refund: { refundCents } });
  });

  it('splits the kept half like any call', () => {
    const decision = ok(cancel(CONFIRMED, 'candidate', START.subtract({ hours: 1 })));
    expect(decision.money).toMatchObject({
      refund: { feeRefundCents: 1_200, keptFeeCents: 1_200, keptNetCents: 4_800 },
    });
  });

  it('is refused from the start on', () => {
    for (const by of ['candidate', 'professional'] as const) {
      expect(ok(cancel(CONFIRMED, by, START.subtract({ seconds: 1 }))).to).toBe('cancelled');
      expect(cancel(CONFIRMED, by, START)).toEqual({ ok: false, code: 'too_late' });
      expect(cancel(AFTER_CALL, by, END)).toEqual({ ok: false, code: 'wrong_state' });
    }
  });
});

describe('after the call', () => {
  it('sets two reminders and the end of the grace, from the end of the slot', () => {
    const { effects } = ok(
      decide(CONFIRMED, { type: 'call_ended' }, 'system', END.add({ hours: 5 }), policy),
    );
    const timers = effects.flatMap((each) =>
      each.kind === 'timer' ? [[each.job, each.at.since(END).total('hours')]] : [],
    );
    expect(timers).toEqual([
      ['judge-attendance', 0.25],
      ['nudge-first', 24],
      ['nudge-second', 48],
      ['end-grace', 72],
    ]);
    expect(decide(CONFIRMED, { type: 'call_ended' }, 'system', END.subtract({ seconds: 1 }), policy)).toEqual(
      { ok: false, code: 'too_early' },
    );
  });

  it('takes feedback until 72 hours after the end and refunds from then on', () => {
    const deadline = feedbackDeadline(END, policy);
    const before = deadline.subtract({ seconds: 1 });
    const submit = { type: 'submit_feedback' } as const;
    const overdue = { type: 'feedback_overdue' } as const;
    expect(ok(decide(AFTER_CALL, submit, 'professional', before, policy)).to).toBe(
      'completed_pending_feedback',
    );
    expect(decide(AFTER_CALL, submit, 'professional', deadline, policy)).toEqual({
      ok: false,
      code: 'too_late',
    });
    expect(decide(AFTER_CALL, overdue, 'system', before, policy)).toEqual({ ok: false, code: 'too_early' });
    const refund = ok(decide(AFTER_CALL, overdue, 'system', deadline, policy));
    expect(refund).toMatchObject({
      to: 'refunded',
      money: { kind: 'return', refund: { refundCents: 12_000, keptNetCents: 0 } },
    });
  });

  it('judges feedback that came in time before it refunds', () => {
    const waiting: BookingState = { ...AFTER_CALL, feedback: 'pending' };
    const late = END.add({ hours: 80 });
    expect(decide(waiting, { type: 'feedback_overdue' }, 'system', late, policy)).toEqual({
      ok: false,
      code: 'feedback_being_checked',
    });
    expect(ok(decide(waiting, { type: 'pass_feedback' }, 'system', late, policy))).toMatchObject({
      to: 'completed',
      money: { kind: 'earn', payment: { netCents: 9_600 } },
    });
    expect(decide(waiting, { type: 'submit_feedback' }, 'professional', END, policy)).toEqual({
      ok: false,
      code: 'feedback_being_checked',
    });
    expect(
      ok(decide({ ...waiting, feedback: 'revise' }, { type: 'feedback_overdue' }, 'system', late, policy)).to,
    ).toBe('refunded');
  });

  it.each([
    ['candidate_absent', 'completed', 'earn'],
    ['professional_absent', 'refunded', 'return'],
    ['nobody_came', 'refunded', 'return'],
  ] as const)('%s ends as %s', (type, to, kind) => {
    expect(ok(decide(AFTER_CALL, { type }, 'system', END, policy))).toMatchObject({ to, money: { kind } });
    expect(decide(AFTER_CALL, { type }, 'professional', END, policy)).toEqual({
      ok: false,
      code: 'not_yours_to_do',
    });
  });
});

/** A booking that is driven by random events, with the money that a ledger would hold of it. */
type Life = {
  state: BookingState;
  now: Temporal.Instant;
  held: number;
  earned: number;
  returned: number;
  kinds: MoneyMove['kind'][];
};

function live(life: Life, event: BookingEvent, actor: Actor): Life {
  const decision = decide(life.state, event, actor, life.now, policy);
  if (!decision.ok) return life;
  const { changes, money, to } = decision;
  const next: Life = {
    ...life,
    kinds: [...life.kinds, money.kind],
    state: {
      ...life.state,
      status: to,
      acceptedAt: changes.acceptedAt ?? life.state.acceptedAt,
      startAt: changes.startAt ?? life.state.startAt,
      endAt: changes.endAt ?? life.state.endAt,
      holdExpiresAt: changes.holdExpiresAt ?? life.state.holdExpiresAt,
      checkoutStarted: life.state.checkoutStarted || event.type === 'checkout',
      feedback: feedbackAfter(event, life.state),
      proposal: proposalAfter(decision, life.state),
    },
  };
  if (money.kind === 'hold') next.held += money.payment.grossCents;
  if (money.kind === 'earn') {
    next.held -= money.payment.grossCents;
    next.earned += money.payment.grossCents;
  }
  if (money.kind === 'return') {
    const { refundCents, keptFeeCents, keptNetCents } = money.refund;
    next.held -= refundCents + keptFeeCents + keptNetCents;
    next.returned += refundCents;
    next.earned += keptFeeCents + keptNetCents;
  }
  if (money.kind === 'charge_back') {
    next.held -= money.loss.refundCents;
    next.returned += money.loss.refundCents;
  }
  return next;
}

function proposalAfter(
  { proposal: move }: Extract<Decision, { ok: true }>,
  { proposal: before }: BookingState,
): BookingState['proposal'] {
  if (move?.kind === 'open') return { ...move.proposal, state: 'open' };
  return move && before ? { ...before, state: move.as } : before;
}

function feedbackAfter(event: BookingEvent, before: BookingState): BookingState['feedback'] {
  if (event.type === 'submit_feedback') return 'pending';
  if (event.type === 'send_back_feedback') return 'revise';
  if (event.type === 'pass_feedback') return 'passed';
  return before.feedback;
}

const EVENT_TYPES = [...new Set(TRANSITIONS.map((row) => row.on))];
const ACTORS: readonly Actor[] = ['candidate', 'professional', 'admin', 'system'];
/** Mostly a row that the table allows in the present state, so that walks go deep; now and then anything by anybody. */
const step = fc.record({
  wild: fc.option(fc.record({ type: fc.constantFrom(...EVENT_TYPES), actor: fc.constantFrom(...ACTORS) }), {
    freq: 4,
  }),
  pick: fc.noBias(fc.nat({ max: 5039 })),
  hours: fc.constantFrom(0, 0, 1, 30, 100),
  quarters: fc.noBias(fc.integer({ min: 16, max: 120 })),
});

function choose(
  status: BookingStatus,
  { wild, pick }: { wild: { type: EventType; actor: Actor } | null; pick: number },
) {
  const rows = TRANSITIONS.filter((row) => row.from === status);
  const row = rows[pick % Math.max(1, rows.length)];
  return wild ?? { type: row?.on ?? 'accept', actor: row?.by[pick % row.by.length] ?? 'system' };
}

function toEvent(
  type: (typeof EVENT_TYPES)[number],
  { now: at, state }: Life,
  quarters: number,
): BookingEvent {
  const quarter = (ahead: number) =>
    Temporal.Instant.fromEpochMilliseconds((Math.ceil(at.epochMilliseconds / 900_000) + ahead) * 900_000);
  if (type === 'refund_part') return { type, refundCents: 1 + quarters };
  if (type === 'schedule') return { type, startAt: quarter(quarters) };
  if (type === 'propose_times') return { type, startAts: [quarter(quarters + 8), quarter(quarters)] };
  if (type === 'take_time') {
    const proposed = state.proposal?.startAts ?? [];
    return { type, startAt: proposed[quarters % Math.max(1, proposed.length)] ?? quarter(quarters) };
  }
  return { type };
}

/** The rules that hold after every step, whatever happened. */
function brokenRules(before: Life, after: Life, price: number): string[] {
  const { state, held, earned, returned } = after;
  const { status } = state;
  const paid = after.kinds.includes('hold');
  const rules: Record<string, boolean> = {
    'nothing leads out of a terminal state': !isTerminal(before.state.status) || after.state === before.state,
    'money is held exactly while the outcome is open': held === (LIVE_AND_PAID.includes(status) ? price : 0),
    'no cent appears or is lost': held + earned + returned === (paid ? price : 0),
    'completed means earned, but for what an admin gave back':
      status !== 'completed' || (earned > 0 && earned + returned === price),
    'refunded means returned': status !== 'refunded' || returned === price,
    'no money before confirmation': !paid || !UNPAID.includes(status),
    'nothing is proposed about a call that cannot move':
      state.proposal?.state !== 'open' || status === 'accepted' || status === 'confirmed',
    'a call moves only by agreement':
      !before.state.startAt ||
      state.startAt === before.state.startAt ||
      before.state.proposal?.startAts.some((each) => state.startAt?.equals(each)) === true,
    'they go to and fro three times at most': (state.proposal?.round ?? 0) <= policy.proposalRounds,
    'a call lasts thirty minutes':
      !state.startAt || minutesBetween(state.startAt, state.endAt) === policy.callMinutes,
  };
  return Object.keys(rules).filter((rule) => !rules[rule]);
}

const LIVE_AND_PAID: readonly BookingStatus[] = ['confirmed', 'completed_pending_feedback'];
const UNPAID: readonly BookingStatus[] = ['requested', 'accepted', 'declined', 'expired'];

function minutesBetween(start: Temporal.Instant, end: Temporal.Instant | null): number {
  return ((end?.epochMilliseconds ?? 0) - start.epochMilliseconds) / 60_000;
}

describe('random lives', () => {
  it('never leave a terminal state, and no money is without its state', () => {
    const seen = new Set<BookingStatus>();
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 200_000 }),
        fc.array(step, { minLength: 25, maxLength: 25 }),
        (price, steps) => {
          let life: Life = {
            state: { ...REQUESTED, price: split(price, policy.feeBps) },
            now: T0,
            held: 0,
            earned: 0,
            returned: 0,
            kinds: [],
          };
          for (const { hours, quarters, ...choice } of steps) {
            const before = life;
            const { type, actor } = choose(life.state.status, choice);
            life = live({ ...life, now: life.now.add({ hours }) }, toEvent(type, life, quarters), actor);
            seen.add(life.state.status);
            const broken = brokenRules(before, life, price);
            if (broken.length > 0) expect(broken).toEqual([]);
          }
        },
      ),
      { numRuns: 10_000 },
    );
    expect([...seen].sort()).toEqual([...BOOKING_STATUSES].sort());
  }, 60_000);

  it('answer the same when asked the same', () => {
    const event = { type: 'cancel' } as const;
    expect(decide(CONFIRMED, event, 'candidate', T0, policy)).toEqual(
      decide(CONFIRMED, event, 'candidate', T0, policy),
    );
  });
});

it('keeps sums whole', () => {
  expect(() => cents(1.5)).toThrow('not a whole number of cents');
});
