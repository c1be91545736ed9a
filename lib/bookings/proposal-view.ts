import { timestamp } from '@/lib/clock';
import { openProposal, roundsLeft } from '@/lib/domain/rescheduling';
import { env } from '@/lib/env';
import { type BookingRecord, stateOf } from './locked-booking';
import type { BookingView } from './view-schema';

/** The wish for another time that waits for an answer, and how many more there may be. */
export function proposalOf(
  booking: BookingRecord,
  role: BookingView['role'],
): Pick<BookingView, 'proposal' | 'roundsLeft'> {
  const state = stateOf(booking);
  const left = roundsLeft(state, env().policy);
  const open = openProposal(state);
  if (!open) return { proposal: null, roundsLeft: left };
  const { by, startAts, round, answerBy } = open;
  const proposal = {
    by: role === 'admin' ? by : by === role ? 'you' : 'them',
    startAts: startAts.map(timestamp),
    round,
    answerBy: timestamp(answerBy),
  } as const;
  return { proposal, roundsLeft: left };
}
