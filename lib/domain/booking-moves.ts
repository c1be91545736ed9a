import type { Temporal } from 'temporal-polyfill';
import type { Actor, BookingEvent, BookingState, Consequences, Effect, Refusal } from './booking';
import { holdEnd } from './booking-deadlines';
import {
  callTimers,
  follow,
  isBefore,
  NO_MONEY,
  otherSide,
  SYNC_EVENTS,
  sideOf,
  tell,
} from './consequence-parts';
import type { Policy } from './policy';
import { answeringRefusal, openProposal, propose, takingRefusal, withdrawingRefusal } from './rescheduling';

type MovingEvent = Extract<
  BookingEvent,
  { type: 'propose_times' | 'take_time' | 'keep_time' | 'withdraw_times' | 'proposal_timed_out' }
>;

/** What follows from proposing another time for a call, and from the answer; `rescheduling.ts` has the rules. */
export function movingConsequences(
  booking: BookingState,
  event: MovingEvent,
  actor: Actor,
  now: Temporal.Instant,
  policy: Policy,
): Consequences | Refusal {
  switch (event.type) {
    case 'propose_times': {
      const by = sideOf(actor);
      const proposal = propose(booking, by, event.startAts, now, policy);
      if (typeof proposal === 'string') return proposal;
      const { answerBy } = proposal.proposal;
      return {
        ...follow(
          {},
          NO_MONEY,
          { kind: 'timer', job: 'end-proposal', at: answerBy },
          tell(otherSide(by), 'times_proposed'),
        ),
        proposal,
      };
    }

    case 'take_time': {
      const refusal =
        answeringRefusal(booking, sideOf(actor), now) ?? takingRefusal(booking, event.startAt, now, policy);
      return (
        refusal ?? { ...move(booking, event.startAt, now, policy), proposal: { kind: 'end', as: 'taken' } }
      );
    }

    case 'keep_time': {
      const by = sideOf(actor);
      const refusal = answeringRefusal(booking, by, now);
      if (refusal) return refusal;
      return {
        ...follow({}, NO_MONEY, tell(otherSide(by), 'times_not_taken')),
        proposal: { kind: 'end', as: 'refused' },
      };
    }

    case 'withdraw_times': {
      const by = sideOf(actor);
      const refusal = withdrawingRefusal(booking, by);
      if (refusal) return refusal;
      return {
        ...follow({}, NO_MONEY, tell(otherSide(by), 'times_withdrawn')),
        proposal: { kind: 'end', as: 'withdrawn' },
      };
    }

    case 'proposal_timed_out': {
      const open = openProposal(booking);
      if (!open) return 'nothing_proposed';
      if (isBefore(now, open.answerBy)) return 'too_early';
      return {
        ...follow({}, NO_MONEY, tell(open.by, 'times_not_taken')),
        proposal: { kind: 'end', as: 'lapsed' },
      };
    }
  }
}

/** The call at another time: everything that hangs on its time follows, the payment does not. */
function move(
  booking: BookingState,
  startAt: Temporal.Instant,
  now: Temporal.Instant,
  policy: Policy,
): Consequences {
  const time = { scheduledAt: now, startAt, endAt: startAt.add({ minutes: policy.callMinutes }) };
  const messages = [tell('candidate', 'call_moved'), tell('professional', 'call_moved')];
  const meeting: Effect[] = booking.checkoutStarted ? [{ kind: 'work', job: 'move-meeting' }] : [];
  if (booking.status === 'confirmed') {
    const timers = callTimers(startAt, now, policy);
    return follow(time, NO_MONEY, ...timers, ...meeting, SYNC_EVENTS, ...messages);
  }
  const holdExpiresAt = holdEnd(now, startAt, policy);
  const hold: Effect = { kind: 'timer', job: 'expire-hold', at: holdExpiresAt };
  return follow({ ...time, holdExpiresAt }, NO_MONEY, hold, ...meeting, ...messages);
}
