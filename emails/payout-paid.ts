import { cents } from '@/lib/domain/fees';
import { formatMoney } from '@/lib/format';
import type { Confirmed } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, withFact } from './phrases';

/** Stripe has paid the money for a call out to the bank account. */
export function forProfessional(about: Confirmed<'professional'>): Letter {
  const payout = formatMoney(about.sums.payoutCents ?? cents(0));
  return {
    line: `${payout} for your call with ${about.otherName} was paid out`,
    subject: 'A payout was sent to your bank account',
    preview: `${payout} is on your bank account, or will be within days.`,
    title: `${payout} was paid to you`,
    lead: prose`Stripe has paid ${strong(payout)} for your call to your bank account.`,
    facts: [withFact(about), callFact(about), { term: 'Paid out', value: payout, strong: true }],
    action: { label: 'See your earnings', path: about.pages.earnings },
    after: [prose`You have nothing to do.`],
  };
}
