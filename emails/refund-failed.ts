import { formatMoney } from '@/lib/format';
import type { Confirmed, Held } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, withFact } from './phrases';

/** The bank did not take the refund. The sum is still the candidate's; somebody has to find another way. */
export function forCandidate(about: Held<'candidate'> | Confirmed<'candidate'>): Letter {
  const sum = formatMoney(about.sums.refundCents ?? about.sums.priceCents);
  return {
    line: `Your bank did not take our refund of ${sum}`,
    subject: 'Your bank did not take our refund',
    preview: `${sum} is still yours. Please reply to this mail.`,
    title: 'Your bank did not take our refund',
    lead: prose`We sent ${strong(sum)} back to your card, and your bank returned it to us. The sum is still yours.`,
    facts: [withFact(about), callFact(about), { term: 'We owe you', value: sum, strong: true }],
    action: { label: 'See the booking', path: about.pages.booking },
    after: [
      prose`Please reply to this mail, so that we can find another way. If you do nothing, we keep it for you.`,
    ],
  };
}
