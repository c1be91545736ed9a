import { formatMoney } from '@/lib/format';
import type { Confirmed } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, REFUND_TIMING, withFact } from './phrases';

/** An admin gives part or all of a payment back. */
export function forCandidate(about: Confirmed<'candidate'>): Letter {
  const sum = formatMoney(about.sums.refundCents ?? about.sums.priceCents);
  return {
    line: `You get ${sum} back for your call with ${about.otherName}`,
    subject: 'You get money back',
    preview: `${sum} go back to your card. You have nothing to do.`,
    title: `You get ${sum} back`,
    lead: prose`We have decided that ${strong(sum)} of what you paid for this call go back to you.`,
    facts: [withFact(about), callFact(about), { term: 'You get back', value: sum, strong: true }],
    action: { label: 'See the booking', path: about.pages.booking },
    after: [prose`You have nothing to do. ${REFUND_TIMING}`],
  };
}

export function forProfessional(about: Confirmed<'professional'>): Letter {
  const sum = formatMoney(about.sums.refundCents ?? about.sums.priceCents);
  return {
    line: `The candidate gets ${sum} back for your call with ${about.otherName}`,
    subject: 'The candidate of a call gets money back',
    preview: `${sum} go back. Your earnings show what stays yours.`,
    title: `The candidate gets ${sum} back`,
    lead: prose`We have decided that ${strong(sum)} of the price of this call go back to the candidate. Your share is smaller in proportion.`,
    facts: [withFact(about), callFact(about), { term: 'Goes back', value: sum }],
    action: { label: 'See your earnings', path: about.pages.earnings },
    after: [
      prose`If you had been paid already, later payouts are smaller by your share of it, never below zero.`,
    ],
  };
}
