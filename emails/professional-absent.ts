import { formatMoney } from '@/lib/format';
import type { Confirmed } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, noShowTime, objectionTail, priceFact, REFUND_TIMING, withFact } from './phrases';

/** The professional did not come in time: the whole price goes back. */
export function forCandidate(about: Confirmed<'candidate'>): Letter {
  const price = formatMoney(about.sums.priceCents);
  return {
    line: `${about.otherName} did not come in time; you get ${price} back`,
    subject: 'The call did not take place: your money goes back to you',
    preview: `You get ${price} back. You have nothing to do.`,
    title: `You get ${price} back`,
    lead: prose`${about.otherName} was not in the call by ${noShowTime(about)}, so the whole ${strong(price)} goes back to you. We are sorry.`,
    facts: [withFact(about), callFact(about), { term: 'You get back', value: price, strong: true }],
    action: { label: 'See the booking', path: about.pages.booking },
    after: [prose`You have nothing to do. ${REFUND_TIMING}`],
  };
}

export function forProfessional(about: Confirmed<'professional'>): Letter {
  const price = formatMoney(about.sums.priceCents);
  return {
    line: `You were not in your call with ${about.otherName} in time; the price was returned`,
    subject: 'You were not in your call in time',
    preview: `The candidate gets ${price} back. You are not paid for this call.`,
    title: 'You were not in your call in time',
    lead: prose`The candidate was there, and Zoom did not see you by ${noShowTime(about)}. The candidate gets ${price} back, and you are not paid for this call.`,
    facts: [withFact(about), callFact(about), priceFact(about)],
    action: { label: 'See the booking', path: about.pages.booking },
    after: [objectionTail(about)],
  };
}
