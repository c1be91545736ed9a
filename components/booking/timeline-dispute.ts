import { isObjection as isObjectionTo } from '@/lib/domain/dispute';
import { formatMoney } from '@/lib/format';
import { compensationCents } from './kept';
import { shareWords } from './money-words';
import { instant, moment, type Reading, them, themAtStart } from './reading';
import type { BookingStep } from './timeline';

/** What has happened about a dispute: that it was opened, and how it ended. */
export function disputeSteps(reading: Reading): { at: string; step: BookingStep }[] {
  const { dispute, role } = reading.view;
  if (!dispute) return [];
  const who = dispute.openedBy === role ? 'You' : themAtStart(reading);
  const what = isObjection(reading) ? 'objected to who came' : 'disputed the call';
  const opened = step(reading, dispute.openedAt, { state: 'done', title: `${who} ${what}` });
  if (dispute.closedAt === null) return [opened];
  return [opened, step(reading, dispute.closedAt, endOf(reading, who))];
}

/** The steps of an objection, which comes after the money has gone back. */
export function objectionSteps(reading: Reading): BookingStep[] {
  return isObjection(reading) ? disputeSteps(reading).map((each) => each.step) : [];
}

function endOf(reading: Reading, who: string): Pick<BookingStep, 'state' | 'title' | 'detail'> {
  const { dispute } = reading.view;
  switch (dispute?.status) {
    case 'withdrawn':
      return { state: 'done', title: `${who} took the ${disputeWord(reading)} back` };
    case 'overtaken':
      return { state: 'done', title: 'The dispute ended', detail: 'All of the price goes back already.' };
    default:
      return { state: 'done', title: `We decided: ${decidedWords(reading)}` };
  }
}

/** Whether what is or was open is a professional's objection to who came, which leaves the refund alone. */
export function isObjection({ view }: Reading): boolean {
  const { dispute, status, endReason } = view;
  if (!dispute) return false;
  const endedAt = view.endedAt === null ? null : instant(view.endedAt);
  return isObjectionTo({ openedAt: instant(dispute.openedAt) }, { status, endReason, endedAt });
}

/** What it is called: a dispute, or an objection. */
export function disputeWord(reading: Reading): string {
  return isObjection(reading) ? 'objection' : 'dispute';
}

/** "you get $33.33 of $120.00 back" */
export function decidedWords(reading: Reading): string {
  const { view } = reading;
  const cents = view.dispute?.refundCents ?? 0;
  if (view.dispute?.outcome === 'pay') {
    return view.role === 'candidate'
      ? `${them(reading)} is paid by us, you keep your refund`
      : `you are paid ${formatMoney(compensationCents(reading))} by us`;
  }
  if (isObjection(reading)) return 'it stays as it is';
  if (cents === 0) return 'nothing goes back';
  const sum = shareWords(cents, view.priceCents);
  return view.role === 'candidate' ? `you get ${sum} back` : `${themAtStart(reading)} gets ${sum} back`;
}

/** That we decide, while that is open. The professional's payout tells of it by itself once the call has ended for good. */
export function decisionAhead(reading: Reading): BookingStep[] {
  const { dispute, role, status } = reading.view;
  if (dispute?.status !== 'open') return [];
  // The candidate of a refunded call is waiting for nothing but the refund.
  const ended = status === 'completed' || (status === 'refunded' && role === 'professional');
  if (status === 'completed' && role === 'professional') return [];
  return [
    {
      state: ended ? 'now' : 'next',
      when: `After ${moment(reading, dispute.answerBy, false)}`,
      title: `We decide about the ${disputeWord(reading)}`,
      detail: `Sooner, if both sides have said theirs. ${isObjection(reading) ? 'The refund stays.' : 'Until then the payout waits.'}`,
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
