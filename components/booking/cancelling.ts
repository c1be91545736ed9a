import { formatMoney, formatTimeLeft } from '@/lib/format';
import { BANK_TIMING, cardWords } from './money-words';
import { type Prose, prose, strong } from './prose';
import { moment, priceWords, type Reading, slotOf, them, themAtStart } from './reading';
import { candidateCancelling, freeUntil } from './terms';

/** A question before something is done that cannot be undone. */
export type Question = {
  readonly opener: string;
  readonly title: string;
  readonly lead: Prose;
  readonly more: string;
  readonly yes: string;
  readonly busy: string;
  readonly no: string;
};

/**
 * The question before cancelling, with the exact sum that goes back.
 * @param refundCents what is promised; null when it cannot be cancelled now, and then there is no question
 */
export function cancelQuestion(reading: Reading, refundCents: number | null): Question | null {
  const { view } = reading;
  if (refundCents === null) return null;
  if (view.status === 'requested') return withdrawing();
  if (view.status === 'accepted') return unpaid(reading);
  return view.role === 'candidate' ? paidByReader(reading, refundCents) : paidByOther(reading, refundCents);
}

/** The question before turning a request down; null when it cannot be now. */
export function declineQuestion(reading: Reading): Question | null {
  if (!reading.view.allowedActions.includes('decline')) return null;
  return {
    opener: 'Decline this request',
    title: 'Decline this request?',
    lead: prose`The request ends. Nothing was charged, and your name is not shown.`,
    more: 'The candidate is told at once and can ask somebody else.',
    yes: 'Decline the request',
    busy: 'Declining',
    no: 'Keep the request',
  };
}

function withdrawing(): Question {
  return {
    opener: 'Cancel this request',
    title: 'Cancel this request?',
    lead: prose`You have paid nothing, so cancelling now moves no money.`,
    more: 'The professional is told at once. Your name was not shown.',
    yes: 'Cancel the request',
    busy: 'Cancelling',
    no: 'Keep the request',
  };
}

function unpaid({ view }: Reading): Question {
  const forCandidate = view.role === 'candidate';
  return {
    opener: 'Cancel this call',
    title: 'Cancel this call?',
    lead: forCandidate
      ? prose`You have paid nothing, so cancelling now moves no money.`
      : prose`The candidate has paid nothing, so cancelling now moves no money.`,
    more: forCandidate
      ? 'The professional is told at once, and the time is free again. Your name was not shown.'
      : 'The candidate is told at once, and the time is free again. Your name was not shown.',
    yes: 'Cancel the call',
    busy: 'Cancelling',
    no: 'Keep the call',
  };
}

function paidByReader(reading: Reading, refundCents: number): Question {
  const { view, now } = reading;
  const name = themAtStart(reading);
  const price = priceWords(reading);
  const back = formatMoney(refundCents);
  const words = {
    opener: 'Cancel the call',
    title: 'Cancel this call?',
    busy: 'Cancelling',
    no: 'Keep the call',
  };
  if (refundCents === view.priceCents) {
    const free = freeUntil(reading);
    const { lateCents } = candidateCancelling(reading);
    const later =
      free && lateCents < refundCents
        ? ` After ${moment(reading, free)} it would be ${formatMoney(lateCents)}.`
        : '';
    return {
      ...words,
      lead: prose`${strong(`You get ${back} back`)}, all of it, to ${cardWords(reading)}. ${BANK_TIMING}`,
      more: `${name} is told at once.${later}`,
      yes: `Cancel and refund ${back}`,
    };
  }
  const start = slotOf(view)?.start ?? now;
  const until = view.freeCancellationUntil
    ? ` Cancelling was free until ${moment(reading, view.freeCancellationUntil)}.`
    : '';
  return {
    ...words,
    lead: prose`${strong(refundCents === 0 ? `You get nothing of ${price} back.` : `You get ${back} of ${price} back.`)} The call starts in ${formatTimeLeft(start, now)}.${until}`,
    more: `${name} is told at once. The other ${formatMoney(view.priceCents - refundCents)} pays for the time that ${them(reading)} kept free.`,
    yes: refundCents === 0 ? 'Cancel without a refund' : `Cancel and refund ${back}`,
  };
}

function paidByOther(reading: Reading, refundCents: number): Question {
  const back = formatMoney(refundCents);
  return {
    opener: 'Cancel the call',
    title: 'Cancel this call?',
    lead: prose`${strong(`${themAtStart(reading)} gets ${back} back`)}, all of it, and you are not paid for this call.`,
    more: `${themAtStart(reading)} is told at once, and the time is free again.`,
    yes: `Cancel and refund ${back}`,
    busy: 'Cancelling',
    no: 'Keep the call',
  };
}
