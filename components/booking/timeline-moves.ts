import { formatList } from '@/lib/format';
import { type Reading, slotWordsAt, themAtStart } from './reading';
import type { BookingStep } from './timeline';

type Happening = Omit<Reading['view']['events'][number], 'at'>;
type Told = Pick<BookingStep, 'state' | 'mark' | 'title' | 'detail'>;

/** What was said about another time for the call, and what came of it; null for an event about something else. */
export function timeTold(reading: Reading, { event, by, startAt, startAts = [] }: Happening): Told | null {
  const who = by === 'you' ? 'You' : themAtStart(reading);
  switch (event) {
    case 'propose_times': {
      const times = startAts.map((each) => slotWordsAt(reading, each));
      return {
        state: 'done',
        title: `${who} proposed another time`,
        ...(times.length > 0 && { detail: `${formatList(times, 'or')}.` }),
      };
    }
    case 'take_time':
      return {
        state: 'done',
        title: `${who} agreed: the call moved`,
        detail: `To ${slotWordsAt(reading, startAt ?? reading.view.startAt)}.`,
      };
    case 'keep_time':
      return { state: 'done', title: `${who} kept the time` };
    case 'withdraw_times':
      return { state: 'done', title: `${who} withdrew the proposal` };
    case 'proposal_timed_out':
      return { state: 'done', title: 'No answer, so the time stayed' };
    default:
      return null;
  }
}
