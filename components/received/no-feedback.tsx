import { bookingPage } from '@/components/booking/links';
import {
  instant,
  isBefore,
  moment,
  priceWords,
  type Reading,
  them,
  themAtStart,
} from '@/components/booking/reading';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ACTION_COUNT, MIN_WORDS } from '@/lib/domain/feedback-structure';
import { numberWord } from '@/lib/domain/number-words';

/** In place of feedback: by when it comes, or why none will. */
export function NoFeedback({ reading }: { reading: Reading }) {
  const { title, text } = noFeedbackWords(reading);
  return (
    <EmptyState
      title={title}
      actions={<ButtonLink href={bookingPage('candidate', reading.view.id)}>Open the booking</ButtonLink>}
    >
      {text}
    </EmptyState>
  );
}

/** Exported for its test. */
export function noFeedbackWords(reading: Reading): { title: string; text: string } {
  const { view, now } = reading;
  switch (view.status) {
    case 'completed_pending_feedback': {
      const due = view.feedbackDueAt ? instant(view.feedbackDueAt) : now;
      const last = view.feedbackDeadline ? moment(reading, view.feedbackDeadline) : '';
      const back = `If none has passed our check by ${last}, you get ${priceWords(reading)} back without asking.`;
      return isBefore(now, due)
        ? {
            title: `On its way, by ${moment(reading, due)}`,
            text: `${themAtStart(reading)} is writing it. We write to you when it is here. ${back}`,
          }
        : {
            title: 'Your feedback is late',
            text: `It was due by ${moment(reading, due)}, and we have reminded ${them(reading)}. ${back}`,
          };
    }
    case 'completed':
      return {
        title: 'No feedback on this call',
        text: 'You were not in the call, so there is nothing to write about.',
      };
    case 'refunded':
      return {
        title: 'No feedback on this call',
        text: 'It was refunded in full instead. The booking says why.',
      };
    case 'requested':
    case 'accepted':
    case 'confirmed':
      return {
        title: 'The feedback comes after the call',
        text: `At least ${MIN_WORDS} words and ${numberWord(ACTION_COUNT)} things to do next, or your money back.`,
      };
    default:
      return { title: 'No feedback on this call', text: 'The call did not take place.' };
  }
}
