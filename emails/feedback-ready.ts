import { cents } from '@/lib/domain/fees';
import { formatMoney } from '@/lib/format';
import type { Confirmed } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, withFact } from './phrases';

/** The feedback has passed: the candidate can read it, the professional is paid. */
export function forCandidate(about: Confirmed<'candidate'>): Letter {
  const { otherName } = about;
  return {
    line: `${otherName} has written your feedback`,
    subject: 'Your written feedback is here',
    preview: 'Read it, and rate the call if you like.',
    title: 'Your written feedback is here',
    lead: prose`${strong(otherName)} has written down what went well in your call, what did not, and what to do next.`,
    facts: [withFact(about), callFact(about)],
    action: { label: 'Read the feedback', path: about.pages.booking },
    after: [prose`It stays on the booking’s page, where you can also rate the call, once.`],
  };
}

export function forProfessional(about: Confirmed<'professional'>): Letter {
  const { otherName, sums } = about;
  const payout = formatMoney(sums.payoutCents ?? cents(0));
  return {
    line: `Your feedback for ${otherName} has passed; ${payout} is on its way`,
    subject: 'Your feedback has passed our check',
    preview: `${payout} is on its way to you.`,
    title: 'Your feedback has passed our check',
    lead: prose`${otherName} can read your feedback now, and ${strong(payout)} is on its way to you.`,
    facts: [withFact(about), callFact(about), { term: 'You receive', value: payout, strong: true }],
    action: { label: 'See your earnings', path: about.pages.earnings },
    after: [
      prose`You have nothing to do. The money goes to your bank account as soon as Stripe has it ready, and we write again then.`,
    ],
  };
}
