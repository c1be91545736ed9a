import { Temporal } from 'temporal-polyfill';
import type { BookingState, BookingStatus, Party } from './booking';
import type { Policy } from './policy';
import { checkSlotStart, type SlotRefusal } from './slots';

/**
 * How two people agree on another time for a call. One proposes times, the other takes one, keeps the time that is
 * set, or answers with others. Until a time is taken nothing changes: the call stays where it is, and so do the payment,
 * the held half hour and what cancelling costs. Also shortly before the call it moves only when both agree.
 */

export const PROPOSAL_STATES = [
  'open',
  'taken',
  'answered', // with other times
  'refused',
  'withdrawn',
  'lapsed',
  'overtaken', // the booking ended, or the call began
] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** One side's wish for another time. */
export type TimeProposal = {
  readonly by: Party;
  readonly startAts: readonly Temporal.Instant[];
  /** From 1 on; anew once the call has moved. */
  readonly round: number;
  readonly answerBy: Temporal.Instant;
  readonly state: ProposalState;
};

/** What is written of a proposal: a new one, which ends an open one, or the end of the open one. */
export type ProposalMove =
  | {
      readonly kind: 'open';
      readonly proposal: Omit<TimeProposal, 'state'>;
      readonly insteadOf: Temporal.Instant;
    }
  | { readonly kind: 'end'; readonly as: Exclude<ProposalState, 'open'> };

export type ProposalRefusal =
  | 'nothing_proposed'
  | 'already_proposed'
  | 'no_rounds_left'
  | 'not_another_time'
  | 'not_proposed';

/** The proposal that waits for an answer, or null. */
export function openProposal({ proposal }: Pick<BookingState, 'proposal'>): TimeProposal | null {
  return proposal?.state === 'open' ? proposal : null;
}

/** How often a time may still be proposed, by whichever side, before the call moves. */
export function roundsLeft({ proposal }: Pick<BookingState, 'proposal'>, policy: Policy): number {
  return policy.proposalRounds - roundsUsed(proposal);
}

function roundsUsed(proposal: TimeProposal | null): number {
  return !proposal || proposal.state === 'taken' ? 0 : proposal.round;
}

/**
 * Whether `who` may propose times now, whichever they are.
 * Rule: while the call lies ahead, at most `proposalRounds` proposals of both until it moves, and no second one while
 * the first waits for its answer.
 */
export function proposingRefusal(
  booking: BookingState,
  who: Party,
  now: Temporal.Instant,
  policy: Policy,
): ProposalRefusal | 'too_late' | null {
  if (!isAhead(booking, now)) return 'too_late';
  if (openProposal(booking)?.by === who) return 'already_proposed';
  return roundsLeft(booking, policy) > 0 ? null : 'no_rounds_left';
}

/**
 * A proposal as it would be written.
 * @returns a refusal when one of the times cannot be proposed
 */
export function propose(
  booking: BookingState,
  by: Party,
  startAts: readonly Temporal.Instant[],
  now: Temporal.Instant,
  policy: Policy,
): Extract<ProposalMove, { kind: 'open' }> | ProposalRefusal | SlotRefusal | 'too_late' {
  const refusal = proposingRefusal(booking, by, now, policy);
  if (refusal) return refusal;
  const { startAt } = booking;
  const times = [...startAts].sort(Temporal.Instant.compare);
  const isEach = times.every((each, index) => {
    const earlier = index === 0 ? startAt : times[index - 1];
    return !startAt?.equals(each) && !earlier?.equals(each);
  });
  const latest = times.at(-1);
  if (!startAt || !latest || !isEach || times.length > policy.proposedTimes) return 'not_another_time';
  for (const each of times) {
    const wrong = checkSlotStart(each, now, policy);
    if (wrong) return wrong;
  }
  const round = roundsUsed(booking.proposal) + 1;
  const answerBy = takeableUntil(booking, startAt, latest, policy);
  return { kind: 'open', insteadOf: startAt, proposal: { by, startAts: times, round, answerBy } };
}

/**
 * Whether `who` may answer the open proposal.
 * @returns null when they may
 */
export function answeringRefusal(
  booking: BookingState,
  who: Party,
  now: Temporal.Instant,
): ProposalRefusal | 'not_yours_to_do' | 'too_late' | null {
  const open = openProposal(booking);
  if (!open) return 'nothing_proposed';
  if (open.by === who) return 'not_yours_to_do';
  return isBefore(now, open.answerBy) && isAhead(booking, now) ? null : 'too_late';
}

/** Whether `who` may take their own open proposal back. */
export function withdrawingRefusal(
  booking: BookingState,
  who: Party,
): ProposalRefusal | 'not_yours_to_do' | null {
  const open = openProposal(booking);
  if (!open) return 'nothing_proposed';
  return open.by === who ? null : 'not_yours_to_do';
}

/** Whether a call could begin at `startAt`, of the open proposal. */
export function takingRefusal(
  booking: BookingState,
  startAt: Temporal.Instant,
  now: Temporal.Instant,
  policy: Policy,
): ProposalRefusal | SlotRefusal | null {
  const isProposed = openProposal(booking)?.startAts.some((each) => each.equals(startAt));
  return isProposed ? checkSlotStart(startAt, now, policy) : 'not_proposed';
}

const MOVABLE: readonly BookingStatus[] = ['accepted', 'confirmed'];

/** Whether the booking is in a state in which its call can move. */
export function isMovable({ status }: { readonly status: BookingStatus }): boolean {
  return MOVABLE.includes(status);
}

/** What becomes of a proposal by an event that is not about it: open no longer where the call cannot move. */
export function overtaken(proposal: TimeProposal | null, to: BookingStatus): ProposalMove | null {
  return proposal?.state === 'open' && !isMovable({ status: to }) ? { kind: 'end', as: 'overtaken' } : null;
}

/**
 * Until when a proposed time can be taken: before the call that is set, at `startAt`, begins or its hold runs out, and
 * while the proposed time is still far enough ahead. A proposal can be answered as long as the latest time of it.
 */
export function takeableUntil(
  booking: Pick<BookingState, 'status' | 'holdExpiresAt'>,
  startAt: Temporal.Instant,
  proposed: Temporal.Instant,
  policy: Policy,
): Temporal.Instant {
  const limits = [startAt, proposed.subtract({ minutes: Math.round(policy.minNoticeHours * 60) })];
  if (booking.status === 'accepted' && booking.holdExpiresAt) limits.push(booking.holdExpiresAt);
  return limits.reduce((first, each) => (isBefore(each, first) ? each : first));
}

/** The call lies ahead, and what is held for it is still held. */
function isAhead({ status, startAt, holdExpiresAt }: BookingState, now: Temporal.Instant): boolean {
  if (!startAt || !isBefore(now, startAt)) return false;
  return status !== 'accepted' || (holdExpiresAt !== null && isBefore(now, holdExpiresAt));
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return a.epochMilliseconds < b.epochMilliseconds;
}
