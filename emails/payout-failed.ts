import { cents } from '@/lib/domain/fees';
import { formatMoney } from '@/lib/format';
import type { Confirmed } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, withFact } from './phrases';

/** The bank sent a payout back. */
export function forProfessional(about: Confirmed<'professional'>): Letter {
  const payout = formatMoney(about.sums.payoutCents ?? cents(0));
  return {
    line: `Your bank did not take a payout of ${payout}`,
    subject: 'Your bank did not take a payout',
    preview: `${payout} is still yours. Please check your bank details.`,
    title: 'Your bank did not take a payout',
    lead: prose`Your bank returned ${strong(payout)} that we had sent for your call. The sum is still yours.`,
    facts: [withFact(about), callFact(about), { term: 'We owe you', value: payout, strong: true }],
    action: { label: 'Check your bank details', path: about.pages.earnings },
    after: [
      prose`Please check the details of your bank account. If you do nothing, we keep the sum for you.`,
    ],
  };
}
