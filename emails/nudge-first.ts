import { formatMoney } from '@/lib/format';
import type { Confirmed } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, feedbackDue, lastMoment, withFact } from './phrases';

/** The first reminder: there is still time until the feedback is due. */
export function forProfessional(about: Confirmed<'professional'>): Letter {
  const { otherName, sums } = about;
  const [due, last] = [feedbackDue(about), lastMoment(about)];
  const net = formatMoney(sums.netCents);
  return {
    line: `Reminder: your written feedback for ${otherName} is due`,
    subject: `Reminder: written feedback due by ${due}`,
    preview: `You receive ${net} when it has passed our check.`,
    title: 'Your feedback is still to come',
    lead: prose`${strong(otherName)} is waiting for what you thought of the call. Please write it by ${strong(due)}.`,
    facts: [
      withFact(about),
      callFact(about),
      { term: 'Due', value: due, strong: true },
      { term: 'Last moment', value: last },
      { term: 'You receive', value: `${net}, when it has passed our check` },
    ],
    action: { label: 'Write the feedback', path: about.pages.feedback },
    after: [
      prose`If you do nothing, the candidate gets ${formatMoney(sums.priceCents)} back on ${last} and you are not paid.`,
    ],
  };
}
