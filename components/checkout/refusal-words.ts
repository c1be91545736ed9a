import { declineWords } from './decline-words';
import type { Refusal } from './use-payment';

export type RefusalWords = {
  readonly tone: 'warn' | 'bad';
  readonly title: string;
  readonly advice: string;
  /** There is nothing more to do here; the booking's page is the way on. */
  readonly leave?: true;
};

/** What came of a try to pay that did not confirm the booking: what happened, what was not lost, what to do. */
export function refusalWords(refusal: Refusal): RefusalWords {
  switch (refusal.kind) {
    case 'declined': {
      const { title, advice } = declineWords(refusal.code, refusal.declineCode);
      return { tone: 'bad', title, advice: `Nothing was charged, and the time is still held. ${advice}` };
    }
    case 'processing':
      return {
        tone: 'warn',
        title: 'Your bank is still processing the payment.',
        advice: 'The booking is confirmed as soon as it is through; you can leave this page.',
        leave: true,
      };
    case 'released':
      return {
        tone: 'bad',
        title: 'The time was released meanwhile.',
        advice: 'It was not paid while it was held. Nothing was charged.',
        leave: true,
      };
    case 'returned':
      return {
        tone: 'bad',
        title: 'The time was released before your payment arrived.',
        advice: 'Your money is on its way back, all of it.',
        leave: true,
      };
    case 'not_free':
      return { tone: 'bad', title: 'The payment was not taken.', advice: refusal.words, leave: true };
    case 'not_charged':
      return {
        tone: 'bad',
        title: 'Stripe did not answer.',
        advice: 'Nothing was charged so far, and the time is still held. Try again in a minute.',
      };
    case 'unknown':
      return {
        tone: 'bad',
        title: 'We could not find out whether your card was charged.',
        advice:
          'If it was, the booking is confirmed by itself within minutes. If not, pay again: this call cannot be charged twice.',
        leave: true,
      };
  }
}
