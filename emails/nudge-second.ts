import { formatMoney } from '@/lib/format';
import type { Confirmed } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, lastMoment, withFact } from './phrases';

/** The second and last reminder, about the last moment only. */
export function forProfessional(about: Confirmed<'professional'>): Letter {
  const { otherName, sums } = about;
  const last = lastMoment(about);
  const [net, price] = [formatMoney(sums.netCents), formatMoney(sums.priceCents)];
  return {
    line: `Last reminder: your written feedback for ${otherName} is due`,
    subject: `Last reminder: written feedback possible until ${last}`,
    preview: `After that the candidate gets ${price} back and you are not paid.`,
    title: 'Last reminder: your feedback',
    lead: prose`Your feedback for ${strong(otherName)} has not arrived. The last moment for it is ${strong(last)}.`,
    facts: [
      withFact(about),
      callFact(about),
      { term: 'Last moment', value: last, strong: true },
      { term: 'You receive', value: `${net}, when it has passed our check` },
    ],
    action: { label: 'Write the feedback', path: about.pages.feedback },
    after: [
      prose`If you do nothing, the candidate gets ${price} back on ${last} and you are not paid. We do not remind you again.`,
    ],
  };
}
