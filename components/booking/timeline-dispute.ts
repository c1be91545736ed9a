import { shareWords } from './money-words';
import { moment, type Reading, themAtStart } from './reading';
import type { BookingStep } from './timeline';

/** What has happened about a dispute: that it was opened, and how it ended. */
export function disputeSteps(reading: Reading): { at: string; step: BookingStep }[] {
  const { dispute, role } = reading.view;
  if (!dispute) return [];
  const who = dispute.openedBy === role ? 'You' : themAtStart(reading);
  const opened = step(reading, dispute.openedAt, { state: 'done', title: `${who} disputed the call` });
  if (dispute.closedAt === null) return [opened];
  return [opened, step(reading, dispute.closedAt, endOf(reading, who))];
}

function endOf(reading: Reading, who: string): Pick<BookingStep, 'state' | 'title' | 'detail'> {
  const { dispute } = reading.view;
  switch (dispute?.status) {
    case 'withdrawn':
      return { state: 'done', title: `${who} took the dispute back` };
    case 'overtaken':
      return { state: 'done', title: 'The dispute ended', detail: 'All of the price goes back already.' };
    default:
      return { state: 'done', title: `We decided: ${decidedWords(reading)}` };
  }
}

/** "you get $33.33 of $120.00 back" */
export function decidedWords(reading: Reading): string {
  const { view } = reading;
  const cents = view.dispute?.refundCents ?? 0;
  if (cents === 0) return 'nothing goes back';
  const sum = shareWords(cents, view.priceCents);
  return view.role === 'candidate' ? `you get ${sum} back` : `${themAtStart(reading)} gets ${sum} back`;
}

/** That we decide, while that is open. The professional's payout tells of it by itself once the call has ended for good. */
export function decisionAhead(reading: Reading): BookingStep[] {
  const { dispute, role, status } = reading.view;
  if (dispute?.status !== 'open') return [];
  const ended = status === 'completed';
  if (ended && role === 'professional') return [];
  return [
    {
      state: ended ? 'now' : 'next',
      when: `After ${moment(reading, dispute.answerBy, false)}`,
      title: 'We decide about the dispute',
      detail: 'Sooner, if both sides have said theirs. Until then the payout waits.',
    },
  ];
}

function step(
  reading: Reading,
  at: string,
  told: Omit<BookingStep, 'when'>,
): { at: string; step: BookingStep } {
  return { at, step: { when: moment(reading, at, false), ...told } };
}
