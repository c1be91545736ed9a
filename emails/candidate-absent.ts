import { cents } from '@/lib/domain/fees';
import { formatMoney } from '@/lib/format';
import type { Confirmed } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, withFact } from './phrases';

/** The candidate did not come: the call is paid out, and no feedback is due. */
export function forCandidate(about: Confirmed<'candidate'>): Letter {
  const price = formatMoney(about.sums.priceCents);
  return {
    line: `You were not in your call with ${about.otherName}`,
    subject: 'You were not in your call',
    preview: `The price of ${price} is not returned.`,
    title: 'You were not in your call',
    lead: prose`${about.otherName} was there, and Zoom did not see you. The price of ${price} pays for the time that was kept free and is not returned.`,
    facts: [withFact(about), callFact(about), { term: 'Paid', value: price }],
    action: { label: 'See the booking', path: about.pages.booking },
    after: [prose`If you were there, please reply to this mail and tell us.`],
  };
}

export function forProfessional(about: Confirmed<'professional'>): Letter {
  const payout = formatMoney(about.sums.payoutCents ?? cents(0));
  return {
    line: `${about.otherName} did not come; you receive ${payout}`,
    subject: 'The candidate did not come; you are paid',
    preview: `You receive ${payout}. No feedback is needed.`,
    title: 'The candidate did not come',
    lead: prose`You were there and kept the time free, so you receive ${strong(payout)}. No feedback is needed.`,
    facts: [withFact(about), callFact(about), { term: 'You receive', value: payout, strong: true }],
    action: { label: 'See your earnings', path: about.pages.earnings },
    after: [prose`You have nothing to do. We write again when the money is paid.`],
  };
}
