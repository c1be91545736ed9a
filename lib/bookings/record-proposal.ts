import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import type { ProposalMove } from '@/lib/domain/rescheduling';
import type { LockedBooking } from './locked-booking';

/**
 * Writes what becomes of the wish for another time, in the transaction of the transition that decided it.
 * @param booking as it is after the transition
 * @returns the newest proposal, as `LockedBooking` has it
 */
export async function recordProposal(
  tx: Tx,
  booking: LockedBooking,
  move: ProposalMove,
  at: Temporal.Instant,
): Promise<LockedBooking['proposals']> {
  const { id: bookingId, version } = booking;
  const [ended] = await tx.timeProposal.updateManyAndReturn({
    where: { bookingId, state: 'open' },
    data: { state: move.kind === 'open' ? 'answered' : move.as, endedAt: toDate(at) },
  });
  if (move.kind !== 'open') return ended ? [ended] : booking.proposals;
  const { by, round, startAts, answerBy } = move.proposal;
  const opened = await tx.timeProposal.create({
    data: {
      bookingId,
      version,
      by,
      round,
      insteadOf: toDate(move.insteadOf),
      startAts: startAts.map(toDate),
      answerBy: toDate(answerBy),
      state: 'open',
    },
  });
  return [opened];
}
