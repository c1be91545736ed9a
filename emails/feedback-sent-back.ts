import { feedbackDeadline } from '@/lib/domain/booking-deadlines';
import { formatMoney } from '@/lib/format';
import type { Confirmed } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, lastMoment, withFact } from './phrases';

/** The check asks for another pass. The reasons stand on the page, beside the words they mean. */
export function forProfessional(about: Confirmed<'professional'>): Letter {
  const { otherName, sums } = about;
  const last = lastMoment(about);
  const [net, price] = [formatMoney(sums.netCents), formatMoney(sums.priceCents)];
  // What arrived in time is checked however long that takes, so the answer may come after the last moment.
  const open = about.at.epochMilliseconds < feedbackDeadline(about.endAt, about.policy).epochMilliseconds;
  return {
    line: `Your feedback for ${otherName} needs another pass`,
    subject: open ? `Your feedback needs another pass by ${last}` : 'Your feedback did not pass our check',
    preview: open
      ? 'Nothing you wrote is lost. The page marks the places that need your words.'
      : `The last moment to change it was ${last}.`,
    title: open ? 'Your feedback needs another pass' : 'Your feedback did not pass our check',
    lead: open
      ? prose`Our check asks for another pass, and ${otherName} has not seen your feedback yet. Change the marked places and send it again by ${strong(last)}.`
      : prose`The last moment to change your feedback was ${last}. The candidate gets ${price} back and you are not paid.`,
    facts: [
      withFact(about),
      callFact(about),
      { term: 'Last moment', value: last, strong: open },
      ...(open ? [{ term: 'You receive', value: `${net}, when it has passed our check` }] : []),
    ],
    action: { label: open ? 'See what to change' : 'See the remarks', path: about.pages.feedback },
    after: open
      ? [
          prose`If you do nothing, the candidate gets ${price} back on ${last} and you are not paid.`,
          prose`Nothing you wrote is lost. The reasons stand beside the words they mean.`,
        ]
      : [prose`You have nothing to do.`],
  };
}
