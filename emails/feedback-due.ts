import { ACTION_COUNT, MIN_WORDS } from '@/lib/domain/feedback-structure';
import { formatMoney } from '@/lib/format';
import type { Confirmed } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, feedbackDue, lastMoment, withFact } from './phrases';

/** The call is over; what the professional owes now, and by when. */
export function forProfessional(about: Confirmed<'professional'>): Letter {
  const { otherName, sums } = about;
  const [due, last] = [feedbackDue(about), lastMoment(about)];
  const net = formatMoney(sums.netCents);
  return {
    line: `Your written feedback for ${otherName} is due`,
    subject: `Your written feedback is due by ${due}`,
    preview: `You receive ${net} when it has passed our check.`,
    title: 'Now your written feedback',
    lead: prose`Your call with ${strong(otherName)} is over. Please write your feedback by ${strong(due)}, while you remember it well.`,
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
      prose`Feedback has at least ${String(MIN_WORDS)} words and ${String(ACTION_COUNT)} different things to do next. The page saves your draft as you write and shows what we look at.`,
    ],
  };
}
