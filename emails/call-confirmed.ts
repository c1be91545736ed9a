import { cancellationTerms } from '@/lib/domain/cancellation';
import { formatMoney } from '@/lib/format';
import type { Confirmed } from './about';
import { type Letter, prose, strong } from './letter';
import {
  cancellingFact,
  feedbackDue,
  lastMoment,
  noShowTime,
  slot,
  start,
  whenFact,
  withFact,
} from './phrases';

/** The payment is held: names, the Zoom link and the invitation are released. */
export function forCandidate(about: Confirmed<'candidate'>): Letter {
  const { otherName, cardLabel } = about;
  const price = formatMoney(about.sums.priceCents);
  return {
    line: `Your call with ${otherName} is confirmed`,
    subject: `Your call is confirmed: ${start(about)}`,
    preview: `You have paid ${price}. The invitation is attached.`,
    title: 'Your call is confirmed',
    lead: prose`You meet ${strong(otherName)} on ${strong(slot(about))}.`,
    facts: [
      withFact(about),
      whenFact(about),
      { term: 'Where', value: 'Zoom, from the booking’s page or the attached invitation' },
      { term: 'Paid', value: cardLabel ? `${price}, ${cardLabel}` : price },
      cancellingFact(about),
    ],
    action: { label: 'Open the booking', path: about.pages.booking },
    after: [
      prose`You have nothing to do until the call. If ${otherName} is not there by ${noShowTime(about)}, you get ${price} back without asking, and the same if no written feedback arrives by ${lastMoment(about)}.`,
      prose`${otherName} takes part on the promise of discretion. Please keep the name to yourself.`,
    ],
  };
}

export function forProfessional(about: Confirmed<'professional'>): Letter {
  const { otherName, sums } = about;
  return {
    line: `Your call with ${otherName} is confirmed`,
    subject: `Your call is confirmed: ${start(about)}`,
    preview: 'The candidate has paid. The invitation is attached.',
    title: 'Your call is confirmed',
    lead: prose`You meet ${strong(otherName)} on ${strong(slot(about))}. The candidate has paid.`,
    facts: [
      withFact(about),
      whenFact(about),
      { term: 'Where', value: 'Zoom, started from the booking’s page' },
      {
        term: 'You receive',
        value: `${formatMoney(sums.netCents)}, when your written feedback has passed our check`,
      },
      { term: 'Feedback', value: `Due by ${feedbackDue(about)}` },
      { term: 'Cancelling', value: cancelling(about) },
    ],
    action: { label: 'Open the booking', path: about.pages.booking },
    after: [
      prose`You have nothing to do until the call. If you are not there by ${noShowTime(about)}, or if no written feedback arrives by ${lastMoment(about)}, the candidate gets ${formatMoney(sums.priceCents)} back and you are not paid.`,
      prose`The attached invitation is marked private, so that people who share your calendar see only that you are busy.`,
    ],
  };
}

function cancelling({ startAt, sums, policy }: Confirmed<'professional'>): string {
  const late = startAt.subtract({ milliseconds: 1 });
  const terms = cancellationTerms('professional', late, startAt, sums.priceCents, policy);
  const back = formatMoney(terms.allowed ? terms.refundCents : 0);
  return `Until the start; the candidate then gets ${back} back and you are not paid`;
}
