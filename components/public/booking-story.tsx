import { Timeline, type TimelineStep } from '@/components/ui/timeline';
import { split } from '@/lib/domain/fees';
import type { Policy } from '@/lib/domain/policy';
import { formatMoney } from '@/lib/format';

/** The life of one booking at `priceCents` as the candidate sees it, with each deadline and each sum. */
export function CandidateStory({ priceCents, policy }: { priceCents: number; policy: Policy }) {
  const steps: TimelineStep[] = [
    {
      state: 'next',
      mark: 'asked',
      when: 'Any day',
      title: 'You ask for a call',
      detail: 'You write what you want to get out of it. The price is fixed at what the card says.',
    },
    {
      state: 'next',
      mark: 'asked',
      when: `Within ${policy.requestDays} days`,
      title: 'The professional accepts and sets a time',
      detail:
        'Out of the hours when you are both free. No answer ends the request, and you have paid nothing.',
    },
    {
      state: 'now',
      when: `Within ${policy.holdHours} hours`,
      title: 'You pay',
      detail: `The time is held until then, at most until ${hours(policy.holdReleaseBeforeStartHours)} before the start. Names, the Zoom link and calendar invitations go to both of you at once.`,
      sum: formatMoney(priceCents),
    },
    {
      state: 'next',
      mark: 'confirmed',
      when: `Up to ${policy.cancelWindowHours} hours before`,
      title: 'You can still cancel and get everything back',
    },
    {
      state: 'next',
      mark: 'confirmed',
      when: 'At the agreed time',
      title: `You talk for ${policy.callMinutes} minutes on Zoom`,
      detail: 'One to one, not recorded. We hold your payment.',
    },
    {
      state: 'next',
      mark: 'done',
      when: `Within ${policy.feedbackDueHours + policy.feedbackGraceHours} hours after`,
      title: 'You get it in writing',
      detail: 'At least 200 words, three things to do next, three ratings. Or your money back.',
    },
  ];
  return <Timeline label="A booking, as the candidate sees it" steps={steps} />;
}

/** The same booking as the professional sees it. */
export function ProfessionalStory({ priceCents, policy }: { priceCents: number; policy: Policy }) {
  const { netCents } = split(priceCents, policy.feeBps);
  const steps: TimelineStep[] = [
    {
      state: 'next',
      mark: 'asked',
      when: 'Once',
      title: 'You prove where you work, and set your price and hours',
      detail: 'We check your work e-mail and never show it. Your card appears when Stripe can pay you.',
    },
    {
      state: 'next',
      mark: 'asked',
      when: `Within ${policy.requestDays} days`,
      title: 'You accept a request, or decline it',
      detail: 'You see the stage, the kind of school, the interests and the question. Not the name.',
    },
    {
      state: 'now',
      when: 'When you accept',
      title: 'You pick a time',
      detail: `Half hours when you are both free, at least ${policy.minNoticeHours} hours ahead. It is held for ${policy.holdHours} hours while the candidate pays.`,
    },
    {
      state: 'next',
      mark: 'confirmed',
      when: 'When it is paid',
      title: 'The booking is confirmed',
      detail: 'Now you learn each other’s names. Before that, neither of you does.',
    },
    {
      state: 'next',
      mark: 'confirmed',
      when: 'At the agreed time',
      title: `You talk for ${policy.callMinutes} minutes on Zoom`,
    },
    {
      state: 'next',
      mark: 'due',
      when: `Within ${policy.feedbackDueHours} hours after`,
      title: 'You write the feedback',
      detail: `${policy.feedbackDueHours + policy.feedbackGraceHours} hours is the last moment: after it the candidate gets the money back and you are not paid.`,
    },
    {
      state: 'next',
      mark: 'done',
      when: 'When it is accepted',
      title: 'You are paid',
      detail: 'To your bank account, by Stripe, after our fee.',
      sum: formatMoney(netCents),
    },
  ];
  return <Timeline label="A booking, as the professional sees it" steps={steps} />;
}

function hours(count: number): string {
  return count === 1 ? '1 hour' : `${count} hours`;
}
