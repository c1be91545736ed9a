import { formatMoney } from '@/lib/format';
import type { Held } from './about';
import { type Letter, prose, strong } from './letter';
import { cancellingFact, lengthFact, moment, priceFact, start, whenFact, withFact } from './phrases';

/** The professional has set a time; the candidate pays, or lets it go. */
export function forCandidate(about: Held<'candidate'>): Letter {
  const deadline = moment(about, about.holdExpiresAt);
  const price = formatMoney(about.sums.priceCents);
  return {
    line: `A time was set for your call with ${about.other}`,
    subject: `A time is set: ${start(about)}`,
    preview: `Pay ${price} by ${deadline} to confirm. If you do nothing, nothing is charged.`,
    title: 'A time is set for your call',
    lead: prose`The professional you asked has set a time for your call. Pay by ${strong(deadline)} to confirm it.`,
    facts: [withFact(about), whenFact(about), lengthFact(about), priceFact(about), cancellingFact(about)],
    action: { label: `Pay ${price} and confirm`, path: about.pages.booking },
    after: [
      prose`If you do nothing, the time is released on ${deadline}, the request ends, and nothing is charged.`,
      prose`You learn each other’s names, and get the Zoom link, as soon as the booking is confirmed.`,
    ],
  };
}
