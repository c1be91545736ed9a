import { formatMoney } from '@/lib/format';
import type { Confirmed } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, objectionTail, priceFact, REFUND_TIMING, withFact } from './phrases';

/** Neither side came: the whole price goes back. */
export function forCandidate(about: Confirmed<'candidate'>): Letter {
  const price = formatMoney(about.sums.priceCents);
  return {
    line: `Nobody came to your call with ${about.otherName}; you get ${price} back`,
    subject: 'The call did not take place: your money goes back to you',
    preview: `You get ${price} back. You have nothing to do.`,
    title: `You get ${price} back`,
    lead: prose`Zoom saw neither of you in the call, so the whole ${strong(price)} goes back to you.`,
    facts: [withFact(about), callFact(about), { term: 'You get back', value: price, strong: true }],
    action: { label: 'See the booking', path: about.pages.booking },
    after: [prose`You have nothing to do. ${REFUND_TIMING}`],
  };
}

export function forProfessional(about: Confirmed<'professional'>): Letter {
  const price = formatMoney(about.sums.priceCents);
  return {
    line: `Nobody came to your call with ${about.otherName}; the price was returned`,
    subject: 'The call did not take place',
    preview: `The candidate gets ${price} back. You are not paid for this call.`,
    title: 'The call did not take place',
    lead: prose`Zoom saw neither of you in the call. The candidate gets ${price} back, and you are not paid for this call.`,
    facts: [withFact(about), callFact(about), priceFact(about)],
    action: { label: 'See the booking', path: about.pages.booking },
    after: [objectionTail(about)],
  };
}
