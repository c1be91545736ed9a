import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { asParty, type Reading } from '@/components/booking/reading';
import type { SignedIn } from '@/lib/access';
import { type BookingForView, viewOf } from '@/lib/bookings/view';
import type { Party } from '@/lib/domain/booking';
import { invariant } from '@/lib/domain/invariant';
import { DEFAULT_POLICY } from '@/lib/domain/policy';
import type { UserId } from '@/lib/ids';
import { setEnvironment } from '@/tests/support/environment';

/**
 * One booking in every state, as rows of the database: Maya Okafor in New York asks Daniel Reyes in London; 120.00
 * dollars; the call is on Tue 24 Nov 2026, 15:30-16:00 in New York. Pages' words are tested on what `viewOf` makes of it.
 */
const MAYA = 'us_00000000000MAYA' as UserId;
const DANIEL = 'us_000000000DANIEL' as UserId;
const ID = 'bk_7Q2M4KXT9C0WZ5RB';

const date = (text: string) => new Date(text);
const ASKED = date('2026-11-19T23:12:00Z');
const ANSWERED = date('2026-11-21T16:40:00Z');
const TIME_SET = date('2026-11-22T21:05:00Z');
const PAID = date('2026-11-22T22:52:00Z');
const START = date('2026-11-24T20:30:00Z');
const END = date('2026-11-24T21:00:00Z');

type Row = BookingForView;
type Event = Row['events'][number];

function event(name: string, at: Date, actor: Event['actor']): Omit<Event, 'version'> {
  const actorId = actor === 'candidate' ? MAYA : actor === 'professional' ? DANIEL : null;
  return {
    bookingId: ID,
    event: name,
    fromStatus: null,
    toStatus: 'requested',
    actor,
    actorId,
    at,
    data: {},
  };
}

const requested: Row = {
  id: ID,
  candidateId: MAYA,
  professionalId: DANIEL,
  listingId: 'ls_00000000000CARD0',
  status: 'requested',
  version: 1,
  requestKey: null,
  question:
    'I have a second-round interview for leveraged finance in two weeks. Could we do technical questions?',
  card: { headline: 'Vice President, Goldman Sachs' },
  candidateCard: {
    stage: 'final_year_student',
    schoolType: 'public_university',
    interests: ['leveraged finance', 'consulting'],
  },
  currency: 'USD',
  priceCents: 12_000,
  feeCents: 2_400,
  netCents: 9_600,
  refundCents: null,
  requestedAt: ASKED,
  requestExpiresAt: date('2026-11-26T23:12:00Z'),
  acceptedAt: null,
  scheduledAt: null,
  startAt: null,
  endAt: null,
  holdExpiresAt: null,
  confirmedAt: null,
  endedAt: null,
  endReason: null,
  payment: null,
  feedback: [],
  review: null,
  dispute: null,
  proposals: [],
  meeting: null,
  attendance: [],
  callJoins: [],
  events: numbered(event('request', ASKED, 'candidate')),
  candidate: { name: 'Maya Okafor', zone: 'America/New_York', files: [] },
  professional: { name: 'Daniel Reyes', zone: 'Europe/London', files: [] },
  listing: { title: 'Vice President', employer: { name: 'Goldman Sachs' } },
};

function numbered(...events: Omit<Event, 'version'>[]): Event[] {
  return events.map((each, index) => ({ ...each, version: index + 1 }));
}

/** The booking after one more event, with what else that changed. */
function then(before: Row, next: Omit<Event, 'version'>, changes: Partial<Row> = {}): Row {
  const events = [...before.events, { ...next, version: before.events.length + 1 }];
  return { ...before, version: events.length, ...changes, events };
}

type Payment = NonNullable<Row['payment']>;
type Refund = Payment['refunds'][number];
type Payout = NonNullable<Payment['payout']>;

function refundOf(amountCents: number, status: Refund['status'] = 'succeeded'): Refund {
  return {
    bookingId: ID,
    number: 1,
    funding: 'connected',
    attempt: 1,
    askedAt: START,
    shareCents: 0,
    shareReversalId: null,
    status,
    amountCents,
    feeRefundCents: amountCents / 5,
    currency: 'USD',
    reason: 'test',
    refundId: 're_1',
    failure: null,
    createdAt: START,
    settledAt: status === 'pending' ? null : date('2026-11-28T15:00:00Z'),
  };
}

function payoutOf(changes: Partial<Payout>): Payout {
  return {
    bookingId: ID,
    professionalId: DANIEL,
    status: 'held',
    amountCents: 9_600,
    currency: 'USD',
    attempt: 0,
    payoutId: null,
    waitingFor: null,
    blockedReason: null,
    holdReason: null,
    askedAt: null,
    release: 0,
    withheldCents: 0,
    arrivesAt: null,
    createdAt: PAID,
    updatedAt: PAID,
    paidAt: null,
    ...changes,
  };
}

const held: Payment = {
  bookingId: ID,
  status: 'held',
  paymentIntentId: 'pi_1',
  chargeId: 'ch_1',
  currency: 'USD',
  amountCents: 12_000,
  feeCents: 2_400,
  destination: 'acct_1',
  cardLabel: 'Visa ending 4242',
  fundsAvailableAt: null,
  createdAt: TIME_SET,
  paidAt: PAID,
  refunds: [],
  payout: payoutOf({}),
};

function feedback(qcStatus: 'pending' | 'passed' | 'revise'): Row['feedback'] {
  const submittedAt = date('2026-11-25T12:00:00Z');
  return [
    {
      bookingId: ID,
      revision: 1,
      text: 'text',
      actions: ['a', 'b', 'c'],
      starsCulturalFit: 4,
      starsInterest: 5,
      starsTechnical: 3,
      qcStatus,
      qcReasons: [],
      qcJudge: null,
      submittedAt,
      judgedAt: submittedAt,
    },
  ];
}

const accepted = then(requested, event('accept', ANSWERED, 'professional'), { acceptedAt: ANSWERED });
const scheduled = then(accepted, event('schedule', TIME_SET, 'professional'), {
  status: 'accepted',
  scheduledAt: TIME_SET,
  startAt: START,
  endAt: END,
  holdExpiresAt: date('2026-11-23T21:05:00Z'),
});
const confirmed = then(scheduled, event('pay', PAID, 'system'), {
  status: 'confirmed',
  confirmedAt: PAID,
  payment: held,
  meeting: {
    bookingId: ID,
    zoomMeetingId: '87455210936',
    hostUser: 'host1',
    hostId: 'h',
    joinUrl: 'https://monet.zoom.us/j/87455210936?pwd=481207',
    passcode: '481207',
    startAt: START,
    endAt: END,
    hostFrom: date('2026-11-24T20:15:00Z'),
    hostUntil: date('2026-11-24T21:15:00Z'),
    toldStartAt: START,
    busyUntil: null,
    wouldRecord: false,
    createdAt: PAID,
    deletedAt: null,
    endedAt: null,
  },
});
const over = then(confirmed, event('call_ended', END, 'system'), { status: 'completed_pending_feedback' });
const submitted = then(over, event('submit_feedback', date('2026-11-25T12:00:00Z'), 'professional'), {
  feedback: feedback('pending'),
});
const passed = then(submitted, event('pass_feedback', date('2026-11-25T12:01:00Z'), 'system'), {
  status: 'completed',
  endReason: 'feedback_passed',
  endedAt: date('2026-11-25T12:01:00Z'),
  feedback: feedback('passed'),
  payment: { ...held, status: 'earned', payout: payoutOf({ status: 'pending' }) },
});

function ended(
  before: Row,
  name: string,
  endReason: string,
  changes: Partial<Row>,
  actor: Event['actor'] = 'system',
): Row {
  const at = date('2026-11-27T21:00:00Z');
  return then(before, event(name, at, actor), { endReason, endedAt: at, ...changes });
}

function refunded(before: Row, name: string, endReason: string): Row {
  return ended(before, name, endReason, {
    status: 'refunded',
    refundCents: 12_000,
    payment: {
      ...held,
      status: 'refunded',
      refunds: [refundOf(12_000)],
      payout: payoutOf({ status: 'blocked', amountCents: 0 }),
    },
  });
}

function cancelledPaid(
  by: 'candidate' | 'professional',
  refundCents: number,
  status: Refund['status'] = 'succeeded',
): Row {
  const kept = 9_600 - (refundCents * 4) / 5;
  return ended(
    confirmed,
    'cancel',
    `cancelled_by_${by}`,
    {
      status: 'cancelled',
      refundCents,
      payment: {
        ...held,
        status: status === 'succeeded' ? 'partially_refunded' : 'refunding',
        refunds: [refundOf(refundCents, status)],
        payout: payoutOf(
          kept > 0 ? { status: 'pending', amountCents: kept } : { status: 'blocked', amountCents: 0 },
        ),
      },
    },
    by,
  );
}

type Dispute = NonNullable<Row['dispute']>;
const DISPUTED = date('2026-11-24T22:00:00Z');
const DECIDED = date('2026-11-27T21:00:00Z');

function disputeOf(changes: Partial<Dispute> = {}): Dispute {
  return {
    ...{ id: 'ds_00000000000000D1', bookingId: ID, openedBy: 'candidate', matter: 'call', status: 'open' },
    ...{ openedAt: DISPUTED, answerBy: date('2026-11-26T22:00:00Z'), outcome: null, refundCents: null },
    ...{ decidedBy: null, decision: null, closedAt: null },
    ...changes,
  };
}

const unseen = refunded(over, 'professional_absent', 'professional_absent');
const OBJECTION = {
  openedBy: 'professional',
  matter: 'absence',
  openedAt: date('2026-11-27T21:10:00Z'),
} as const;

function decidedTo(outcome: 'none' | 'pay'): Partial<Dispute> {
  return { status: 'decided', outcome, refundCents: 0, closedAt: date('2026-11-28T09:00:00Z') };
}

/** The payout of a booking, kept back for this reason. */
function keptBack(before: Row, blockedReason: string): Row {
  const payment = before.payment ?? held;
  return { ...before, payment: { ...payment, payout: payoutOf({ status: 'blocked', blockedReason }) } };
}

/** A part back by an admin's decision: 33.33 of 120.00, of it 6.67 of the fee. */
const PART = { ...refundOf(3_333), feeRefundCents: 667 };
const KEPT = 9_600 - 2_666;
const paidOutPayout = payoutOf({ status: 'paid', paidAt: date('2026-12-01T10:00:00Z') });

const review: NonNullable<Row['review']> = {
  bookingId: ID,
  listingId: 'ls_00000000000CARD0',
  stars: 5,
  text: 'Clear and kind.',
  reviewerStage: 'final_year_student',
  createdAt: END,
};

/** The booking in each state of its life that a page tells apart. */
export const STAGES = {
  requested,
  accepted,
  scheduled,
  confirmed,
  withoutMeeting: { ...confirmed, meeting: null },
  over,
  submitted,
  sentBack: then(submitted, event('send_back_feedback', date('2026-11-25T12:01:00Z'), 'system'), {
    feedback: feedback('revise'),
  }),
  passed,
  rated: { ...passed, review },
  payoutSent: {
    ...passed,
    payment: {
      ...held,
      status: 'earned',
      payout: payoutOf({ status: 'sent', arrivesAt: date('2026-12-01T00:00:00Z') }),
    },
  },
  payoutPaid: {
    ...passed,
    payment: {
      ...held,
      status: 'earned',
      payout: payoutOf({ status: 'paid', paidAt: date('2026-12-01T10:00:00Z') }),
    },
  },
  payoutFailed: { ...passed, payment: { ...held, status: 'earned', payout: payoutOf({ status: 'failed' }) } },
  declined: ended(requested, 'decline', 'declined', { status: 'declined' }, 'professional'),
  unanswered: ended(requested, 'request_timed_out', 'request_unanswered', { status: 'expired' }),
  neverScheduled: ended(accepted, 'request_timed_out', 'request_unanswered', { status: 'expired' }),
  withdrawn: ended(accepted, 'cancel', 'request_withdrawn', { status: 'cancelled' }, 'candidate'),
  unpaid: ended(scheduled, 'hold_timed_out', 'slot_unpaid', { status: 'expired' }),
  paidTooLate: ended(scheduled, 'hold_timed_out', 'slot_unpaid', {
    status: 'expired',
    payment: { ...held, status: 'refunded', refunds: [refundOf(12_000)], payout: null },
  }),
  cancelledUnpaidByCandidate: ended(
    scheduled,
    'cancel',
    'cancelled_by_candidate',
    { status: 'cancelled' },
    'candidate',
  ),
  cancelledUnpaidByProfessional: ended(
    scheduled,
    'cancel',
    'cancelled_by_professional',
    { status: 'cancelled' },
    'professional',
  ),
  cancelledInTime: cancelledPaid('candidate', 12_000, 'pending'),
  cancelledLate: cancelledPaid('candidate', 6_000),
  cancelledByProfessional: cancelledPaid('professional', 12_000),
  refundFailed: cancelledPaid('professional', 12_000, 'failed'),
  candidateAbsent: ended(over, 'candidate_absent', 'candidate_absent', {
    status: 'completed',
    payment: { ...held, status: 'earned', payout: payoutOf({ status: 'pending' }) },
  }),
  professionalAbsent: unseen,
  nobodyCame: refunded(over, 'nobody_came', 'nobody_came'),
  feedbackMissing: refunded(over, 'feedback_overdue', 'feedback_missing'),
  disputed: { ...keptBack(over, 'disputed'), dispute: disputeOf() },
  disputedByProfessional: { ...keptBack(over, 'disputed'), dispute: disputeOf({ openedBy: 'professional' }) },
  disputedWhenPaid: { ...keptBack(passed, 'disputed'), dispute: disputeOf() },
  disputeWithdrawn: { ...over, dispute: disputeOf({ status: 'withdrawn', closedAt: DECIDED }) },
  decidedInPart: {
    ...ended(over, 'refund_part', 'refunded_by_admin', {
      status: 'completed',
      refundCents: 3_333,
      payment: {
        ...held,
        status: 'partially_refunded',
        refunds: [PART],
        payout: payoutOf({ status: 'pending', amountCents: KEPT }),
      },
    }),
    dispute: disputeOf({ status: 'decided', outcome: 'part', refundCents: 3_333, closedAt: DECIDED }),
  },
  decidedForNobody: {
    ...passed,
    dispute: disputeOf({ status: 'decided', outcome: 'none', refundCents: 0, closedAt: DECIDED }),
  },
  objected: { ...unseen, dispute: disputeOf(OBJECTION) },
  objectionWithdrawn: {
    ...unseen,
    dispute: disputeOf({ ...OBJECTION, status: 'withdrawn', closedAt: date('2026-11-27T22:00:00Z') }),
  },
  objectedInVain: {
    ...unseen,
    dispute: disputeOf({ ...OBJECTION, ...decidedTo('none') }),
  },
  objectedAndPaid: {
    ...unseen,
    payment: {
      ...(unseen.payment ?? held),
      payout: payoutOf({ status: 'paid', paidAt: date('2026-12-01T10:00:00Z') }),
    },
    dispute: disputeOf({ ...OBJECTION, ...decidedTo('pay') }),
  },
  refundedByUs: refunded(over, 'refund_all', 'refunded_by_admin'),
  cancelledByUs: { ...refunded(confirmed, 'refund_all', 'refunded_by_admin'), status: 'cancelled' },
  refundedAfterPayout: {
    ...passed,
    payment: { ...held, status: 'refunded', refunds: [refundOf(12_000)], payout: paidOutPayout },
  },
  atTheBank: keptBack(passed, 'card_dispute'),
  heldByUs: keptBack(passed, 'held_by_admin'),
  payoutSettled: {
    ...passed,
    payment: { ...held, status: 'earned', payout: payoutOf({ status: 'settled', withheldCents: 9_600 }) },
  },
  chargedBack: ended(over, 'charge_back', 'charged_back', {
    status: 'refunded',
    payment: {
      ...held,
      status: 'charged_back',
      payout: payoutOf({ status: 'blocked', blockedReason: 'card_dispute', amountCents: 0 }),
    },
  }),
  chargedBackBefore: ended(confirmed, 'charge_back', 'charged_back', {
    status: 'cancelled',
    payment: {
      ...held,
      status: 'charged_back',
      payout: payoutOf({ status: 'blocked', blockedReason: 'card_dispute', amountCents: 0 }),
    },
  }),
  chargedBackAfterPayout: {
    ...passed,
    payment: { ...held, status: 'charged_back', payout: paidOutPayout },
  },
} satisfies Record<string, Row>;
export type Stage = keyof typeof STAGES;

const clockFile = path.join(mkdtempSync(path.join(tmpdir(), 'monet-clock-')), 'clock.json');

/** What a test file calls once: an environment whose clock `readingOf` sets. */
export function setBookingClock(): void {
  setEnvironment({ MONET_CLOCK_FILE: clockFile, MONET_SANDBOX_URL: 'http://127.0.0.1:1' });
}

/** The booking as one side reads it at an instant, made by the product's own view of the row. */
export function readingOf(stage: Stage, side: Party, at: string): Reading {
  const now = Temporal.Instant.from(at);
  writeFileSync(clockFile, JSON.stringify({ offsetMs: now.epochMilliseconds - Date.now() }));
  const [id, zone, name] =
    side === 'candidate'
      ? [MAYA, 'America/New_York', 'Maya Okafor']
      : [DANIEL, 'Europe/London', 'Daniel Reyes'];
  const viewer: SignedIn = {
    id,
    role: side,
    email: 'reader@monet.local',
    name,
    zone,
    sessionId: 's',
    provenAtMs: 0,
  };
  const view = asParty(viewOf(STAGES[stage], viewer));
  invariant(view, 'a party reads');
  return { view, zone, now, policy: DEFAULT_POLICY };
}
