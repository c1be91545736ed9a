import { formatMoney } from '@/lib/format';
import type { Confirmed } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, lastMoment, priceFact, REFUND_TIMING, withFact } from './phrases';

/** No feedback that passed arrived in time: the whole price goes back. */
export function forCandidate(about: Confirmed<'candidate'>): Letter {
  const price = formatMoney(about.sums.priceCents);
  return {
    line: `No feedback came from ${about.otherName}; you get ${price} back`,
    subject: 'No feedback arrived: your money goes back to you',
    preview: `You get ${price} back. You have nothing to do.`,
    title: `You get ${price} back`,
    lead: prose`No written feedback that passed our check arrived by ${lastMoment(about)}, so the whole ${strong(price)} goes back to you.`,
    facts: [withFact(about), callFact(about), { term: 'You get back', value: price, strong: true }],
    action: { label: 'See the booking', path: about.pages.booking },
    after: [prose`You have nothing to do. ${REFUND_TIMING}`],
  };
}

export function forProfessional(about: Confirmed<'professional'>): Letter {
  const price = formatMoney(about.sums.priceCents);
  return {
    line: `No feedback for ${about.otherName} arrived in time; the price was returned`,
    subject: 'No feedback arrived in time',
    preview: `The candidate gets ${price} back. You are not paid for this call.`,
    title: 'No feedback arrived in time',
    lead: prose`No feedback for ${about.otherName} that passed our check arrived by ${lastMoment(about)}. The candidate gets ${price} back, and you are not paid for this call.`,
    facts: [withFact(about), callFact(about), priceFact(about)],
    action: { label: 'See the booking', path: about.pages.booking },
    after: [prose`You have nothing to do. If something went wrong on our side, please reply to this mail.`],
  };
}
