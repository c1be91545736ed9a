import Link from 'next/link';
import { numberWord } from '@/lib/domain/number-words';
import type { Policy } from '@/lib/domain/policy';
import type { Question } from './questions';

/** What people ask, by who asks, with the numbers of the present rules. */
export function helpQuestions(
  policy: Policy,
  k: number,
): readonly { title: string; items: readonly Question[] }[] {
  const lastHours = policy.feedbackDueHours + policy.feedbackGraceHours;
  return [
    {
      title: 'Finding and asking',
      items: [
        {
          question: 'Why does a card not say who it is?',
          answer:
            'Because the person could lose their job over it. A card says what somebody does, as closely as it can while at least ' +
            `${k} people fit it. You learn each other’s names when the booking is confirmed, which is when you pay.`,
        },
        {
          question: 'How do I know that they really work there?',
          answer:
            'We send a link to their work e-mail address, and only who opens it is listed. The address itself is not shown.',
        },
        {
          question: 'What does the professional see of me?',
          answer:
            'Your stage, the kind of school, your interests, and what you wrote. Never your name, until the booking is confirmed. So leave names, employers and links out of your question; we point them out before it is sent.',
        },
        {
          question: 'Nobody fits what I am looking for.',
          answer:
            'Search wider: small groups are shown under a wider title, so an exact role may stand behind “Senior, law”. Taking off one filter usually helps.',
        },
        {
          question: 'How long do I wait for an answer?',
          answer: `At most ${policy.requestDays} days. Then the request ends by itself, and you have paid nothing.`,
        },
      ],
    },
    {
      title: 'Times',
      items: [
        {
          question: 'Who picks the time?',
          answer: `The professional, out of the half hours when you are both free: your hours and theirs, without what stands in a connected calendar. It starts at least ${policy.minNoticeHours} hours and at most ${policy.maxAheadDays} days ahead.`,
        },
        {
          question: 'Which zone are the times in?',
          answer:
            'Yours, always named in brackets. While a time is being set the other side’s stands beside it. Your hours keep their time of day when the clocks change.',
        },
        {
          question: 'The time does not suit me any more.',
          answer: `Propose up to ${numberWord(policy.proposedTimes)} others on the booking’s page. The other side takes one, keeps the time, or proposes others, ${numberWord(policy.proposalRounds)} times to and fro at most. Until a time is taken the call stays where it is, and the payment stays with the booking either way.`,
        },
      ],
    },
    {
      title: 'Money',
      items: [
        {
          question: 'When do I pay?',
          answer: `When a time is set, within ${policy.holdHours} hours. Asking costs nothing, and the price cannot change after you have asked.`,
        },
        {
          question: 'What do I get back when I cancel?',
          answer: (
            <p>
              Everything until {policy.cancelWindowHours} hours before the start,{' '}
              {policy.lateCancelRefundPercent}% after that, nothing after the start. The page names the exact
              sum before you click. <Link href="/pricing">All cases, to the cent</Link>
            </p>
          ),
        },
        {
          question: 'Nobody came to my call.',
          answer: `If you were there and the professional was not, ${policy.noShowMinutes} minutes after the start you get everything back, without asking. If we read it wrongly, open a dispute on the booking’s page within 48 hours.`,
        },
        {
          question: 'When is a professional paid?',
          answer:
            'When the written feedback has been accepted: we then tell Stripe to pay it out to your bank account. The booking’s page and your earnings show how far it is.',
        },
      ],
    },
    {
      title: 'Feedback',
      items: [
        {
          question: 'My feedback was sent back. Why?',
          answer:
            'The reasons stand beside the words they mean: praise without a reason, a sentence that could be said to anyone, the same action twice. Change those places and send it again; nothing you wrote is lost. If you think a remark is wrong, ask a person to read it.',
        },
        {
          question: 'What if the feedback does not come?',
          answer: `The professional is reminded. ${lastHours} hours after the call it is too late: you get everything back, without asking.`,
        },
      ],
    },
    {
      title: 'Your account',
      items: [
        {
          question: 'How do I see or delete what you keep about me?',
          answer: (
            <p>
              In your settings: download everything, or delete the account.{' '}
              <Link href="/privacy">What we keep</Link>
            </p>
          ),
        },
        {
          question: 'I cannot sign in.',
          answer:
            'Ask for a new password on the sign-in page; the link comes by mail. After several wrong passwords we make you wait a little, so that nobody can guess.',
        },
      ],
    },
  ];
}
