import { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/clock';
import type { Party } from '@/lib/domain/booking';
import { DEFAULT_POLICY } from '@/lib/domain/policy';
import type { NotificationKind } from '@/lib/notifications/kinds';
import type { BookingRow, Occasion } from '@/lib/notifications/occasion';

/**
 * One booking, told in messages: Maya Okafor in New York asks Daniel Reyes in London; 120.00 dollars; the call is
 * on Tue 24 Nov 2026, 15:30-16:00 in New York.
 */
export const MAYA = { id: 'us_00000000000MAYA', email: 'maya.okafor@college.example', name: 'Maya Okafor' };
export const DANIEL = { id: 'us_000000000DANIEL', email: 'daniel.reyes@bank.example', name: 'Daniel Reyes' };
export const BOOKING_ID = 'bk_7Q2M4KXT9C0WZ5RB';

const at = (text: string) => Temporal.Instant.from(text);
const date = (text: string) => toDate(at(text));

const requested: BookingRow = {
  id: BOOKING_ID,
  status: 'requested',
  candidateId: MAYA.id,
  card: { headline: 'Vice President, Goldman Sachs', employer: 'Goldman Sachs', bio: null },
  candidateCard: {
    stage: 'final_year_student',
    schoolType: 'public_university',
    interests: ['leveraged finance'],
  },
  priceCents: 12_000,
  feeCents: 2_400,
  netCents: 9_600,
  refundCents: null,
  requestedAt: date('2026-11-19T23:12:00Z'),
  requestExpiresAt: date('2026-11-26T23:12:00Z'),
  acceptedAt: null,
  startAt: null,
  endAt: null,
  holdExpiresAt: null,
  confirmedAt: null,
  endReason: null,
  candidate: { name: MAYA.name },
  professional: { name: DANIEL.name },
  proposals: [],
  events: [],
  feedback: [],
  payment: null,
};

const answered: BookingRow = { ...requested, acceptedAt: date('2026-11-20T20:40:00Z') };

const accepted: BookingRow = {
  ...answered,
  status: 'accepted',
  startAt: date('2026-11-24T20:30:00Z'),
  endAt: date('2026-11-24T21:00:00Z'),
  holdExpiresAt: date('2026-11-23T21:05:00Z'),
};

const returned = (amountCents: number) => ({
  ...{ amountCents, feeRefundCents: amountCents / 5 },
  status: 'succeeded' as const,
  settledAt: date('2026-11-22T21:00:00Z'),
});

const paid = (refundCents: number | null, payoutCents: number): BookingRow['payment'] => ({
  cardLabel: 'Visa ending 4242',
  refunds: refundCents === null ? [] : [returned(refundCents)],
  payout: { amountCents: payoutCents },
});

const confirmed: BookingRow = {
  ...accepted,
  status: 'confirmed',
  confirmedAt: date('2026-11-22T22:52:00Z'),
  payment: paid(null, 9_600),
};

/** What happened to the confirmed booking: here its cancellation, as early as any message about it. */
const changedAgain: BookingRow['events'] = [{ at: date('2026-11-22T21:05:00Z') }];

const over: BookingRow = { ...confirmed, status: 'completed_pending_feedback' };
const completed: BookingRow = { ...confirmed, status: 'completed', endReason: 'feedback_passed' };
const refunded = (endReason: string): BookingRow => ({
  ...confirmed,
  status: 'refunded',
  endReason,
  refundCents: 12_000,
  payment: paid(12_000, 0),
});

function proposedTimes(state: 'open' | 'refused' | 'taken'): BookingRow['proposals'][number] {
  return {
    by: 'professional',
    startAts: [date('2026-11-25T15:00:00Z'), date('2026-11-26T17:15:00Z')],
    insteadOf: date('2026-11-24T20:30:00Z'),
    answerBy: date('2026-11-23T21:05:00Z'),
    state,
  };
}

/** The booking at each stage of its life, by what happened last. */
export const STAGES = {
  requested,
  answered,
  declined: { ...requested, status: 'declined', endReason: 'declined' },
  unanswered: { ...requested, status: 'expired', endReason: 'request_unanswered' },
  neverScheduled: { ...answered, status: 'expired', endReason: 'request_unanswered' },
  withdrawn: { ...answered, status: 'cancelled', endReason: 'request_withdrawn' },
  accepted,
  unpaid: { ...accepted, status: 'expired', endReason: 'slot_unpaid' },
  cancelledUnpaidByCandidate: { ...accepted, status: 'cancelled', endReason: 'cancelled_by_candidate' },
  cancelledUnpaidByProfessional: { ...accepted, status: 'cancelled', endReason: 'cancelled_by_professional' },
  paidTooLate: {
    ...accepted,
    status: 'expired',
    endReason: 'slot_unpaid',
    payment: { cardLabel: 'Visa ending 4242', refunds: [returned(12_000)], payout: null },
  },
  proposed: { ...accepted, proposals: [proposedTimes('open')] },
  refused: { ...accepted, proposals: [proposedTimes('refused')] },
  movedUnpaid: {
    ...accepted,
    proposals: [{ ...proposedTimes('taken'), insteadOf: date('2026-11-27T18:00:00Z') }],
  },
  confirmed,
  moved: {
    ...confirmed,
    confirmedAt: date('2026-11-21T22:52:00Z'),
    events: [{ at: date('2026-11-22T21:05:00Z') }],
    proposals: [{ ...proposedTimes('taken'), insteadOf: date('2026-11-27T18:00:00Z') }],
  },
  cancelledInTime: {
    ...confirmed,
    status: 'cancelled',
    endReason: 'cancelled_by_candidate',
    events: changedAgain,
    refundCents: 12_000,
    payment: paid(12_000, 0),
  },
  cancelledLate: {
    ...confirmed,
    status: 'cancelled',
    endReason: 'cancelled_by_candidate',
    events: changedAgain,
    proposals: [proposedTimes('refused')],
    refundCents: 6_000,
    payment: paid(6_000, 4_800),
  },
  cancelledByProfessional: {
    ...confirmed,
    status: 'cancelled',
    endReason: 'cancelled_by_professional',
    events: changedAgain,
    refundCents: 12_000,
    payment: paid(12_000, 0),
  },
  over,
  sentBack: { ...over, feedback: [{ qcStatus: 'revise' }] },
  completed,
  candidateAbsent: { ...completed, endReason: 'candidate_absent' },
  feedbackMissing: refunded('feedback_missing'),
  professionalAbsent: refunded('professional_absent'),
  nobodyCame: refunded('nobody_came'),
} as const satisfies Record<string, BookingRow>;

export type Stage = keyof typeof STAGES;

/** Stages in which nobody may learn a name. */
export const NAMELESS_STAGES = (Object.keys(STAGES) as Stage[]).filter(
  (stage) => STAGES[stage].confirmedAt === null,
);

/** A message about the booking at a stage, to one side. */
export function occasion(
  kind: NotificationKind,
  who: Party,
  stage: Stage,
  { happenedAt = '2026-11-22T21:05:00Z', ...changes }: Partial<BookingRow> & { happenedAt?: string } = {},
): Occasion {
  const [person, zone] = who === 'candidate' ? [MAYA, 'America/New_York'] : [DANIEL, 'Europe/London'];
  return {
    kind,
    who,
    at: at(happenedAt),
    reader: { ...person, zone, suspendedAt: null, deletedAt: null },
    booking: { ...STAGES[stage], ...changes },
    policy: DEFAULT_POLICY,
  };
}
