import { formatMoney } from '@/lib/format';
import type { Held } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, REFUND_TIMING, withFact } from './phrases';

/** The card was charged after the time had been released: the whole sum goes back. */
export function forCandidate(about: Held<'candidate'>): Letter {
  const sum = formatMoney(about.sums.refundCents ?? about.sums.priceCents);
  return {
    line: `Your payment for the call with ${about.other} came too late and goes back to you`,
    subject: 'Your payment came too late and goes back to you',
    preview: `You get ${sum} back. You have nothing to do.`,
    title: `Your payment of ${sum} goes back to you`,
    lead: prose`Your payment arrived when the time was no longer held for you, so the call does not take place and the whole ${strong(sum)} goes back to you.`,
    facts: [withFact(about), callFact(about), { term: 'You get back', value: sum, strong: true }],
    action: { label: 'See the booking', path: about.pages.booking },
    after: [prose`You have nothing to do. ${REFUND_TIMING}`],
  };
}

/** The same for the professional, who may not have known that anybody was about to pay: nothing for them changes. */
export function forProfessional(about: Held<'professional'>): Letter {
  return {
    line: 'A payment came after the time was released and goes back to the candidate',
    subject: 'A payment came too late and goes back',
    preview: 'The call does not take place. You have nothing to do.',
    title: 'A payment came too late and goes back',
    lead: prose`A payment for a call with you arrived when the time was no longer held. The call ${strong('does not take place')}, and the candidate gets everything back.`,
    facts: [withFact(about), callFact(about)],
    action: { label: 'See the booking', path: about.pages.booking },
    after: [prose`You have nothing to do. The time is free again, and nothing is taken from your earnings.`],
  };
}
